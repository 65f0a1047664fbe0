"""Edits: a report that changed edits what was sent of it; nothing is sent again.

First what was sent is compared with the report as it is now, and what differs is noted in the
store; then the notes are worked off, at the push's pace and behind it. Either may stop at any
moment and goes on after a restart.
"""

import asyncio
import logging
from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta

from telegram import Bot

from bot.cards.correction import aligned
from bot.cards.message import Message, message
from bot.cards.styled import plain
from bot.client import sending
from bot.client.pace.overall import Lane
from bot.delivery.planner import Planner
from bot.delivery.push import Push
from bot.delivery.rendering import Rendering, in_style
from bot.delivery.schedule.due import others_between
from bot.store.ledger.edits import Edits, PendingEdit, SentDigest
from bot.texts.say import Say

log = logging.getLogger(__name__)

_BATCH = 100
_IN_FLIGHT = 4
"""Edits side by side; the push, which has more, gets most of the pace."""
_LOOK_EVERY = 15.0
_TRY_AGAIN = timedelta(minutes=1)


class Corrector:
    """Keeps right what was sent."""

    def __init__(
        self,
        bot: Bot,
        corrections: Edits,
        planning: Planner,
        push: Push,
        days: Callable[[], Sequence[date]],
        say_in: Callable[[str], Say],
        clock: Callable[[], datetime],
    ) -> None:
        self._bot = bot
        self._corrections = corrections
        self._planning = planning
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
            except Exception:  # the next round may do better; what is owed stays in the store
                log.exception("corrections stumbled")
            await asyncio.sleep(_LOOK_EVERY)

    async def correct(self) -> None:
        """Compares what changed, and edits until nothing more may be edited now."""
        async with self._turn:
            for day in self._corrections.changed_days():
                await self._compare(day)
            while owed := self._corrections.owed(self._clock(), _IN_FLIGHT):
                await asyncio.gather(*map(self._edit, owed))

    async def _compare(self, day: date) -> None:
        rendering = self._planning.rendering(day)
        source = rendering.source
        after, corrected = 0, 0
        while True:
            now = self._clock()
            sent, spared, after = self._corrections.sent(day, now, after, _BATCH)
            wanted = self._wanted(rendering, sent, self._days())
            self._corrections.owe(day, wanted, now)
            found = self._planning.owe_found(rendering, spared, now)
            corrected += len(wanted) + found
            if not after:
                break
            await asyncio.sleep(0)  # answers to people go in between
            # Made anew for each batch: what readers with topics of their own get adds up.
            rendering = self._planning.rendering(day)
            if rendering.source != source:
                return  # it changed once more, and is still noted as changed
        if not self._corrections.compared(day, source):
            return
        self._push.wake()  # for messages that are new
        log.info("digest %s changed: corrected for %d subscriptions", day, corrected)

    def _wanted(
        self,
        rendering: Rendering,
        sent: Sequence[SentDigest],
        days: Sequence[date],
    ) -> dict[int, Sequence[Message]]:
        """What each of them is to have, where that is not what it has."""
        audiences = rendering.audiences([one.subscription for one in sent])
        made: dict[tuple[object, ...], Sequence[Message]] = {}
        wanted: dict[int, Sequence[Message]] = {}
        for one in sent:
            language = one.subscription.language
            cards = bool(one.messages[0].preview)
            audience = in_style(audiences[one.subscription.id], cards=cards)
            also = others_between(one.before, days, rendering.day)
            key = (tuple(one.messages), audience, language, also)
            if key not in made:
                now = rendering.messages(audience, language, also)
                gone = message(plain(self._say_in(language)("corrected-gone")), silent=True)
                made[key] = aligned(one.messages, now, gone) if now else one.messages
            if list(made[key]) != list(one.messages):
                wanted[one.subscription.id] = made[key]
        return wanted

    async def _edit(self, owed: PendingEdit) -> None:
        outcome = await sending.edit_sent(
            self._bot, owed.chat_id, owed.message_id, owed.message, Lane.PUSH
        )
        match outcome:
            case sending.Sent() | sending.Unchanged():
                self._corrections.settle(owed.delivery_id, edited=True)
            case sending.Later(wait):
                self._corrections.put_off(owed.delivery_id, self._clock() + wait)
            case sending.Unknown():  # the same edit twice does no harm
                self._corrections.put_off(owed.delivery_id, self._clock() + _TRY_AGAIN)
            case _:
                log.info("a message in %d stays as it was: %s", owed.chat_id, outcome)
                self._corrections.settle(owed.delivery_id, edited=False)
