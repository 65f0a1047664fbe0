"""Which papers are on a topic: for a digest, and as a preview over the newest papers."""

import contextlib
import threading
from collections import OrderedDict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import date

from sqlmodel import col, select

from bot.cards.selection import EVERYTHING, Selection
from bot.cards.selection import select as select_papers
from bot.papers import Edition, StoredPaper, Subscription
from bot.search.index import Index, Shelf
from bot.store.database import Database, Part
from bot.store.loading import editions_of
from bot.store.papers import Papers
from bot.store.tables import EntryRow, PaperRow
from bot.store.topics import Topics

_PREVIEW_DIGESTS = 10
_PREVIEW_SHOWN = 3
_DAYS_KEPT = 8
_TOPICS_KEPT = 20_000
"""Answers that are remembered of a day; they are sets of a few ids."""


@dataclass(frozen=True, slots=True)
class Preview:
    """What a topic would have done lately."""

    count: int
    of: int
    """The papers of the newest digests that were looked at."""
    newest: Sequence[StoredPaper]
    also: Sequence[str]
    """Translations that count too."""
    hidden: int = 0
    """More of them that are left out all the same, for other words that are muted."""


@dataclass(slots=True)
class _Day:
    """A digest's papers, and which of them are on the topics that were asked about."""

    editions: tuple[Edition, ...]
    shelf: Shelf
    on: dict[tuple[str, bool], frozenset[str]] = field(default_factory=dict)
    """By the words, and whether they are muted."""


class Matches(Part):
    """Asks the search index whether papers are on a topic: once for each topic and digest."""

    def __init__(self, database: Database, papers: Papers, topics: Topics, index: Index) -> None:
        super().__init__(database)
        self._papers = papers
        self._topics = topics
        self._index = index
        self._days: OrderedDict[date, _Day] = OrderedDict()
        self._lock = threading.Lock()
        self._prepared: tuple[Edition, ...] = ()

    def prepare(self, day: date) -> None:
        """Matches a new digest with the topics of all active subscriptions, ahead of the push."""
        topics = self._topics.words_of_all()
        known = self._day(day) if topics else None
        if known is None or self._prepared == known.editions:
            return
        for words, muted in topics:
            with contextlib.suppress(Exception):  # raises again for those who have this topic
                self._on(words, known, muted=muted)
        self._prepared = known.editions

    def selections(self, day: date, subscriptions: Sequence[Subscription]) -> list[Selection]:
        """What each subscription's topics make of a digest, in their order."""
        topics = self._topics.of_many([subscription.id for subscription in subscriptions])
        known = self._day(day) if topics else None
        if known is None:
            return [EVERYTHING] * len(subscriptions)
        return [
            select_papers(
                [
                    (topic, self._on(topic.words, known, muted=topic.muted))
                    for topic in topics.get(one.id, ())
                ],
                only_followed=one.only_followed,
            )
            for one in subscriptions
        ]

    def selection(self, day: date, subscription: Subscription) -> Selection:
        """What one subscription's topics make of a digest."""
        return self.selections(day, [subscription])[0]

    def preview(
        self,
        words: str,
        muted: Collection[str] = (),
        language: str | None = None,
        *,
        muting: bool = False,
    ) -> Preview:
        """How many of the newest papers are on a topic, and the newest of them.

        What is on ``muted`` words too is counted apart: muting wins over following. ``language`` is
        the reader's. ``muting`` says that the topic is to be muted.
        """
        days = self._papers.days()[:_PREVIEW_DIGESTS]
        recent = self._read(
            select(PaperRow.arxiv_id)
            .join(EntryRow, col(EntryRow.paper_id) == PaperRow.id)
            .where(col(EntryRow.digest_date).in_(days))
            .order_by(col(EntryRow.digest_date).desc(), col(EntryRow.position))
        )
        ids = list(dict.fromkeys(recent))
        on = self._index.matching(words, ids, whole_terms=muting)
        hidden: set[str] = set()
        for other in muted if on else ():
            hidden |= self._index.matching(other, on, whole_terms=True)
        newest = [arxiv_id for arxiv_id in ids if arxiv_id in on - hidden][:_PREVIEW_SHOWN]
        shown = self._papers.get_all(newest, language)
        also = self._index.search(words, limit=1).also
        return Preview(len(on - hidden), len(ids), shown, also, len(hidden))

    def _on(self, words: str, day: _Day, *, muted: bool) -> frozenset[str]:
        """Returns the papers on a topic. What is muted hides no paper for a part of a term."""
        topic = words, muted
        if topic not in day.on:
            if len(day.on) >= _TOPICS_KEPT:
                day.on.clear()
            day.on[topic] = self._index.matching_on(words, day.shelf, whole_terms=muted)
        return day.on[topic]

    def _day(self, day: date) -> _Day | None:
        with self._lock, self._database.read() as session:
            editions = editions_of(session, day)
            if not editions:
                return None
            known = self._days.get(day)
            if known is None or known.editions != editions:
                shelf = Shelf(self._papers.of_day_in_all_languages(day))
                known = self._days[day] = _Day(editions, shelf)
            self._days.move_to_end(day)
            while len(self._days) > _DAYS_KEPT:
                self._days.popitem(last=False)
        return known
