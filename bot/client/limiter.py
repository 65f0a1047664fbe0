"""The rate limiter of python-telegram-bot at our pace; every call to Telegram passes here.

The library's own limiter lets answers wait behind a push, ends a pause as soon as any other call
ends, and does not pace private chats.
"""

import asyncio
import logging
import math
import time
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any

from telegram.error import RetryAfter, TelegramError
from telegram.ext import BaseRateLimiter

from bot.client.outcomes import Unknown, is_doubtful, read_error, wait_of
from bot.client.pace.overall import Lane, Pace
from bot.client.turns import Turns
from bot.measures import SHORT, Durations

log = logging.getLogger(__name__)

_COUNTED = ("send", "edit", "copy", "forward")
_NOT_COUNTED = "sendChatAction"
_PATIENCE = {Lane.ANSWER: 30.0, Lane.GREETING: 120.0}
"""Seconds that a person waits; a call that Telegram tells to wait for longer is given up."""
_OUTAGE_PATIENCE = 300.0
"""Seconds for which an answer waits when calls do not get through."""
_MOST_COPIES = 2
"""Of one message, where no answer came."""
_LOOK_AGAIN = 0.5
"""Seconds between two looks at whether they get through again."""

Result = bool | dict[str, Any] | list[dict[str, Any]]


class Limiter(BaseRateLimiter[Lane]):
    """Makes calls at our pace; ``rate_limit_args=Lane.PUSH`` marks a push."""

    def __init__(
        self,
        pace: Pace,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        paid: Pace | None = None,
    ) -> None:
        """``sleep`` waits by the ``clock``; ``paid`` is the pace of pushes that are paid for."""
        self.pace = pace
        self._paid = paid or pace
        self._clock = clock
        self._sleep = sleep
        self._turns = Turns(pace, clock, sleep)
        self._got_through = -math.inf
        """When a call got its answer last."""
        self._stopping = False
        self.floods = 0
        """How often Telegram asked for a pause."""
        self.waits = {lane: Durations(SHORT) for lane in Lane}
        """How long calls waited for their turn."""

    async def initialize(self) -> None:
        """Does nothing: there is nothing to prepare."""

    async def shutdown(self) -> None:
        """Lets no more calls out."""
        await self._turns.close()

    def stop_waiting(self) -> None:
        """Gives up the answers that wait for the end of an outage."""
        self._stopping = True

    async def process_request(
        self,
        callback: Callable[..., Coroutine[Any, Any, Result]],
        args: Any,  # noqa: ANN401  the library's signature
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: Lane | None,
    ) -> Result:
        """Makes the call to ``endpoint`` with ``data`` in its turn, and returns its result.

        When Telegram asks for a pause, a push raises ``RetryAfter`` at once: the ledger keeps it
        for later. Other calls wait and are made again; they raise ``RetryAfter`` when the pause
        would be longer than a person's patience. Messages also wait out an outage: one whose fate
        is unknown is sent once more, when other calls get through again. An edit does not wait: who
        tapped a button is told that it failed, and taps again.
        """
        lane = rate_limit_args if rate_limit_args is not None else Lane.ANSWER
        chat_id = data.get("chat_id")
        counted = endpoint.startswith(_COUNTED) and endpoint != _NOT_COUNTED
        if not counted or not isinstance(chat_id, int):
            return await callback(*args, **kwargs)
        pace = self._paid if data.get("allow_paid_broadcast") else self.pace
        length = len(data.get("text") or data.get("caption") or "")
        patience = _PATIENCE.get(lane)
        give_up = self._clock() + patience if patience else None
        copies = 0  # that there may be in the chat
        outage_ends = self._clock() + _OUTAGE_PATIENCE
        while True:
            lined_up = self._clock()
            await self._wait(pace, lane, chat_id, length, give_up)
            began = self._clock()
            self.waits[lane].add(began - lined_up)
            try:
                result = await callback(*args, **kwargs)
            except RetryAfter as error:
                self._got_through = self._clock()
                seconds = wait_of(error).total_seconds()
                self.floods += 1
                pace.flooded(chat_id, seconds, self._clock())
                log.warning("Telegram asks for a pause of %g s (%s)", seconds, endpoint)
                if give_up is None or self._clock() + seconds > give_up:
                    raise
            except TelegramError as error:
                outcome = read_error(error)
                if not is_doubtful(outcome):
                    self._got_through = self._clock()
                    raise
                unknown = isinstance(outcome, Unknown)
                if give_up is None or self._stopping or endpoint.startswith("edit"):
                    raise
                copies += unknown
                if copies == _MOST_COPIES:
                    raise
                log.warning("an answer waits for calls to get through (%s)", endpoint)
                if not await self._wait_out(outage_ends, until_others=unknown):
                    raise
                give_up = self._clock() + _PATIENCE[lane]
            else:
                self._got_through = self._clock()
                return result
            finally:
                pace.ended(lane, began, self._clock())

    async def _wait_out(self, ends: float, *, until_others: bool) -> bool:
        """Waits in an outage before a call is made again; returns whether it may be.

        ``ends`` is when patience ends. With ``until_others`` calls of others have to get through
        first; when patience ends before they do, the call is made all the same.
        """
        since = self._clock()
        if not until_others and since >= ends:
            return False
        while not self._stopping:
            await self._sleep(_LOOK_AGAIN)
            if not until_others or self._got_through > since or self._clock() >= ends:
                return True
        return False

    async def _wait(
        self, pace: Pace, lane: Lane, chat_id: int, length: int, give_up: float | None
    ) -> None:
        """Waits until a call counts as begun at a ``pace``.

        ``give_up`` is when a person has lost patience; ``None`` for a push, whose turn the ledger
        gives out.
        """
        if give_up is None:
            while (wait := pace.wait(lane, chat_id, length, self._clock())) > 0:
                await self._sleep(wait)
            return
        while True:
            while (wait := self.pace.pause(chat_id, self._clock())) > 0:
                if self._clock() + wait > give_up:
                    raise RetryAfter(math.ceil(wait))
                await self._sleep(wait)
            if await self._turns.begin(lane, chat_id, length):
                return
