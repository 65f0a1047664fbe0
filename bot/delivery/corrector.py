"""A report that changed edits what was sent of it; nothing is sent again.

First what was sent is compared with the report as it is now, and what differs is noted in the
store; then the notes are worked off, at the push's pace and behind it. Either may stop at any
moment and goes on after a restart.
"""

import asyncio
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from telegram import Bot

from bot.cards.correction import aligned
from bot.cards.message import Message, message
from bot.cards.styled import plain
from bot.client import outcomes, sending
from bot.client.pace.overall import Lane
from bot.delivery.planner import Planner
from bot.delivery.push import Push
from bot.delivery.rendering import Edition, Rendering, in_style
from bot.delivery.schedule.due import others_between
from bot.papers import DeliveryKind
from bot.store.ledger.edits import Edits, PendingEdit, SentDigest
from bot.store.ledger.owing import Owed
from bot.texts.say import Say

log = logging.getLogger(__name__)

_BATCH = 100
_IN_FLIGHT = 4
"""Edits side by side; the push, which has more, gets most of the pace."""
_PAUSE = 15.0
_TRY_AGAIN = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class _Sent:
    """What some were sent, and the edition that they are to have: equal ones end up the same."""

    messages: tuple[Message, ...]
    edition: Edition


class Corrector:
    """Keeps right what was sent."""

    def __init__(
        self,
        bot: Bot,
        edits: Edits,
        planner: Planner,
        push: Push,
        days: Callable[[], Sequence[date]],
        say_in: Callable[[str], Say],
        clock: Callable[[], datetime],
    ) -> None:
        self._bot = bot
        self._edits = edits
        self._planner = planner
        self._push = push
        self._days = days
        self._say_in = say_in
        self._clock = clock
        self._turn = asyncio.Lock()

    async def run(self) -> None:
        """Corrects whenever there is something to correct, for ever; cancel it to stop."""
        while True:
            try:
                await self.correct()
            except Exception:  # the next round may do better; what is pending stays in the store
                log.exception("corrections stumbled")
            await asyncio.sleep(_PAUSE)

    async def correct(self) -> None:
        """Compares what changed, and edits until nothing more may be edited now."""
        async with self._turn:
            for day in self._edits.changed_days():
                await self._compare(day)
            while pending := self._edits.pending(self._clock(), _IN_FLIGHT):
                await asyncio.gather(*map(self._edit, pending))

    async def _compare(self, day: date) -> None:
        rendering = self._planner.rendering(day)
        source = rendering.source
        corrected, after = 0, None
        while True:
            now = self._clock()
            batch = self._edits.sent(day, now, after, _BATCH)
            wanted = self._wanted(rendering, batch.digests, self._days())
            self._edits.note(wanted, now)
            corrected += sum(len(one.subscriptions) for one in wanted)
            corrected += self._planner.owe_late(rendering, batch.without, now)
            after = batch.last
            if after is None:
                break
            await asyncio.sleep(0)  # answers to people go in between
            # Made anew for each batch: what readers with topics of their own get adds up.
            rendering = self._planner.rendering(day)
            if rendering.source != source:
                return  # it changed once more, and is still noted as changed
        if not self._edits.compared(day, source):
            return
        self._push.wake()  # for messages that are new
        log.info("digest %s changed: corrected for %d subscriptions", day, corrected)

    def _wanted(
        self,
        rendering: Rendering,
        digests: Sequence[SentDigest],
        days: Sequence[date],
    ) -> list[Owed]:
        """What is to be sent of ``digests`` instead of what was, where that differs.

        ``days`` are those of all digests: a message names some that were not pushed.
        """
        audiences = rendering.audiences([one.subscription for one in digests])
        alike: dict[_Sent, list[int]] = {}
        for one in digests:
            cards = bool(one.messages[0].preview)
            audience = in_style(audiences[one.subscription.id], cards=cards)
            also = others_between(one.before, days, rendering.day)
            edition = Edition(audience, one.subscription.language, also)
            alike.setdefault(_Sent(one.messages, edition), []).append(one.subscription.id)
        key = rendering.day.isoformat()
        return [
            Owed(DeliveryKind.DIGEST, key, messages, tuple(ids))
            for sent, ids in alike.items()
            if (messages := self._corrected(rendering, sent)) != sent.messages
        ]

    def _corrected(self, rendering: Rendering, sent: _Sent) -> tuple[Message, ...]:
        """What those who were sent the same are to have."""
        now = rendering.messages(sent.edition)
        if not now:
            return sent.messages
        say = self._say_in(sent.edition.language)
        gone = message(plain(say("corrected-gone")), silent=True)
        return tuple(aligned(sent.messages, now, gone))

    async def _edit(self, edit: PendingEdit) -> None:
        outcome = await sending.edit_message(
            self._bot, edit.chat_id, edit.message_id, edit.message, Lane.PUSH
        )
        match outcome:
            case outcomes.Sent() | outcomes.Unchanged():
                self._edits.settle(edit.delivery_id, edited=True)
            case outcomes.Later(wait):
                self._edits.put_off(edit.delivery_id, self._clock() + wait)
            case outcomes.Unknown():  # the same edit twice does no harm
                self._edits.put_off(edit.delivery_id, self._clock() + _TRY_AGAIN)
            case _:
                log.info("a message in %d stays as it was: %s", edit.chat_id, outcome)
                self._edits.settle(edit.delivery_id, edited=False)
