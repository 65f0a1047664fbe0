"""The push: plan → claim → send → record.

Planning writes what is owed into the ledger; a tick does that, and whatever else finds news.
Sending draws from the ledger, a few messages at a time, until nothing is owed. Either may stop at
any moment: what was owed is still owed after a restart.
"""

import asyncio
import logging
from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta

from telegram import Bot

from bot.cards.message import Message, Say
from bot.cards.overview import Audience, overview
from bot.delivery import sender
from bot.delivery.plan import Decision, decide, others_since
from bot.papers import Subscription
from bot.store.ledger import Claim, Ledger
from bot.store.papers import Papers
from bot.store.subscriptions import Subscriptions

log = logging.getLogger(__name__)

_BATCH = 500
_IN_FLIGHT = 8
_LONGEST_SLEEP = timedelta(seconds=15)


class Push:
    """Brings each subscription what it is owed."""

    def __init__(
        self,
        bot: Bot,
        papers: Papers,
        subscriptions: Subscriptions,
        ledger: Ledger,
        say_in: Callable[[str], Say],
        clock: Callable[[], datetime],
    ) -> None:
        self._bot = bot
        self._papers = papers
        self._subscriptions = subscriptions
        self._ledger = ledger
        self._say_in = say_in
        self._clock = clock
        self._work = asyncio.Event()
        self._paused_until: datetime | None = None
        self._newest: date | None = None

    def plan(self) -> int:
        """Writes down what is owed now; returns to how many subscriptions."""
        now = self._clock()
        newest = self._papers.newest_day()
        if newest != self._newest:  # whoever brought it, this process or `papergram load`
            self._newest = newest
            self._subscriptions.wake_waiting(now)
        days = self._papers.days()
        rendered: dict[tuple[object, ...], list[Message]] = {}
        owed = 0
        while subscriptions := self._subscriptions.due(now, _BATCH):
            decisions = [(s, decide(s, newest, now)) for s in subscriptions]
            messages: dict[int, Sequence[Message]] = {}
            for subscription, decision in decisions:
                if decision.push:
                    also = others_since(subscription, days, decision.push)
                    key = (subscription.style, subscription.language, subscription.private, also)
                    if key not in rendered:
                        rendered[key] = self._render(subscription, decision.push, also)
                    messages[subscription.id] = rendered[key]
            self._ledger.owe([(s.id, d) for s, d in decisions], messages, now)
            owed += len(messages)
        if owed:
            log.info("digest %s is owed to %d subscriptions", newest, owed)
        return owed

    def wake(self) -> None:
        """Has what is owed sent now rather than at the next look."""
        self._work.set()

    def owe_greeting(self, subscription: Subscription) -> None:
        """Owes a new subscriber the newest digest; that does not use up the day's push."""
        now = self._clock()
        newest = self._papers.newest_day()
        seen = decide(subscription, newest, now)
        # As if nobody had been greeted: a newer digest that arrives today is still owed today.
        decision = Decision(newest, seen.waiting or bool(seen.push), seen.next_due, seen.local_day)
        messages = {subscription.id: self._render(subscription, newest, ())} if newest else {}
        self._ledger.owe([(subscription.id, decision)], messages, now, greeting=True)

    async def send_to(self, subscription_id: int) -> None:
        """Sends one subscription what it is owed, now rather than in its turn."""
        while claims := self._ledger.claim(self._clock(), 1, subscription_id):
            await self._deliver(claims[0])

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
                await asyncio.wait_for(self._work.wait(), _LONGEST_SLEEP.total_seconds())
            except TimeoutError:
                continue

    async def send_owed(self) -> None:
        """Sends until nothing more may go out now."""
        while True:
            now = self._clock()
            if self._paused_until and now < self._paused_until:
                return
            claims = self._ledger.claim(now, _IN_FLIGHT)
            if not claims:
                return
            await asyncio.gather(*map(self._deliver, claims))

    async def _deliver(self, claim: Claim) -> None:
        owed = claim.delivery
        outcome = await sender.send(self._bot, owed.chat_id, owed.thread_id, claim.message)
        now = self._clock()
        match outcome:
            case sender.Sent(message_id):
                self._ledger.record_sent(owed.id, message_id, now)
            case sender.Later(wait, flood):
                self._ledger.record_later(owed.id, now + wait, now)
                if flood:
                    self._paused_until = max(self._paused_until or now, now + wait)
                    log.warning("Telegram asks for a pause of %s", wait)
            case sender.Moved(chat_id):
                log.info("chat %d is %d now", owed.chat_id, chat_id)
                self._subscriptions.move(owed.chat_id, chat_id)
                self._ledger.record_later(owed.id, now, now)
            case sender.NoTopic(reason):
                self._give_up(owed.chat_id, owed.subscription_id, reason, owed.thread_id)
            case sender.Gone(reason):
                self._give_up(owed.chat_id, owed.subscription_id, reason)
            case sender.Unknown(reason):
                log.warning("no answer for a message to %d: %s", owed.chat_id, reason)
                self._ledger.record_unknown(owed.id, reason, now)
            case sender.Failed(reason):
                log.error("a message to %d was refused: %s", owed.chat_id, reason)
                self._ledger.record_failed(owed.id, reason, now)

    def _give_up(
        self, chat_id: int, subscription_id: int, reason: str, thread_id: int | None = None
    ) -> None:
        log.info("pushes to %d end: %s", chat_id, reason)
        self._subscriptions.switch_off(chat_id, reason, thread_id)
        self._ledger.drop(subscription_id, reason, self._clock())

    def _render(self, subscription: Subscription, day: date, also: Sequence[date]) -> list[Message]:
        audience = Audience(subscription.style, subscription.private, self._bot.username)
        say = self._say_in(subscription.language)
        return overview(day, self._papers.of_day(day), say, audience, also)
