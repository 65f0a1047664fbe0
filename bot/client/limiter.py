"""Our pace as python-telegram-bot's rate limiter: every call to Telegram passes here.

The library's own limiter lets answers wait behind a push, ends a pause as soon as any other call
ends, and does not pace private chats; hence this one.
"""

import logging
import math
import time
from asyncio import sleep
from collections.abc import Callable, Coroutine
from typing import Any

from telegram.error import RetryAfter
from telegram.ext import BaseRateLimiter

from bot.client.outcomes import wait_of
from bot.client.pace.overall import Lane, Pace

log = logging.getLogger(__name__)

_COUNTED = ("send", "edit", "copy", "forward")
_NOT_COUNTED = "sendChatAction"
_PATIENCE = 30.0
"""Seconds that an answer to a person waits before it is given up."""

Result = bool | dict[str, Any] | list[dict[str, Any]]


class Limiter(BaseRateLimiter[Lane]):
    """Lets calls go out at our pace; a push is marked by ``rate_limit_args=Lane.PUSH``."""

    def __init__(self, pace: Pace, clock: Callable[[], float] = time.monotonic) -> None:
        self.pace = pace
        self._clock = clock

    async def initialize(self) -> None:
        """Does nothing: there is nothing to prepare."""

    async def shutdown(self) -> None:
        """Does nothing: there is nothing to give back."""

    async def process_request(
        self,
        callback: Callable[..., Coroutine[Any, Any, Result]],
        args: Any,  # noqa: ANN401  the library's signature
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: Lane | None,
    ) -> Result:
        """Makes the call to ``endpoint`` with ``data`` when its turn has come; returns its result.

        When Telegram asks for a pause, a push raises ``RetryAfter`` at once, and the ledger has it
        sent again later. An answer waits and is called again, and raises when that would take
        longer than a person waits.
        """
        lane = rate_limit_args if rate_limit_args is not None else Lane.ANSWER
        chat_id = data.get("chat_id")
        counted = endpoint.startswith(_COUNTED) and endpoint != _NOT_COUNTED
        if not counted or not isinstance(chat_id, int):
            return await callback(*args, **kwargs)
        length = len(data.get("text") or data.get("caption") or "")
        give_up = self._clock() + _PATIENCE
        while True:
            while (wait := self.pace.wait(lane, chat_id, length, self._clock())) > 0:
                if lane is Lane.ANSWER and self._clock() + wait > give_up:
                    raise RetryAfter(math.ceil(wait))
                await sleep(wait)
            began = self._clock()
            try:
                return await callback(*args, **kwargs)
            except RetryAfter as error:
                seconds = wait_of(error).total_seconds()
                self.pace.flooded(chat_id, seconds, self._clock())
                log.warning("Telegram asks for a pause of %g s (%s)", seconds, endpoint)
                if lane is Lane.PUSH or self._clock() + seconds > give_up:
                    raise
            finally:
                self.pace.ended(lane, began, self._clock())
