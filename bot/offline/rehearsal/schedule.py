"""A schedule: many trials, some side by side, and what became of each."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from dataclasses import dataclass
from typing import TypeVar

from bot.offline.rehearsal import clocks, outages
from bot.offline.rehearsal.quick_time import QuickLoop
from bot.offline.rehearsal.scenario import ScheduleName
from bot.offline.rehearsal.trial import Result

_SIDE_BY_SIDE = 3

Case = TypeVar("Case")
Progress = Callable[[float], None]


@dataclass(frozen=True, slots=True)
class Played:
    """The results of a schedule."""

    columns: tuple[str, ...]
    """What tells its cases apart: a name for each part of ``Result.case``."""
    results: list[Result]


def play(name: ScheduleName, on_progress: Progress, *, quick: bool) -> Played:
    """Plays a schedule; ``on_progress`` is called with the part that is done, from 0 to 1.

    A ``quick`` one has only a few cases.
    """
    match name:
        case ScheduleName.OUTAGES:
            cases = outages.schedule(quick=quick)
            results = _run(_play(cases, outages.try_outage, on_progress), outages.SPEED)
            return Played(outages.COLUMNS, results)
        case ScheduleName.CLOCKS:
            jumps = clocks.schedule(quick=quick)
            results = _run(_play(jumps, clocks.try_jump, on_progress), clocks.SPEED)
            return Played(clocks.COLUMNS, results)


def _run(playing: Coroutine[None, None, list[Result]], speed: float) -> list[Result]:
    with asyncio.Runner(loop_factory=lambda: QuickLoop(speed)) as runner:
        return runner.run(playing)


async def _play(
    cases: Sequence[Case], attempt: Callable[[Case], Awaitable[Result]], on_progress: Progress
) -> list[Result]:
    room, done = asyncio.Semaphore(_SIDE_BY_SIDE), 0

    async def play_one(case: Case) -> Result:
        nonlocal done
        async with room:
            result = await attempt(case)
        done += 1
        on_progress(done / len(cases))
        return result

    return await asyncio.gather(*map(play_one, cases))
