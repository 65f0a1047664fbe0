"""The rate limiter of python-telegram-bot at our pace; every call to Telegram passes here.

The library's own limiter lets answers wait behind a push, ends a pause as soon as any other call
ends, and does not pace private chats.
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
"""Seconds after which an answer to a person is given up."""

Result = bool | dict[str, Any] | list[dict[str, Any]]


class Limiter(BaseRateLimiter[Lane]):
    """Makes calls at our pace; ``rate_limit_args=Lane.PUSH`` marks a push."""

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
        """Makes the call to ``endpoint`` with ``data`` in its turn, and returns its result.

        When Telegram asks for a pause, a push raises ``RetryAfter`` at once: the ledger keeps it
        for later. An answer waits and is sent again; it raises ``RetryAfter`` when the wait would
        be longer than a person's patience.
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
