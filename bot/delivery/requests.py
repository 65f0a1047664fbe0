"""What the chat asks of delivery; handlers call nothing else of this room.

A reader sees the answer to a command first and what it brings after it. So what is owed is written
down when a ``with`` block begins and sent when the block ends. The answer goes out in the block.
"""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bot.cards.message import Message
from bot.client.pace.overall import most_stars
from bot.delivery.expectation import expect
from bot.delivery.round import Round
from bot.delivery.schedule.due import is_news
from bot.delivery.schedule.status import PushStatus, status_of
from bot.feed.file_report import FileReport
from bot.papers import DeliveryKind, Subscription
from bot.store.ledger.owing import Owed
from bot.store.notices import Notice
from bot.texts.say import Say

if TYPE_CHECKING:
    from bot.feed.figures import FeedFigures

_BATCH = 2000
"""Subscriptions that are owed a notice in one step."""


@dataclass(frozen=True, slots=True)
class Requests:
    """Plans and sends what one answer brings; no other subscription is planned."""

    round: Round

    async def scan(self, administrator: int) -> Sequence[FileReport]:
        """Scans the digest folder and feeds now; the ``administrator`` gets no note about it."""
        if self.round.feeder is not None:
            self.round.feeder.wake()
        return await self.round.scan(asked_by=administrator)

    def status(self, subscription: Subscription) -> PushStatus:
        """Returns how things stand with the pushes of a subscription."""
        return status_of(subscription, self.round.clock(), self.round.planner.spread)

    def expectation(self, zone: str, say: Say) -> list[str]:
        """Returns lines on what the feed expects; none where there is no feed."""
        return expect(self.round.planner.outlooks(), ZoneInfo(zone), say)

    def fed(self) -> "FeedFigures | None":
        """Returns the figures of the feed; ``None`` where there is none."""
        return self.round.feeder.figures() if self.round.feeder is not None else None

    @contextlib.contextmanager
    def owing(self, subscription: Subscription, *, greeting: bool = False) -> Iterator[PushStatus]:
        """Plans a subscription that is new or changed; what it is owed follows the block.

        A ``greeting``, by ``/subscribe``, does not use up the day's push.
        """
        self.round.planner.plan_one(subscription, self.round.clock(), greeting=greeting)
        try:
            yield self._status_since(subscription)
        finally:
            self.round.push.wake()

    @contextlib.asynccontextmanager
    async def greeting(self, subscription: Subscription) -> AsyncIterator[PushStatus]:
        """Owes a reader the newest digest if it is new to them.

        It goes out after the block, before what others are owed.
        """
        newest, now = self.round.store.papers.newest_day(), self.round.clock()
        if newest is not None and is_news(subscription, newest):
            try:
                self.round.planner.greet(subscription, newest, now)
            except Exception as error:  # the answer goes out all the same
                subject = f"the greeting of subscription {subscription.id}"
                self.round.planner.troubles.note(subject, error, now)
        else:
            self.round.planner.plan_one(subscription, now)
        status = self._status_since(subscription)
        yield status
        if status.digest_owed:
            await self.round.push.send_to(subscription.id)

    def price(self, messages: int) -> int | None:
        """Returns the Stars that so many messages cost at most; ``None`` where none are paid."""
        return most_stars(messages) if self.round.push.is_paid else None

    @contextlib.asynccontextmanager
    async def broadcast(self, notice: Notice) -> AsyncIterator[int]:
        """Owes a notice to all subscriptions; it follows the block, which gets their number."""
        audience, now = self.round.store.notices.audience(), self.round.clock()
        messages, key = (Message(notice.html),), str(notice.number)
        # Owed before it is marked: after a crash in between, the ledger does not owe it twice.
        for start in range(0, len(audience), _BATCH):
            some = tuple(audience[start : start + _BATCH])
            self.round.store.owing.owe([Owed(DeliveryKind.NOTICE, key, messages, some)], now)
            await asyncio.sleep(0)  # answers to people go out in between
            await self.round.store.database.until_writable()
        self.round.store.notices.mark_sent(notice.number, now)
        try:
            yield len(audience)
        finally:
            self.round.push.wake()

    def _status_since(self, before: Subscription) -> PushStatus:
        """Returns the status of a subscription that was planned since ``before``."""
        after = self.round.store.subscriptions.get_by_id(before.id)
        return replace(self.status(after), digest_owed=after.last_digest != before.last_digest)
