"""What the chat asks of delivery; handlers call nothing else of this room.

A reader sees the answer to a command first and what it brings after it. So what is owed is written
down when a ``with`` block begins and sent when the block ends. The answer goes out in the block.
"""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from bot.cards.message import Message
from bot.delivery.planner import Planner
from bot.delivery.push import Push
from bot.delivery.round import Round
from bot.delivery.schedule.due import is_news
from bot.delivery.schedule.status import PushStatus, status_of
from bot.feed.scanner import FileReport
from bot.papers import DeliveryKind, Subscription
from bot.store.ledger.owing import Owed
from bot.store.notices import Notice
from bot.store.store import Store

_BATCH = 2000
"""Subscriptions that are owed a notice in one step."""


class Requests:
    """Plans and sends what one answer brings; no other subscription is planned."""

    def __init__(
        self,
        store: Store,
        planner: Planner,
        push: Push,
        round_: Round,
        clock: Callable[[], datetime],
    ) -> None:
        self._store = store
        self._planner = planner
        self._push = push
        self._round = round_
        self._clock = clock

    async def scan(self, administrator: int) -> Sequence[FileReport]:
        """Scans the digest folder now; the ``administrator`` who asks gets no note about it."""
        return await self._round.scan(asked_by=administrator)

    def status(self, subscription: Subscription) -> PushStatus:
        """Returns how things stand with the pushes of a subscription."""
        return status_of(subscription, self._clock(), self._planner.spread)

    @contextlib.contextmanager
    def owing(self, subscription: Subscription) -> Iterator[PushStatus]:
        """Plans a subscription that is new or changed; what it is owed follows the block."""
        self._planner.plan_one(subscription, self._clock())
        try:
            yield self._status_since(subscription)
        finally:
            self._push.wake()

    @contextlib.asynccontextmanager
    async def greeting(self, subscription: Subscription) -> AsyncIterator[PushStatus]:
        """Owes a reader the newest digest if it is new to them.

        It goes out after the block, before what others are owed.
        """
        newest, now = self._store.papers.newest_day(), self._clock()
        if newest is not None and is_news(subscription, newest):
            self._planner.greet(subscription, newest, now)
        else:
            self._planner.plan_one(subscription, now)
        status = self._status_since(subscription)
        yield status
        if status.digest_owed:
            await self._push.send_to(subscription.id)

    @contextlib.asynccontextmanager
    async def broadcast(self, notice: Notice) -> AsyncIterator[int]:
        """Owes a notice to all subscriptions; it follows the block, which gets their number."""
        audience, now = self._store.notices.audience(), self._clock()
        messages, key = (Message(notice.html),), str(notice.number)
        # Owed before it is marked: after a crash in between, the ledger does not owe it twice.
        for start in range(0, len(audience), _BATCH):
            some = tuple(audience[start : start + _BATCH])
            self._store.owing.owe([Owed(DeliveryKind.NOTICE, key, messages, some)], now)
            await asyncio.sleep(0)  # answers to people go out in between
        self._store.notices.mark_sent(notice.number, now)
        try:
            yield len(audience)
        finally:
            self._push.wake()

    def _status_since(self, before: Subscription) -> PushStatus:
        """Returns the status of a subscription that was planned since ``before``."""
        after = self._store.subscriptions.get_by_id(before.id)
        return replace(self.status(after), digest_owed=after.last_digest != before.last_digest)
