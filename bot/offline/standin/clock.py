"""The stand-in's clock: the system's, or one that a test moves."""

from __future__ import annotations

import asyncio
import heapq
import time
from itertools import count
from typing import Protocol


class Clock(Protocol):
    """The clock that the stand-in needs."""

    def time(self) -> float:
        """Returns seconds since 1970."""

    async def sleep(self, seconds: float) -> None:
        """Waits so many seconds."""


class SystemClock:
    """The machine's own clock."""

    def time(self) -> float:
        """Returns seconds since 1970."""
        return time.time()

    async def sleep(self, seconds: float) -> None:
        """Waits on the event loop."""
        await asyncio.sleep(seconds)


class ManualClock:
    """A clock that stands still until ``advance`` moves it."""

    def __init__(self, start: float = 1_770_000_000.0) -> None:
        self._now = start
        self._order = count()
        self._sleepers: list[tuple[float, int, asyncio.Future[None]]] = []

    def time(self) -> float:
        """Returns seconds since 1970."""
        return self._now

    async def sleep(self, seconds: float) -> None:
        """Waits until the clock has been moved that far."""
        woken: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        heapq.heappush(self._sleepers, (self._now + seconds, next(self._order), woken))
        await woken

    def advance(self, seconds: float) -> None:
        """Moves the clock on and wakes those whose wait ends by then."""
        self._now += seconds
        while self._sleepers and self._sleepers[0][0] <= self._now:
            woken = heapq.heappop(self._sleepers)[2]
            if not woken.done():
                woken.set_result(None)
