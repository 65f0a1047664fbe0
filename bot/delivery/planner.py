"""Who is owed what now is written into the ledger, with the messages as they will go out.

What a subscription is owed is decided by ``schedule.due``; messages are made once for all who get
the same. Planning may stop at any moment: what was not planned is still due.
"""

import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import cache

from telegram import Bot

from bot.cards.audience import Audience
from bot.cards.message import Message
from bot.cards.quiet import no_report, nothing_for_you
from bot.delivery.rendering import Edition, Rendering
from bot.delivery.schedule.due import decide, others_since
from bot.papers import Decision, DeliveryKind, Subscription
from bot.store.ledger.owing import Owed, Owing
from bot.store.matches import Matches
from bot.store.papers import Papers
from bot.store.subscriptions import Subscriptions
from bot.texts.say import Say

log = logging.getLogger(__name__)

_BATCH = 1000
"""Subscriptions that are planned in one step; answers to people come in between."""
_TRY_AGAIN = timedelta(hours=1)
_RENDERINGS = 64
"""Editions that are made in one step at most, or remembered for the next."""


@dataclass(frozen=True, slots=True)
class _Note:
    """A note on a quiet day; one local day has one at most."""

    local_day: date
    message: Message


@dataclass(frozen=True, slots=True)
class _Step:
    """What one step of a plan did."""

    planned: int
    """How many subscriptions are decided."""
    owed: int
    """How many of them are owed something."""


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
        """Of the newest digest, from one step to the next."""

    def prepare(self) -> None:
        """Finds what the newest digest has for each topic, which may take a while: in a thread."""
        newest = self._papers.newest_day()
        if newest is not None:
            self._matches.prepare(newest)

    def plan(self, now: datetime) -> Iterator[int]:
        """Writes down what is owed at ``now``, step by step; each yields to how many it owes.

        Whoever iterates lets answers to people go in between.
        """
        while True:
            newest = self._papers.newest_day()
            if newest != self._newest:  # whoever brought it, this process or `papergram load`
                self._subscriptions.wake_waiting(now)
                self._newest = newest
            due = self._subscriptions.due(now, _BATCH)
            step = self._plan(due, newest, now)
            if step.owed:
                log.info("news up to %s is owed to %d subscriptions", newest, step.owed)
            yield step.owed
            if step.planned == len(due) < _BATCH:
                return

    def plan_one(self, subscription: Subscription, now: datetime) -> None:
        """The same for one subscription, if it is due."""
        if subscription.active and subscription.next_due <= now:
            self._plan([subscription], self._papers.newest_day(), now)

    def greet(self, subscription: Subscription, newest: date, now: datetime) -> None:
        """Owes a new subscriber the newest digest; that does not use up the day's push.

        ``newest`` is that digest's day.
        """
        usual = decide(subscription, newest, now, self.spread)
        # As if nobody had been greeted: a newer digest that arrives today is still owed today.
        waiting = usual.waiting or usual.push is not None
        decision = replace(usual, push=newest, waiting=waiting, explain=False)
        rendering = self._rendering_of(newest)
        audience = rendering.audiences([subscription])[subscription.id]
        messages = rendering.messages(Edition(audience, subscription.language)) or (
            self._nothing_in(rendering, subscription, audience),
        )
        owed = Owed(DeliveryKind.DIGEST, newest.isoformat(), messages, (subscription.id,))
        self._owing.decide({subscription.id: decision}, [owed], now, greeting=True)

    def _plan(
        self, subscriptions: Sequence[Subscription], newest: date | None, now: datetime
    ) -> _Step:
        """Plans some subscriptions that are due; the last ones not, if there is much to render.

        ``newest`` is the newest digest's day.
        """
        rendering = self._rendering_of(newest) if newest else None
        decisions = [(one, self._decide(one, newest, now)) for one in subscriptions]
        pushed = [one for one, decision in decisions if decision.push]
        audiences = rendering.audiences(pushed) if rendering and pushed else {}
        days = self._papers.days() if pushed else ()
        planned: dict[int, Decision] = {}
        editions: dict[Edition, list[int]] = {}
        notes: dict[_Note, list[int]] = {}
        no_report_in = cache(lambda language: no_report(newest, self._say_in(language)))
        for one, decision in decisions:
            if rendering is not None and rendering.made >= _RENDERINGS:
                break
            planned[one.id] = decision
            if decision.push and rendering is not None:
                also = others_since(one, days, decision.push)
                edition = Edition(audiences[one.id], one.language, also)
                if readers := editions.get(edition):
                    readers.append(one.id)
                elif rendering.messages(edition):
                    editions[edition] = [one.id]
                elif one.quiet_notes:
                    text = self._nothing_in(rendering, one, edition.audience)
                    notes.setdefault(_Note(decision.local_day, text), []).append(one.id)
            elif decision.explain:
                text = no_report_in(one.language)
                notes.setdefault(_Note(decision.local_day, text), []).append(one.id)
        owed = [
            Owed(DeliveryKind.QUIET, note.local_day.isoformat(), (note.message,), tuple(ids))
            for note, ids in notes.items()
        ]
        if rendering is not None:
            owed += _digest_owed(rendering, editions)
        if planned:
            self._owing.decide(planned, owed, now)
        return _Step(len(planned), sum(len(one.subscriptions) for one in owed))

    def _decide(self, subscription: Subscription, newest: date | None, now: datetime) -> Decision:
        try:
            return decide(subscription, newest, now, self.spread)
        except Exception:  # its zone is gone from the database of zones, say: the others go on
            log.exception("subscription %d cannot be planned", subscription.id)
            return Decision(None, False, now + _TRY_AGAIN, now.date())

    def _rendering_of(self, newest: date) -> Rendering:
        """The one from the last step, unless the report has changed or much was made by then."""
        known = self._rendering
        if (
            known is None
            or (known.day, known.source) != (newest, self._papers.digest_source(newest))
            or known.made >= _RENDERINGS
        ):
            known = self._rendering = self.rendering(newest)
        return known

    def owe_late(
        self, rendering: Rendering, subscriptions: Sequence[Subscription], now: datetime
    ) -> int:
        """Owes those for whom nothing was in a report what is in it now that it changed.

        It comes without a sound. Returns for how many there is something.
        """
        audiences = rendering.audiences(subscriptions)
        editions: dict[Edition, list[int]] = {}
        for one in subscriptions:
            editions.setdefault(Edition(audiences[one.id], one.language), []).append(one.id)
        owed = _digest_owed(rendering, editions, silent=True)
        if owed:
            self._owing.owe(owed, now)
        return sum(len(one.subscriptions) for one in owed)

    def rendering(self, day: date) -> Rendering:
        """A digest as its readers get it."""
        return Rendering(day, self._papers, self._matches, self._say_in, self._bot.username)

    def _nothing_in(
        self, rendering: Rendering, subscription: Subscription, audience: Audience
    ) -> Message:
        say = self._say_in(subscription.language)
        return nothing_for_you(rendering.day, len(rendering.papers), say, audience)


def _digest_owed(
    rendering: Rendering, editions: Mapping[Edition, Sequence[int]], *, silent: bool = False
) -> list[Owed]:
    """A digest owed to the readers of each edition; ``silent`` has it come without a sound."""
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
