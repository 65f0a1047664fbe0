"""One call to Telegram whose failure is logged and stops nothing."""

import logging
from collections.abc import Awaitable
from typing import TypeVar

from telegram.error import TelegramError

log = logging.getLogger(__name__)

_Result = TypeVar("_Result")


async def attempt(
    call: Awaitable[_Result], failure: str, level: int = logging.INFO
) -> _Result | None:
    """Makes a call and returns its result, or ``None`` when Telegram refuses it or is not there.

    ``failure`` is what the log then says, at ``level``, before Telegram's reason.
    """
    try:
        return await call
    except TelegramError as error:
        log.log(level, "%s: %s", failure, error.message)
        return None
