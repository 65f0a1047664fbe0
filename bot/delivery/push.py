"""The push: plan → claim → send → record.

Planning writes what is owed into the ledger; a tick does that, and whatever else finds news.
Sending draws from the ledger, a few messages at a time and no faster than the pace allows, until
nothing is owed. Either may stop at any moment: what was owed is still owed after a restart. When an
answer does not come, nothing more is drawn until Telegram is known to be there: a message may go
out twice at most, and an outage is not to use that up.
"""

import asyncio
import logging
import time
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

from telegram import Bot

from bot.delivery import sender
from bot.delivery.pace import Lane, Pace
from bot.delivery.planning import Planning
from bot.delivery.rendering import Rendering
from bot.papers import Delivery, State, Subscription
from bot.store.ledger import Claim, Ledger, Settlement
from bot.store.subscriptions import Subscriptions

log = logging.getLogger(__name__)

_LONGEST_SLEEP = 15.0
"""Seconds after which the ledger is looked at again, whatever the clock said."""
_FIRST_PAUSE, _LONGEST_PAUSE = 0.5, 60.0
"""Seconds until Telegram is asked again whether it is there: twice as long each time."""


class Push:
    """Brings each subscription what it is owed."""

    def __init__(
        self,
        bot: Bot,
        planning: Planning,
        subscriptions: Subscriptions,
        ledger: Ledger,
        clock: Callable[[], datetime],
        pace: Pace,
        *,
        in_flight: int = 16,
    ) -> None:
        self._bot = bot
        self._planning = planning
        self._subscriptions = subscriptions
        self._ledger = ledger
        self._clock = clock
        self._pace = pace
        self._in_flight = in_flight
        self._work = asyncio.Event()
        self._sending = asyncio.Lock()
        self._reaching: asyncio.Task[None] | None = None
        """Runs while it is in doubt whether Telegram is there."""

    @property
    def behind(self) -> bool:
        """Whether there was more to plan than one go does."""
        return self._planning.behind

    def prepare(self) -> None:
        """Does beforehand what would hold up answers in ``plan``; for a thread of its own."""
        self._planning.prepare()

    def plan(self) -> int:
        """Writes down what is owed now; returns to how many subscriptions."""
        return self._planning.plan(self._clock())

    def wake(self) -> None:
        """Has what is owed sent now rather than at the next look."""
        self._work.set()

    def owe_greeting(self, subscription: Subscription) -> None:
        """Owes a new subscriber the newest digest; that does not use up the day's push."""
        self._planning.owe_greeting(subscription, self._clock())

    def rendering(self, day: date) -> Rendering:
        """A digest as its readers get it."""
        return self._planning.rendering(day)

    async def send_to(self, subscription_id: int) -> None:
        """Sends one subscription what it is owed, now rather than in its turn."""
        settled: list[Settlement] = []
        while claims := self._ledger.exchange(settled, 1, self._clock(), subscription_id):
            settled = [await self._send(claims[0], Lane.ANSWER)]

    async def run(self) -> None:
        """Sends what is owed, for ever; cancel it to stop."""
        recovered = self._ledger.recover(self._clock())
        if recovered:
            log.warning("%d messages are of unknown fate after the last stop", recovered)
        while True:
            self._work.clear()
            try:
                await self.send_owed()
            except Exception:  # the next round may do better; what is owed stays in the ledger
                log.exception("the push stumbled")
            try:
                await asyncio.wait_for(self._work.wait(), self._until_next_due())
            except TimeoutError:
                continue

    async def send_owed(self) -> None:
        """Sends until nothing more may go out now, several messages side by side.

        Each round records what has come to an end and claims what there is room for, in one
        commit. A call that hangs holds one place and delays nobody else. Whoever asks while this
        goes on waits for it to end.
        """
        async with self._sending:
            await self._send_all()

    async def _send_all(self) -> None:
        flying: set[asyncio.Task[Settlement]] = set()
        settled: list[Settlement] = []
        try:
            while True:
                room = min(self._in_flight - len(flying), self._pace.allowance(time.monotonic()))
                if self._reaching:
                    room = 0
                claims: list[Claim] = []
                if settled or room:
                    claims = self._ledger.exchange(settled, room, self._clock())
                    settled = []
                flying |= {asyncio.create_task(self._send(claim)) for claim in claims}
                if not flying and not claims and room:
                    return
                settled = await self._land(flying, refused=bool(room) and not claims)
        finally:
            # Cancelled or broken: what has landed is recorded, what still flies is left `sending`.
            settled += [t.result() for t in flying if t.done() and not t.exception()]
            for task in (*flying, self._reaching):
                if task:
                    task.cancel()
            if settled:
                self._ledger.exchange(settled, 0, self._clock())

    async def _land(
        self, flying: set[asyncio.Task[Settlement]], *, refused: bool
    ) -> list[Settlement]:
        """Waits until a call ends or the pace allows the next one; the outcomes that came.

        ``refused`` says that the ledger had nothing to give, so only an end can change that.
        """
        pause = max(self._pace.next_push(time.monotonic()), 0.001)
        full = refused or len(flying) >= self._in_flight or self._reaching is not None
        awaited: set[asyncio.Task[Any]] = set(flying)
        if self._reaching:
            awaited.add(self._reaching)
        if not awaited:
            await asyncio.sleep(pause)
            return []
        await asyncio.wait(
            awaited, timeout=None if full else pause, return_when=asyncio.FIRST_COMPLETED
        )
        landed = {task for task in flying if task.done()}
        flying -= landed
        return [task.result() for task in landed]

    async def _reach(self) -> None:
        """Comes to its end when Telegram answers."""
        pause = _FIRST_PAUSE
        try:
            while not await sender.is_reachable(self._bot):
                await asyncio.sleep(pause)
                pause = min(pause * 2, _LONGEST_PAUSE)
        finally:
            self._reaching = None

    def _until_next_due(self) -> float:
        due = self._ledger.next_due()
        if due is None:
            return _LONGEST_SLEEP
        return min(max((due - self._clock()).total_seconds(), 0.05), _LONGEST_SLEEP)

    async def _send(self, claim: Claim, lane: Lane = Lane.PUSH) -> Settlement:
        owed = claim.delivery
        if lane is Lane.PUSH and (hold := self._pace.chat_wait(owed.chat_id, time.monotonic())):
            # Only this chat has to wait, so nobody waits with it.
            return Settlement(owed, State.DUE, self._clock() + timedelta(seconds=hold))
        outcome = await sender.send(self._bot, owed.chat_id, owed.thread_id, claim.message, lane)
        if lane is Lane.PUSH and not self._reaching and _is_doubtful(outcome):
            self._reaching = asyncio.create_task(self._reach())
        now = self._clock()
        match outcome:
            case sender.Sent(message_id):
                return Settlement(owed, State.SENT, message_id=message_id)
            case sender.Later(wait):
                return Settlement(owed, State.DUE, now + wait)
            case sender.Moved(chat_id):
                log.info("chat %d is %d now", owed.chat_id, chat_id)
                self._subscriptions.move(owed.chat_id, chat_id)
                return Settlement(owed, State.DUE, now)
            case sender.NoTopic(reason):
                return self._give_up(owed, reason, owed.thread_id)
            case sender.Gone(reason):
                return self._give_up(owed, reason)
            case sender.Unknown(reason):
                log.warning("no answer for a message to %d: %s", owed.chat_id, reason)
                return self._ledger.unknown(owed, reason, now)
            case sender.Failed(reason):
                log.error("a message to %d was refused: %s", owed.chat_id, reason)
                return Settlement(owed, State.FAILED, reason=reason)

    def _give_up(self, owed: Delivery, reason: str, thread_id: int | None = None) -> Settlement:
        log.info("pushes to %d end: %s", owed.chat_id, reason)
        self._subscriptions.switch_off(owed.chat_id, reason, self._clock(), thread_id)
        return Settlement(owed, State.FAILED, reason=reason)


def _is_doubtful(outcome: sender.Outcome) -> bool:
    """Whether Telegram may be out of reach."""
    match outcome:
        case sender.Unknown():
            return True
        case sender.Later(reached=reached):
            return not reached
    return False
