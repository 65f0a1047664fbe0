"""Requests to arXiv go out one at a time, with a pause between their beginnings."""

import asyncio
import itertools
from datetime import UTC, datetime

from bot.feed.sources.pace import Pace
from bot.offline.clock import MovableClock
from tests.fed import moving


async def test_turns_begin_three_seconds_apart_and_never_overlap() -> None:
    clock = MovableClock(datetime(2026, 2, 16, tzinfo=UTC), frozen=True)
    pacing = moving(clock)
    pace = Pace(3, pacing.clock, pacing.sleep)
    began, running, most = [clock.time()], 0, 0

    async def ask(seconds: float) -> None:
        nonlocal running, most
        async with pace.turn():
            began.append(clock.time())
            running += 1
            most = max(most, running)
            await asyncio.sleep(0)
            clock.advance(seconds=seconds)
            running -= 1

    await asyncio.gather(*(ask(seconds) for seconds in (0, 1, 5, 0)))

    assert most == 1
    assert [b - a for a, b in itertools.pairwise(began)] == [3, 3, 3, 5]
