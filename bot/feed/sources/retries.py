"""The one policy of retries: three tries, with the pause that the service asks for or else ours."""

from collections.abc import Awaitable, Callable
from typing import TypeVar

import stamina.instrumentation

from bot.feed.sources.outcomes import NotNow

_T = TypeVar("_T")

stamina.instrumentation.set_on_retry_hooks(())  # what becomes of a question is in our own log

_TRIES = 3
_LONGEST_WAIT = 60.0
"""Seconds; who asks for more is asked again when they have passed, and others go on meanwhile."""


class Passing(Exception):
    """A fault that may be over at the next try."""

    def __init__(
        self,
        reason: str,
        wait: float | None = None,
        *,
        throttled: bool = False,
        unreached: bool = False,
    ) -> None:
        """All are as in ``NotNow``, which it becomes in the end."""
        super().__init__(reason)
        self.wait = wait
        self.outcome = NotNow(reason, wait, throttled, unreached)


async def persist(ask: Callable[[], Awaitable[_T]]) -> _T | NotNow:
    """Asks until there is an answer or it has failed too often."""
    try:
        async for attempt in stamina.retry_context(
            on=_pause, attempts=_TRIES, timeout=None, wait_initial=1, wait_max=20
        ):
            with attempt:
                return await ask()
    except Passing as error:
        return error.outcome
    raise AssertionError("the last try returns or raises")


def _pause(error: Exception) -> bool | float:
    """Returns the seconds until the next try, or whether there is one after the usual pause."""
    if not isinstance(error, Passing):
        return False
    if error.wait is None:
        return True
    return error.wait if error.wait <= _LONGEST_WAIT else False
