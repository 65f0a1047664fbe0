"""Planner: who is owed what now is written into the ledger, with the messages as they will go out.

A look at a subscription is a decision (``plan``); messages are made once for all who get the same.
Planner may stop at any moment: what was not looked at is still to be looked at.
"""

import logging
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from telegram import Bot

from bot.cards.audience import Audience
from bot.cards.message import Message
from bot.cards.quiet import no_report, nothing_for_you
from bot.delivery.rendering import Rendering
from bot.delivery.schedule.due import decide, others_since
from bot.papers import Decision, DeliveryKind, Subscription
from bot.store.ledger.owing import Owing
from bot.store.matches import Matches
from bot.store.papers import Papers
from bot.store.subscriptions import Subscriptions
from bot.texts.say import Say

log = logging.getLogger(__name__)

_BATCH = 1000
"""Subscriptions that are looked at in one go; answers to people come in between."""
_TRY_AGAIN = timedelta(hours=1)
_RENDERINGS = 64
"""Different messages that are made in one go at most, or remembered for the next."""


class Planner:
    """Decides for every subscription whose time has come."""

    def __init__(
        self,
        bot: Bot,
        papers: Papers,
        subscriptions: Subscriptions,
        owing: Owing,
        matches: Matches,
        say_in: Callable[[str], Say],
        spread: timedelta = timedelta(0),
    ) -> None:
        self._bot = bot
        self._papers = papers
        self._subscriptions = subscriptions
        self._matches = matches
        self._owing = owing
        self._say_in = say_in
        self.spread = spread
        """What each hour's subscriptions are dealt over."""
        self._newest: date | None = None
        self._rendering: Rendering | None = None
        """Of the newest digest, from one go to the next."""
        self.behind = False
        """There is more to plan than one go does."""

    def prepare(self) -> None:
        """Finds what the newest digest has for each topic, which may take a while: in a thread."""
        newest = self._papers.newest_day()
        if newest is not None:
            self._matches.prepare(newest)

    def plan(self, now: datetime) -> int:
        """Writes down what is owed now; returns to how many subscriptions.

        One go of it: while ``behind`` says so, there is more.
        """
        newest = self._papers.newest_day()
        if newest != self._newest:  # whoever brought it, this process or `papergram load`
            self._subscriptions.wake_waiting(now)
            self._newest = newest
        rendering = self._rendering_of(newest) if newest else None
        found = self._subscriptions.due(now, _BATCH)
        self.behind = len(found) == _BATCH
        decisions = [(s, self._decide(s, newest, now)) for s in found]
        pushed = [subscription for subscription, decision in decisions if decision.push]
        audiences = rendering.audiences(pushed) if rendering and pushed else {}
        days = self._papers.days() if pushed else ()
        done: list[tuple[int, Decision]] = []
        messages: dict[int, Sequence[Message]] = {}
        quiet: list[tuple[int, Decision, Message]] = []
        notes: dict[str, Message] = {}
        for subscription, decision in decisions:
            if rendering is not None and rendering.made >= _RENDERINGS:
                self.behind = True
                break
            done.append((subscription.id, decision))
            audience = audiences.get(subscription.id)
            if decision.push and rendering is not None and audience is not None:
                also = others_since(subscription, days, decision.push)
                if parts := rendering.messages(audience, subscription.language, also):
                    messages[subscription.id] = parts
                elif subscription.quiet_notes:
                    note = self._nothing_in(rendering, subscription, audience)
                    quiet.append((subscription.id, decision, note))
            elif decision.explain:
                language = subscription.language
                if language not in notes:
                    notes[language] = no_report(newest, self._say_in(language))
                quiet.append((subscription.id, decision, notes[language]))
        self._owe_notes(quiet, now)  # first: what is decided is not looked at again
        if done:
            self._owing.owe(done, messages, now)
        owed = len(messages) + len(quiet)
        if owed:
            log.info("news up to %s is owed to %d subscriptions", newest, owed)
        return owed

    def _decide(self, subscription: Subscription, newest: date | None, now: datetime) -> Decision:
        try:
            return decide(subscription, newest, now, self.spread)
        except Exception:  # its zone is gone from the database of zones, say: the others go on
            log.exception("subscription %d cannot be planned", subscription.id)
            return Decision(None, False, now + _TRY_AGAIN, now.date())

    def _rendering_of(self, newest: date) -> Rendering:
        """The one from the last go, unless the report has changed or much was made by then."""
        known = self._rendering
        if (
            known is None
            or (known.day, known.source) != (newest, self._papers.digest_source(newest))
            or known.made >= _RENDERINGS
        ):
            known = self._rendering = self.rendering(newest)
        return known

    def owe_greeting(self, subscription: Subscription, now: datetime) -> None:
        """Owes a new subscriber the newest digest; that does not use up the day's push."""
        newest = self._papers.newest_day()
        seen = decide(subscription, newest, now, self.spread)
        # As if nobody had been greeted: a newer digest that arrives today is still owed today.
        decision = Decision(newest, seen.waiting or bool(seen.push), seen.next_due, seen.local_day)
        messages: dict[int, Sequence[Message]] = {}
        if newest:
            rendering = self._rendering_of(newest)
            audience = rendering.audiences([subscription])[subscription.id]
            parts = rendering.messages(audience, subscription.language)
            messages[subscription.id] = parts or [
                self._nothing_in(rendering, subscription, audience)
            ]
        self._owing.owe([(subscription.id, decision)], messages, now, greeting=True)

    def owe_found(
        self, rendering: Rendering, subscriptions: Sequence[Subscription], now: datetime
    ) -> int:
        """Owes those for whom nothing was in a report what is in it now that it changed.

        It comes without a sound. Returns for how many there is something.
        """
        audiences = rendering.audiences(subscriptions)
        messages: dict[int, Sequence[Message]] = {}
        for one in subscriptions:
            if parts := rendering.messages(audiences[one.id], one.language):
                messages[one.id] = [replace(part, silent=True) for part in parts]
        if messages:
            self._owing.owe_once(DeliveryKind.DIGEST, rendering.day.isoformat(), messages, now)
        return len(messages)

    def rendering(self, day: date) -> Rendering:
        """A digest as its readers get it."""
        return Rendering(day, self._papers, self._matches, self._say_in, self._bot.username)

    def _nothing_in(
        self, rendering: Rendering, subscription: Subscription, audience: Audience
    ) -> Message:
        say = self._say_in(subscription.language)
        return nothing_for_you(rendering.day, len(rendering.papers), say, audience)

    def _owe_notes(self, notes: Sequence[tuple[int, Decision, Message]], now: datetime) -> None:
        """One note a local day; equal ones share their rendering."""
        same: dict[Message, Sequence[Message]] = {}
        by_day: dict[date, dict[int, Sequence[Message]]] = {}
        for subscription_id, decision, note in notes:
            owed = by_day.setdefault(decision.local_day, {})
            owed[subscription_id] = same.setdefault(note, [note])
        for day, messages in by_day.items():
            self._owing.owe_once(DeliveryKind.QUIET, day.isoformat(), messages, now)
