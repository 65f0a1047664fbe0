"""One request at a time, with a pause from the beginning of one to that of the next."""

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager


class Pace:
    """Gives out turns. The first one waits too: a process that was killed may have just asked."""

    def __init__(
        self,
        seconds: float,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        """``clock`` counts seconds, and ``sleep`` waits by it."""
        self._seconds = seconds
        self._clock = clock
        self._sleep = sleep
        self._last = clock()
        self._lock = asyncio.Lock()

    def now(self) -> float:
        """Returns the seconds of its clock."""
        return self._clock()

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[None]:
        """Waits for a turn, which lasts as long as the block."""
        async with self._lock:
            pause = self._last + self._seconds - self._clock()
            if pause > 0:
                await self._sleep(pause)
            self._last = self._clock()
            yield
