"""Calls to Telegram whose failure stops nothing: logged, or tried again with growing pauses."""

import logging
from collections.abc import Awaitable, Iterator
from typing import TypeVar

from telegram.error import TelegramError

log = logging.getLogger(__name__)

_LONGEST_PAUSE = 60.0
"""Seconds between two tries at most."""

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


def growing_pauses(first: float) -> Iterator[float]:
    """Yields the seconds before each further try, without an end: twice as long each time."""
    pause = first
    while True:
        yield min(pause, _LONGEST_PAUSE)
        pause = min(pause * 2, _LONGEST_PAUSE)
