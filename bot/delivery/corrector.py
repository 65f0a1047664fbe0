"""Edits what was sent of a report that changed; nothing is sent again.

The first step compares what was sent with the report as it is now, and notes the differences in the
store. The second works off the notes, at the push's pace and behind it. Either may stop at any
moment and goes on after a restart.
"""

import asyncio
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

from telegram import Bot

from bot.cards.correction import aligned
from bot.cards.message import Message, message
from bot.client import outcomes, sending
from bot.client.pace.overall import Lane
from bot.delivery.planner import Planner
from bot.delivery.push import Push
from bot.delivery.rendering import Rendering, Version
from bot.delivery.schedule.due import others_between
from bot.papers import DeliveryKind, Revised, Style
from bot.store.ledger.edits import PendingEdit, SentDigest
from bot.store.ledger.owing import Owed
from bot.store.store import Store
from bot.texts.catalogue import say_in

log = logging.getLogger(__name__)

_BATCH = 100
_IN_FLIGHT = 4
"""Edits side by side; the push has more, and so gets most of the pace."""
_PAUSE = 15.0
_TRY_AGAIN = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Corrector:
    """Keeps sent messages the same as their report."""

    bot: Bot
    store: Store
    planner: Planner
    push: Push
    clock: Callable[[], datetime]
    _turn: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def run(self) -> None:
        """Corrects over and over until it is cancelled."""
        while True:
            try:
                await self.correct()
            except Exception:  # the next time may do better; what is pending stays in the store
                log.exception("corrections stumbled")
            await asyncio.sleep(_PAUSE)

    async def correct(self) -> None:
        """Compares each digest that changed, and makes all edits that are due now."""
        async with self._turn:
            await self.store.database.until_writable()
            for day in self.store.edits.changed_days():
                await self._compare_unless_it_failed(day)
            while pending := self.store.edits.pending(self.clock(), _IN_FLIGHT):
                if not any(await asyncio.gather(*map(self._edit, pending))):
                    return  # an outage: the others are tried at the next turn

    async def _compare_unless_it_failed(self, day: date) -> None:
        """Compares a day's digest; when that fails, it is tried again ever more rarely."""
        subject, troubles = f"the correction of {day}", self.planner.troubles
        if troubles.waits(subject, self.clock()):
            return
        try:
            await self._compare(day)
        except Exception as error:  # other days go on, and what is noted is edited
            troubles.note(subject, error, self.clock())
        else:
            troubles.over(subject)

    async def _compare(self, day: date) -> None:
        rendering = self.planner.rendering(day)
        revised = self.store.edits.revised(day)
        editions, corrected, after = rendering.editions, 0, None
        while True:
            now = self.clock()
            batch = self.store.edits.sent(day, now, after, _BATCH)
            wanted = self._wanted(rendering, revised, batch.digests, now)
            self.store.edits.note(wanted, now)
            corrected += sum(len(one.subscriptions) for one in wanted)
            corrected += self.planner.owe_late(rendering, batch.without, now)
            if (after := batch.last) is None:
                break
            await asyncio.sleep(0)  # answers to people go out in between
            await self.store.database.until_writable()
            # A new one for each batch: versions of readers with topics of their own add up.
            rendering = self.planner.rendering(day)
            if rendering.editions != editions:
                return  # it changed once more, and the store still has it as changed
        if not self.store.edits.compared(day, editions):
            return
        self.push.wake()  # there may be new messages
        log.info("digest %s changed: corrected for %d subscriptions", day, corrected)

    def _wanted(
        self,
        rendering: Rendering,
        revised: tuple[Revised, ...],
        digests: Sequence[SentDigest],
        now: datetime,
    ) -> list[Owed]:
        """Returns what is to stand in place of ``digests``, where that differs from what was sent.

        ``revised`` is what changed in their report. A reader whose messages cannot be made anew
        keeps the old ones.
        """
        days = self.store.papers.days()
        audiences = rendering.audiences([one.subscription for one in digests])
        # Equal messages that are to be the same version end up equal.
        alike: dict[tuple[tuple[Message, ...], Version], list[int]] = {}
        for one in digests:
            audience = audiences[one.subscription.id]
            if isinstance(audience, Exception):
                subject = f"the correction for subscription {one.subscription.id}"
                self.planner.troubles.note(subject, audience, now)
                continue
            had_cards = bool(one.messages[0].preview)
            if had_cards != (audience.style is Style.CARDS):  # the reader chose another style since
                audience = replace(audience, style=Style.CARDS if had_cards else Style.OVERVIEW)
            also = others_between(one.before, days, rendering.day)
            changed = revised if one.is_sent else ()
            version = Version(audience, one.subscription.language, also, changed)
            alike.setdefault((one.messages, version), []).append(one.subscription.id)
        key, owed = rendering.day.isoformat(), []
        for (sent, version), ids in alike.items():
            try:
                made = rendering.messages(version, now)
                messages = tuple(aligned(sent, made, self._gone_in(version.language)))
            except Exception as error:
                subject = f"the correction of {key} in {version.language}"
                self.planner.troubles.note(subject, error, now)
                continue
            if made and messages != sent:
                owed.append(Owed(DeliveryKind.DIGEST, key, messages, tuple(ids)))
        return owed

    def _gone_in(self, language: str) -> Message:
        """Returns what a message says whose part the report no longer has."""
        return message(say_in(language)("corrected-gone"), silent=True)

    async def _edit(self, edit: PendingEdit) -> bool:
        """Makes an edit, as far as it can be made; returns whether Telegram answered."""
        outcome = await sending.edit_message(
            self.bot, edit.chat_id, edit.message_id, edit.message, Lane.PUSH
        )
        match outcome:
            case outcomes.Sent() | outcomes.Unchanged():
                self.store.edits.settle(edit.delivery_id, edited=True)
            case outcomes.Later(wait):
                self.store.edits.put_off(edit.delivery_id, self.clock() + wait)
            case outcomes.Unknown():  # the same edit may be made twice
                self.store.edits.put_off(edit.delivery_id, self.clock() + _TRY_AGAIN)
            case _:
                log.info("a message in %d stays as it was: %s", edit.chat_id, outcome)
                self.store.edits.settle(edit.delivery_id, edited=False)
        return isinstance(outcome, outcomes.Unchanged) or not outcomes.is_doubtful(outcome)
