"""The push: claim → send → record, over and over, until nothing is owed.

It claims a few messages at a time, no faster than the pace allows. It may stop at any moment: what
was owed is still owed after a restart. A message goes out twice at most, and an outage must not use
that up: ``schedule.doubt`` says which messages may go out when answers do not come.
"""

import asyncio
import contextlib
import logging
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from telegram import Bot

from bot.client import outcomes, sending
from bot.client.pace.overall import Lane, Pace
from bot.client.sending import NO_STARS
from bot.delivery.progress import Progress
from bot.delivery.schedule.doubt import Doubt, Trust
from bot.errors import StoreAwayError
from bot.papers import Delivery, State
from bot.store.ledger.ledger import Claim, Settlement
from bot.store.store import Store

log = logging.getLogger(__name__)

_LONGEST_SLEEP = 15.0
"""Seconds after which the ledger is asked again at the latest."""
_ASK_AGAIN = 1.0
"""Seconds after which it is asked again while calls are under way."""
_AFTER_A_STUMBLE = 1.0
_UNPAID_SECONDS = 3600.0
_MOST_QUESTIONS = 60
"""Questions in one chat, a minute apart, before the second call of a message goes out anyway."""


@dataclass(eq=False)
class Push:
    """Sends each subscription what it is owed."""

    bot: Bot
    store: Store
    clock: Callable[[], datetime]
    pace: Pace
    """The one that the bot's limiter uses."""
    in_flight: int = 16
    """The most calls side by side."""
    paid: Pace | None = None
    """The pace of pushes that are paid for, where they are."""
    progress: Progress = field(default_factory=Progress)
    _work: asyncio.Event = field(default_factory=asyncio.Event)
    _sending: asyncio.Lock = field(default_factory=asyncio.Lock)
    _stopping: bool = False
    _exchanging: asyncio.Lock = field(default_factory=asyncio.Lock)
    """Held during an exchange: the next one has to know what it claimed."""
    _flying: set[asyncio.Task[Settlement | None]] = field(default_factory=set)
    _landed: list[Settlement] = field(default_factory=list)
    """Settlements that the ledger does not have yet."""
    _known: dict[int, Delivery] = field(default_factory=dict)
    """What was claimed, and is not settled in the ledger."""
    _claims_lost: bool = False
    """An exchange did not end as usual: the ledger may have claims that nobody here knows."""
    _doubt: Doubt = field(init=False)
    _questions: Counter[int] = field(default_factory=Counter)
    """How often the chat of a delivery was asked before its second call."""
    _asking: asyncio.Task[None] | None = None
    """Runs while it is in doubt whether sending works."""
    _unpaid_until: float = 0.0
    """When Telegram is asked again to take Stars, after there were none."""

    def __post_init__(self) -> None:
        self._doubt = Doubt(self.in_flight)

    def wake(self) -> None:
        """Looks for owed messages now, not only when the next one comes due."""
        self._work.set()

    @property
    def is_paid(self) -> bool:
        """Whether the bot pays for going faster."""
        return self._pace is self.paid

    @property
    def _pace(self) -> Pace:
        has_stars = time.monotonic() >= self._unpaid_until
        return self.paid if self.paid is not None and has_stars else self.pace

    def stop(self) -> None:
        """Claims nothing more; ``run`` ends when the calls under way have ended."""
        self._stopping = True
        self._work.set()

    async def send_to(self, subscription_id: int) -> None:
        """Sends one subscription what it is owed, before all others."""
        while True:
            await self.store.database.until_writable()
            claims = await self._exchange(1, subscription_id, again=self._again())
            if not claims:
                return
            if settlement := await self._send(claims[0], Lane.GREETING):
                self._landed.append(settlement)

    async def run(self) -> None:
        """Sends what is owed until ``stop``; when it is cancelled, it waits for no answer."""
        await self.store.database.until_writable()
        if recovered := self.store.ledger.recover(self.clock()):
            log.warning("%d messages are of unknown fate after the last stop", recovered)
        while not self._stopping:
            self._work.clear()
            try:
                await self.send_owed()
                pause = self._until_next_due()
            except Exception:  # the next try may do better; what is owed stays in the ledger
                log.exception("the push stumbled")
                pause = _AFTER_A_STUMBLE
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._work.wait(), pause)
        if self._asking:
            self._asking.cancel()

    async def send_owed(self) -> None:
        """Sends until nothing more may go out now, several messages side by side.

        Each step records the calls that have ended and claims as many messages as there is room
        for, in one commit. A call that hangs holds one place and delays nobody else. A second call
        of this method waits for the first to end.
        """
        async with self._sending:
            try:
                while await self._advance():
                    pass
                self.progress.pause(self.store.ledger.next_due(), self.clock())
            except asyncio.CancelledError:
                # Calls that have ended are recorded; the others stay `sending`.
                self._collect()
                for task in (*self._flying, self._asking):
                    if task:
                        task.cancel()
                await self._exchange(0)
                raise

    async def _advance(self) -> bool:
        """Makes one step; returns whether anything is under way or may still go out now."""
        if self._doubt.trust is Trust.ASKING and not self._asking:
            self._asking = asyncio.create_task(self._ask())
        await self.store.database.until_writable()
        room = min(self._doubt.side_by_side - len(self._flying), self._allowance())
        claims = await self._claim(room)
        self.progress.claimed(claims)
        self._flying |= {asyncio.create_task(self._send(claim)) for claim in claims}
        if not self._flying and (self._stopping or (room > 0 and not claims)):
            if self._stopping or not self._only_tried_ones_left():
                return False
            self._doubt.ask()
            return True
        await self._wait(refused=room > 0 and not claims)
        self._collect()
        return True

    def _allowance(self) -> int:
        return 0 if self._stopping else self._pace.allowance(time.monotonic())

    async def _claim(self, room: int) -> list[Claim]:
        """Records what has landed, and claims up to ``room`` messages that may go out now."""
        trying = self._doubt.trust is Trust.TRYING
        claims = await self._exchange(room, again=self._again() and not trying)
        # What was never tried has two calls left, so it goes first.
        return claims or (await self._exchange(room, again=self._again()) if trying else [])

    def _again(self) -> bool:
        return self._doubt.again(time.monotonic())

    def _only_tried_ones_left(self) -> bool:
        """Whether messages are due that were tried once and may not go out in this doubt."""
        due = None if self._again() else self.store.ledger.next_due()
        return due is not None and due <= self.clock()

    async def _exchange(
        self, room: int, subscription_id: int | None = None, *, again: bool = False
    ) -> list[Claim]:
        async with self._exchanging:
            if not self._landed and room <= 0:
                return []
            ledger, now, landed = self.store.ledger, self.clock(), self._landed[:]
            if self._claims_lost:
                if put_back := ledger.put_back(self._known.values(), now):
                    log.warning("%d messages were claimed while the store failed", put_back)
                self._claims_lost = False
            try:
                claims = await self.store.database.beside(
                    lambda: ledger.exchange(landed, room, now, subscription_id, again=again)
                )
            except (StoreAwayError, asyncio.CancelledError):
                self._claims_lost = True
                raise
            for settled in landed:
                self._known.pop(settled.delivery.id, None)
            del self._landed[: len(landed)]  # only now: they are in the ledger
            self._known |= {claim.delivery.id: claim.delivery for claim in claims}
            return claims

    async def _wait(self, *, refused: bool) -> None:
        """Waits until a call ends or the pace allows the next one.

        ``refused`` says that the ledger had nothing to give. Messages may come due meanwhile.
        """
        awaited: set[asyncio.Task[Any]] = set(self._flying)
        if self._asking:
            awaited.add(self._asking)
        pause: float | None = max(self._pace.next_push(time.monotonic()), 0.001)
        if refused:
            pause = _ASK_AGAIN
        elif self._asking:
            pause = _ASK_AGAIN  # a stop does not wait for Telegram's answer
        elif self._stopping or len(self._flying) >= self._doubt.side_by_side:
            pause = None
        if awaited:
            await asyncio.wait(awaited, timeout=pause, return_when=asyncio.FIRST_COMPLETED)
        elif pause:
            await asyncio.sleep(pause)

    def _collect(self) -> None:
        ended = {task for task in self._flying if task.done()}
        self._flying -= ended
        results = [task.result() for task in ended if not task.cancelled()]
        settlements = [settlement for settlement in results if settlement]
        self.progress.settled(settlements, self.clock())
        self._landed += settlements

    async def _ask(self) -> None:
        """Asks with growing pauses whether Telegram works off messages, until it does."""
        log.warning("sending is in doubt: messages wait until Telegram answers")
        try:
            while self._doubt.trust is Trust.ASKING:
                await asyncio.sleep(self._doubt.pause())
                if await sending.is_answered(self.bot):
                    log.info("Telegram answers: one message tries")
                    self._doubt.answered(time.monotonic())
        finally:
            self._asking = None

    def _judge(self, outcome: outcomes.Outcome) -> None:
        """Takes into account what an outcome says of sending in general."""
        if outcomes.is_doubtful(outcome):
            self._doubt.unanswered()
        elif not isinstance(outcome, outcomes.Later):  # a wait says nothing of other messages
            self._doubt.sent(time.monotonic())

    def _until_next_due(self) -> float:
        due = self.store.ledger.next_due()
        if due is None:
            return _LONGEST_SLEEP
        return min(max((due - self.clock()).total_seconds(), 0.05), _LONGEST_SLEEP)

    async def _send(self, claim: Claim, lane: Lane = Lane.PUSH) -> Settlement | None:
        """Sends one message; no failure of it reaches the other messages.

        Returns ``None`` when it was put back into the ledger.
        """
        delivery = claim.delivery
        if lane is Lane.PUSH and (hold := self.pace.chat_wait(delivery.chat_id, time.monotonic())):
            # Only this chat has to wait; the others go on.
            return Settlement(delivery, State.DUE, self.clock() + timedelta(seconds=hold))
        try:
            if delivery.attempts > 1 and not await self._may_call_again(delivery, lane):
                self._known.pop(delivery.id, None)
                return None
            paid = lane is Lane.PUSH and self.is_paid
            outcome = await sending.send_message(
                self.bot, delivery.chat_id, delivery.thread_id, claim.message, lane, paid=paid
            )
            if paid and isinstance(outcome, outcomes.Failed) and NO_STARS in outcome.reason.lower():
                return self._go_on_unpaid(delivery)
            self._judge(outcome)
            return self._settle(delivery, outcome)
        except Exception as error:  # a bug, or a full disk: the other calls must be recorded
            log.exception("a message to %d met a fault of ours", delivery.chat_id)
            return self.store.ledger.unknown(delivery, type(error).__name__, self.clock())

    async def _may_call_again(self, delivery: Delivery, lane: Lane) -> bool:
        """Whether a second call is likely to get an answer, which it needs: there is no third.

        Other chats may work while this one does not. One that never answers gets its call after so
        many questions.
        """
        before = replace(delivery, attempts=delivery.attempts - 1)
        waits = self.store.ledger.unknown(before, "its chat does not answer", self.clock())
        # Back to what it was: a process that ends while it asks must not cost the second call.
        self.store.ledger.exchange([waits], 0, self.clock())
        self._questions[delivery.id] += 1
        if self._questions[delivery.id] <= _MOST_QUESTIONS and not await sending.is_answered_in(
            self.bot, delivery.chat_id, delivery.thread_id, lane
        ):
            log.warning("no answer in chat %d: its message waits", delivery.chat_id)
            return False
        del self._questions[delivery.id]
        return self.store.ledger.claim_again(delivery, self.clock())

    def _go_on_unpaid(self, delivery: Delivery) -> Settlement:
        """Puts a message back that there were no Stars for; all go on at the free rate."""
        if self.is_paid:
            log.error("the bot has not enough Stars: pushes go on at the free rate for an hour")
        self._unpaid_until = time.monotonic() + _UNPAID_SECONDS
        return Settlement(delivery, State.DUE, self.clock())

    def _settle(self, delivery: Delivery, outcome: outcomes.Outcome) -> Settlement:
        now = self.clock()
        match outcome:
            case outcomes.Sent(message_id):
                return Settlement(delivery, State.SENT, message_id=message_id)
            case outcomes.Later(wait):
                return Settlement(delivery, State.DUE, now + wait)
            case outcomes.Moved(chat_id):
                log.info("chat %d is %d now", delivery.chat_id, chat_id)
                self.store.subscriptions.move(delivery.chat_id, chat_id)
                return Settlement(delivery, State.DUE, now)
            case outcomes.Gone(reason):
                log.info("pushes to %d end: %s", delivery.chat_id, reason)
                self.store.subscriptions.switch_off(delivery.chat_id, reason, now)
                return Settlement(delivery, State.FAILED, reason=reason)
            case outcomes.Closed(reason, only_topic):
                log.info("pushes to %d wait: %s", delivery.chat_id, reason)
                topic = delivery.thread_id if only_topic else None
                self.store.pauses.pause(delivery.chat_id, reason, now, topic)
                return Settlement(delivery, State.FAILED, reason=reason)
            case outcomes.Unknown(reason):
                log.warning("no answer for a message to %d: %s", delivery.chat_id, reason)
                return self.store.ledger.unknown(delivery, reason, now)
            case outcomes.Failed(reason):
                log.error("a message to %d was refused: %s", delivery.chat_id, reason)
                return Settlement(delivery, State.FAILED, reason=reason)
