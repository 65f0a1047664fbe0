"""The queue of calls that wait for their turn: the most urgent first, and fair between chats.

Without it all that waited for a pause would go out together at its end, and would be refused again.
"""

import asyncio
import heapq
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from itertools import count

from bot.client.pace.overall import Lane, Pace

_MOST_LATER = 10.0
"""Seconds by which a call lines up later at most, so that everybody's turn comes."""


@dataclass(order=True, slots=True)
class _Turn:
    """A call that waits. Its fields say who goes first."""

    lane: Lane
    since: float
    """When it lined up, and a second later for each message that its chat had in the last minute:
    whoever had little goes before who had much."""
    number: int
    chat_id: int = field(compare=False)
    length: int = field(compare=False)
    begun: asyncio.Future[bool] = field(compare=False)
    """Whether the call counts as begun; if not, its chat or Telegram wants it to wait."""


class Turns:
    """Gives out turns at a pace."""

    def __init__(
        self, pace: Pace, clock: Callable[[], float], sleep: Callable[[float], Awaitable[None]]
    ) -> None:
        """``sleep`` waits by the ``clock``."""
        self._pace = pace
        self._clock = clock
        self._sleep = sleep
        self._waiting: list[_Turn] = []
        self._numbers = count()
        self._serving: asyncio.Task[None] | None = None

    async def begin(self, lane: Lane, chat_id: int, length: int) -> bool:
        """Waits until a call is next; returns whether it counts as begun at the pace.

        ``length`` is that of its text. If it may not begin, Telegram or the limits of the chat want
        it to wait, and it lines up again after that.
        """
        now = self._clock()
        if not self._waiting and self._pace.wait(lane, chat_id, length, now) <= 0:
            return True
        begun: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
        since = now + min(float(self._pace.used(chat_id, now)), _MOST_LATER)
        turn = _Turn(lane, since, next(self._numbers), chat_id, length, begun)
        heapq.heappush(self._waiting, turn)
        if self._serving is None or self._serving.done():
            self._serving = asyncio.create_task(self._serve(), name="turns")
        return await begun

    async def close(self) -> None:
        """Gives out no more turns."""
        if self._serving is not None:
            self._serving.cancel()
            await asyncio.wait([self._serving])

    async def _serve(self) -> None:
        while self._waiting:
            first, now = self._waiting[0], self._clock()
            if first.begun.done():  # whoever waited was cancelled
                heapq.heappop(self._waiting)
            elif self._pace.pause(first.chat_id, now) > 0:
                heapq.heappop(self._waiting)
                first.begun.set_result(False)
            elif (wait := self._pace.wait(first.lane, first.chat_id, first.length, now)) > 0:
                await self._sleep(wait)  # somebody more urgent may come meanwhile
            else:
                heapq.heappop(self._waiting)
                first.begun.set_result(True)
