"""Calls whose answer is read without the library, for those that must go on after any answer."""

import asyncio
from dataclasses import dataclass

from telegram.error import TelegramError
from telegram.request import BaseRequest, RequestData
from telegram.request._requestparameter import RequestParameter

from bot.client.answers import Refusal, Trouble, read_answer

_SECONDS = 10.0
_MORE_SECONDS = 10.0
"""An answer that drips may take so much longer than one that does not come."""


@dataclass(frozen=True, slots=True)
class RawCalls:
    """Makes calls through a transport."""

    transport: BaseRequest
    url: str
    """The address of the bot's methods, which has the token."""

    async def call(
        self, method: str, seconds: float = _SECONDS, **parameters: object
    ) -> object | Refusal:
        """Calls ``method``; returns its result, or why there is none after ``seconds`` or before.

        ``parameters`` are those of the method.
        """
        data = RequestData([RequestParameter.from_input(*one) for one in parameters.items()])
        try:
            async with asyncio.timeout(seconds + _MORE_SECONDS):
                status, body = await self.transport.do_request(
                    f"{self.url}/{method}", "POST", data, read_timeout=seconds
                )
        except TimeoutError:
            return Refusal(Trouble.UNREACHABLE, "no answer in time")
        except TelegramError as error:
            return Refusal(Trouble.UNREACHABLE, error.message)
        return read_answer(status, body)
