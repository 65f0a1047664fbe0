"""Decides what each subscription is owed now, and writes it into the ledger with its messages.

``schedule.due`` has the rules. Messages are made once for all who get the same. Planning may stop
at any moment: a subscription that was not planned is still due.
"""

import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from functools import cached_property
from zoneinfo import ZoneInfo

from telegram import Bot

from bot.cards.audience import Audience
from bot.cards.message import Message
from bot.cards.quiet import no_report
from bot.delivery.expectation import expect
from bot.delivery.rendering import Rendering, Version
from bot.delivery.schedule.due import decide, others_between
from bot.delivery.schedule.lateness import is_free_weekend
from bot.delivery.troubles import Troubles
from bot.feed.steps.days import Outlook
from bot.papers import Decision, DeliveryKind, Subscription
from bot.store.ledger.owing import Owed
from bot.store.store import Store
from bot.texts.catalogue import say_in

log = logging.getLogger(__name__)

_BATCH = 1000
"""Subscriptions that are planned in one step; answers to people go out between steps."""
_RENDERINGS = 64
"""Versions that one step makes at most, or leaves to the next."""


@dataclass(eq=False)
class Planner:
    """Decides for every subscription whose time has come."""

    bot: Bot
    store: Store
    spread: timedelta = timedelta(0)
    """The time after each hour over which its subscriptions are spread."""
    troubles: Troubles = field(default_factory=Troubles)
    """What could not be planned, or shown."""
    outlooks: Callable[[], Sequence[Outlook]] = tuple
    """What the feed knows of its days, where there is one."""
    _newest: date | None = None
    _rendering: Rendering | None = None
    """That of the newest digest, kept from one step to the next."""

    def prepare(self) -> None:
        """Finds the newest digest's papers for each topic; in a thread, since it may take long."""
        newest = self.store.papers.newest_day()
        if newest is not None:
            self.store.matches.prepare(newest)

    def plan(self, now: datetime) -> Iterator[int]:
        """Plans all subscriptions that are due, step by step; each step yields how many are owed.

        The caller lets answers to people go out between steps.
        """
        while True:
            newest = self.store.papers.newest_day()
            if newest != self._newest:  # this process brought it, or `papergram load`
                self.store.subscriptions.wake_waiting(now)
                self._newest = newest
            due = self.store.subscriptions.due(now, _BATCH)
            planned, owed = self._plan(due, newest, now)
            if owed:
                log.info("news up to %s is owed to %d subscriptions", newest, owed)
            yield owed
            if planned == len(due) < _BATCH:
                return

    def plan_one(
        self, subscription: Subscription, now: datetime, *, greeting: bool = False
    ) -> None:
        """Plans one subscription if it is due; a ``greeting`` does not use up the day's push."""
        if subscription.active and subscription.next_due <= now:
            self._plan([subscription], self.store.papers.newest_day(), now, greeting=greeting)

    def greet(self, subscription: Subscription, newest: date, now: datetime) -> None:
        """Owes a new subscriber the digest of the day ``newest``, besides the day's push."""
        usual = _as_greeting(decide(subscription, newest, now, self.spread))
        decision = replace(usual, push=newest, explain=False)
        rendering = self._rendering_of(newest)
        audience = rendering.audiences([subscription])[subscription.id]
        if isinstance(audience, Exception):
            raise audience
        version = Version(audience, subscription.language)
        messages = rendering.messages(version, now) or (rendering.nothing_for(version),)
        owed = Owed(DeliveryKind.DIGEST, newest.isoformat(), messages, (subscription.id,))
        self.store.owing.decide({subscription.id: decision}, [owed], now, greeting=True)

    def _plan(
        self,
        subscriptions: Sequence[Subscription],
        newest: date | None,
        now: datetime,
        *,
        greeting: bool = False,
    ) -> tuple[int, int]:
        """Plans due subscriptions, fewer than all if they need many versions.

        ``newest`` is the newest digest's day; a ``greeting`` does not use up the day's push.
        Returns how many are planned, and how many of them are owed something.
        """
        subscriptions = [
            self.store.pauses.try_again(one.id, now) if one.paused_since else one
            for one in subscriptions
        ]
        rendering = self._rendering_of(newest) if newest else None
        decisions = {one.id: self._decide(one, newest, now) for one in subscriptions}
        pushed = [one for one in subscriptions if _pushes(decisions[one.id])]
        step = _Step(newest, rendering, now, self.store.papers.days(), self.outlooks)
        if rendering and pushed:
            step.audiences = rendering.audiences(pushed)
        planned: dict[int, Decision] = {}
        for one in subscriptions:
            if rendering is not None and rendering.tried >= _RENDERINGS:
                break
            try:
                decision = step.add(one, decisions[one.id])
            except Exception as error:  # its zone or language, or what its messages are made of
                again = self.troubles.note(_subject(one), error, now)
                planned[one.id] = Decision(None, False, again, now.date())
            else:
                self.troubles.over(_subject(one))
                planned[one.id] = _as_greeting(decision) if greeting else decision
        owed = step.owed()
        if planned:
            self.store.owing.decide(planned, owed, now, greeting=greeting)
        return len(planned), sum(len(one.subscriptions) for one in owed)

    def _decide(
        self, subscription: Subscription, newest: date | None, now: datetime
    ) -> Decision | Exception:
        try:
            return decide(subscription, newest, now, self.spread)
        except Exception as error:  # for example, its zone is no longer known
            return error

    def _rendering_of(self, newest: date) -> Rendering:
        """Returns that of the last step, unless the report changed or it has many versions."""
        known = self._rendering
        if (
            known is None
            or (known.day, known.editions) != (newest, self.store.papers.editions(newest))
            or known.tried >= _RENDERINGS
        ):
            known = self._rendering = self.rendering(newest)
        return known

    def owe_late(
        self, rendering: Rendering, subscriptions: Sequence[Subscription], now: datetime
    ) -> int:
        """Owes a changed report to readers for whom its earlier form had nothing.

        The messages come without a sound. Returns how many readers are owed any.
        """
        step = _Step(rendering.day, rendering, now)
        step.audiences = rendering.audiences(subscriptions)
        for one in subscriptions:
            try:
                step.add_digest(one)
            except Exception as error:
                self.troubles.note(f"a late digest for subscription {one.id}", error, now)
        owed = step.owed(silent=True)
        if owed:
            self.store.owing.owe(owed, now)
        return sum(len(one.subscriptions) for one in owed)

    def rendering(self, day: date) -> Rendering:
        """Returns a new rendering of the digest of a day."""
        return Rendering(day, self.store, self.bot.username, self.troubles)


@dataclass(eq=False)
class _Step:
    """What the subscriptions of one step are owed, each message with all who get the same."""

    newest: date | None
    rendering: Rendering | None
    now: datetime
    days: Sequence[date] = ()
    """Those of all digests; without them no other digest is named."""
    outlooks: Callable[[], Sequence[Outlook]] = tuple
    """What the feed knows of its days."""
    audiences: Mapping[int, Audience | Exception] = field(default_factory=dict)
    _versions: dict[Version, list[int]] = field(default_factory=dict)
    _notes: dict[tuple[date, Message], list[int]] = field(default_factory=dict)

    def add(self, subscription: Subscription, decision: Decision | Exception) -> Decision:
        """Adds what a decision brings, and returns it; raises when there is none or it fails."""
        if isinstance(decision, Exception):
            raise decision
        if decision.push is not None:
            nothing = self.add_digest(subscription)
            if nothing is not None and subscription.quiet_notes:
                self._add_note(subscription, decision, nothing)
        elif decision.explain:
            weekend = is_free_weekend(decision.local_day, self.days)
            say = say_in(subscription.language)
            fed = expect(self._outlooks, ZoneInfo(subscription.zone), say)
            note = no_report(self.newest, say, weekend=weekend, fed=fed)
            self._add_note(subscription, decision, note)
        return decision

    @cached_property
    def _outlooks(self) -> Sequence[Outlook]:
        return self.outlooks()

    def add_digest(self, subscription: Subscription) -> Message | None:
        """Adds the digest; returns what to say when nothing in it is for the reader."""
        assert self.rendering is not None
        audience = self.audiences[subscription.id]
        if isinstance(audience, Exception):
            raise audience
        also = others_between(subscription.last_digest, self.days, self.rendering.day)
        version = Version(audience, subscription.language, also)
        if self.rendering.messages(version, self.now):
            self._versions.setdefault(version, []).append(subscription.id)
            return None
        return self.rendering.nothing_for(version)

    def owed(self, *, silent: bool = False) -> list[Owed]:
        """Returns what was added; ``silent`` digests make no sound."""
        notes = [
            Owed(DeliveryKind.QUIET, local_day.isoformat(), (note,), tuple(readers))
            for (local_day, note), readers in self._notes.items()
        ]
        if self.rendering is None:
            return notes
        return notes + [
            Owed(
                DeliveryKind.DIGEST,
                self.rendering.day.isoformat(),
                tuple(
                    replace(part, silent=silent or part.silent)
                    for part in self.rendering.messages(version, self.now)
                ),
                tuple(readers),
            )
            for version, readers in self._versions.items()
        ]

    def _add_note(self, subscription: Subscription, decision: Decision, note: Message) -> None:
        self._notes.setdefault((decision.local_day, note), []).append(subscription.id)


def _pushes(decision: Decision | Exception) -> bool:
    return isinstance(decision, Decision) and decision.push is not None


def _as_greeting(decision: Decision) -> Decision:
    """Returns a decision after which a newer digest that arrives today is still owed today."""
    return replace(decision, waiting=decision.waiting or decision.push is not None)


def _subject(subscription: Subscription) -> str:
    return f"subscription {subscription.id}"
