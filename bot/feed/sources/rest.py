"""A service that is left alone for a while: it refused, or there was no connection to it."""

import time
from collections.abc import Callable
from dataclasses import replace

from bot.feed.sources.outcomes import NotNow

UNREACHED_SECONDS = 10.0
"""How long nothing is asked where there was no connection: three tries were made already."""


class Rest:
    """Gives the last refusal as the answer to all that is asked meanwhile."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """``clock`` counts seconds."""
        self._clock = clock
        self._refusal: NotNow | None = None
        self._until = 0.0

    def begin(self, refusal: NotNow, seconds: float) -> None:
        """Has nothing be asked for so many ``seconds``."""
        self._refusal = refusal
        self._until = self._clock() + seconds

    def refusal(self) -> NotNow | None:
        """Returns what is answered now without a question; ``None`` when it may be asked."""
        left = self._until - self._clock()
        if self._refusal is None or left <= 0:
            return None
        return replace(self._refusal, wait=left)
