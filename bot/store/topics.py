"""What subscriptions follow and mute."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from enum import Enum, auto

from sqlmodel import col, select

from bot.papers import Topic
from bot.search.text import fold
from bot.store.database import Part, in_batches
from bot.store.tables import SubscriptionRow, TopicRow

MOST_TOPICS = 50
"""Topics of one subscription, followed and muted together."""


class Added(Enum):
    """What came of adding a topic."""

    KEPT = auto()
    TURNED = auto()
    """It was muted and is followed now, or the other way round."""
    KNOWN = auto()
    FULL = auto()


class Topics(Part):
    """Topics by subscription."""

    def of(self, subscription_id: int) -> list[Topic]:
        """Returns a subscription's topics: followed ones first, then in the order of adding."""
        return list(self.of_many([subscription_id])[subscription_id])

    def follows(self, subscription_id: int) -> bool:
        """Whether a subscription follows anything."""
        return any(not topic.muted for topic in self.of(subscription_id))

    def of_many(self, subscription_ids: Sequence[int]) -> Mapping[int, Sequence[Topic]]:
        """Topics by subscription; without any an empty list."""
        found: dict[int, list[Topic]] = defaultdict(list)
        with self._database.read() as session:
            for some in in_batches(subscription_ids):
                rows = session.exec(
                    select(TopicRow)
                    .where(col(TopicRow.subscription_id).in_(some))
                    .order_by(col(TopicRow.muted), col(TopicRow.id))
                ).all()
                for row in rows:
                    found[row.subscription_id].append(_to_topic(row))
        return found

    def words_of_all(self) -> Sequence[tuple[str, bool]]:
        """Returns the words of every topic of subscriptions that are on, and whether it is muted.

        The same topic stands there once.
        """
        query = (
            select(TopicRow.words, TopicRow.muted)
            .join(SubscriptionRow, col(SubscriptionRow.id) == TopicRow.subscription_id)
            .where(col(SubscriptionRow.active))
            .distinct()
        )
        return self._read(query)

    def find(self, subscription_id: int, words: str) -> Topic | None:
        """Returns the topic with these words, in whatever case, width or script."""
        wanted = same(words)
        return next((t for t in self.of(subscription_id) if same(t.words) == wanted), None)

    def add(self, subscription_id: int, words: str, *, muted: bool) -> Added:
        """Follows or mutes words from now on."""
        known = self.find(subscription_id, words)
        with self._database.write() as session:
            if known is not None:
                row = session.get(TopicRow, known.id)
                if row is None or row.muted == muted:
                    return Added.KNOWN
                row.muted = muted
                return Added.TURNED
            if len(self.of(subscription_id)) >= MOST_TOPICS:
                return Added.FULL
            session.add(TopicRow(subscription_id=subscription_id, words=words, muted=muted))
        return Added.KEPT

    def drop(self, subscription_id: int, topic_id: int) -> Topic | None:
        """Deletes and returns a topic; ``None`` when the subscription has none with this number."""
        with self._database.write() as session:
            row = session.get(TopicRow, topic_id)
            if row is None or row.subscription_id != subscription_id:
                return None
            topic = _to_topic(row)
            session.delete(row)
            return topic


def same(words: str) -> str:
    """Returns the form by which words are compared, whatever their case, width and script."""
    return " ".join(fold(words).split())


def _to_topic(row: TopicRow) -> Topic:
    assert row.id is not None
    return Topic(row.id, row.words, row.muted)
