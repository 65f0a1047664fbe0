"""Decides what each subscription is owed now, and writes it into the ledger with its messages.

``schedule.due`` has the rules. Messages are made once for all who get the same. Planning may stop
at any moment: a subscription that was not planned is still due.
"""

import logging
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import cache

from telegram import Bot

from bot.cards.message import Message
from bot.cards.quiet import no_report
from bot.delivery.rendering import Edition, Rendering
from bot.delivery.schedule.due import decide, others_between
from bot.papers import Decision, DeliveryKind, Subscription
from bot.store.ledger.owing import Owed
from bot.store.store import Store
from bot.texts.catalogue import say_in

log = logging.getLogger(__name__)

_BATCH = 1000
"""Subscriptions that are planned in one step; answers to people go out between steps."""
_TRY_AGAIN = timedelta(hours=1)
_RENDERINGS = 64
"""Editions that one step makes at most, or leaves to the next."""


@dataclass(eq=False)
class Planner:
    """Decides for every subscription whose time has come."""

    bot: Bot
    store: Store
    spread: timedelta = timedelta(0)
    """The time after each hour over which its subscriptions are spread."""
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
        edition = Edition(audience, subscription.language)
        messages = rendering.messages(edition) or (rendering.nothing_for(edition),)
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
        """Plans due subscriptions, fewer than all if they need many editions.

        ``newest`` is the newest digest's day; a ``greeting`` does not use up the day's push.
        Returns how many are planned, and how many of them are owed something.
        """
        subscriptions = [
            self.store.pauses.try_again(one.id, now) if one.paused_since else one
            for one in subscriptions
        ]
        rendering = self._rendering_of(newest) if newest else None
        decisions = [(one, self._decide(one, newest, now)) for one in subscriptions]
        if greeting:
            decisions = [(one, _as_greeting(decision)) for one, decision in decisions]
        pushed = [one for one, decision in decisions if decision.push]
        audiences = rendering.audiences(pushed) if rendering and pushed else {}
        days = self.store.papers.days() if pushed else ()
        planned: dict[int, Decision] = {}
        editions: dict[Edition, list[int]] = {}
        notes: dict[tuple[date, Message], list[int]] = {}
        no_report_in = cache(lambda language: no_report(newest, say_in(language)))
        for one, decision in decisions:
            if rendering is not None and len(rendering.made) >= _RENDERINGS:
                break
            planned[one.id] = decision
            if decision.push and rendering is not None:
                also = others_between(one.last_digest, days, decision.push)
                edition = Edition(audiences[one.id], one.language, also)
                if readers := editions.get(edition):
                    readers.append(one.id)
                elif rendering.messages(edition):
                    editions[edition] = [one.id]
                elif one.quiet_notes:
                    note = rendering.nothing_for(edition)
                    notes.setdefault((decision.local_day, note), []).append(one.id)
            elif decision.explain:
                note = no_report_in(one.language)
                notes.setdefault((decision.local_day, note), []).append(one.id)
        owed = [
            Owed(DeliveryKind.QUIET, local_day.isoformat(), (note,), tuple(ids))
            for (local_day, note), ids in notes.items()
        ]
        if rendering is not None:
            owed += _digest_owed(rendering, editions)
        if planned:
            self.store.owing.decide(planned, owed, now, greeting=greeting)
        return len(planned), sum(len(one.subscriptions) for one in owed)

    def _decide(self, subscription: Subscription, newest: date | None, now: datetime) -> Decision:
        try:
            return decide(subscription, newest, now, self.spread)
        except Exception:  # for example, its zone is no longer known: the others go on
            log.exception("subscription %d cannot be planned", subscription.id)
            return Decision(None, False, now + _TRY_AGAIN, now.date())

    def _rendering_of(self, newest: date) -> Rendering:
        """Returns that of the last step, unless the report changed or it has many editions."""
        known = self._rendering
        if (
            known is None
            or (known.day, known.source) != (newest, self.store.papers.digest_source(newest))
            or len(known.made) >= _RENDERINGS
        ):
            known = self._rendering = self.rendering(newest)
        return known

    def owe_late(
        self, rendering: Rendering, subscriptions: Sequence[Subscription], now: datetime
    ) -> int:
        """Owes a changed report to readers for whom its earlier form had nothing.

        The messages come without a sound. Returns how many readers are owed any.
        """
        audiences = rendering.audiences(subscriptions)
        editions: dict[Edition, list[int]] = {}
        for one in subscriptions:
            editions.setdefault(Edition(audiences[one.id], one.language), []).append(one.id)
        owed = _digest_owed(rendering, editions, silent=True)
        if owed:
            self.store.owing.owe(owed, now)
        return sum(len(one.subscriptions) for one in owed)

    def rendering(self, day: date) -> Rendering:
        """Returns a new rendering of the digest of a day."""
        return Rendering(day, self.store, self.bot.username)


def _as_greeting(decision: Decision) -> Decision:
    """Returns a decision after which a newer digest that arrives today is still owed today."""
    return replace(decision, waiting=decision.waiting or decision.push is not None)


def _digest_owed(
    rendering: Rendering, editions: Mapping[Edition, Sequence[int]], *, silent: bool = False
) -> list[Owed]:
    """Returns what the readers of each edition are owed; ``silent`` messages make no sound."""
    return [
        Owed(
            DeliveryKind.DIGEST,
            rendering.day.isoformat(),
            tuple(replace(part, silent=silent or part.silent) for part in messages),
            tuple(readers),
        )
        for edition, readers in editions.items()
        if (messages := rendering.messages(edition))
    ]
