"""The timers: jobs of APScheduler that go on when the wall clock jumps.

APScheduler compares the wall clock with the time of a job's next run. A clock that is set back by
five hours would stop every job for as long; one that is set forward from 1970 would have it count
millions of missed runs. So the next run is always one interval from now, and a monotonic watch
starts the jobs anew after a jump.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from apscheduler.triggers.base import BaseTrigger
from telegram.ext import JobQueue

from bot.delivery.schedule.jumps import Reading, jump_between

_LOOK_SECONDS = 5.0
# By default, APScheduler drops a run that is a second late. What is due is in the store, so a late
# run does all that earlier ones missed.
_ALWAYS = {"misfire_grace_time": None, "coalesce": True, "max_instances": 1}


class Every(BaseTrigger):  # type: ignore[misc]  # APScheduler has no types
    """Fires an interval after the last run; what was missed is not made up for."""

    def __init__(self, seconds: float) -> None:
        self._interval = timedelta(seconds=seconds)

    def get_next_fire_time(self, _previous: datetime | None, now: datetime) -> datetime:
        """Returns the moment of the next run."""
        return now + self._interval


@dataclass(frozen=True, slots=True)
class Timers:
    """The jobs of one queue."""

    queue: JobQueue[Any]
    wall: Callable[[], datetime] = lambda: datetime.now(UTC)
    """The clock that APScheduler reads."""

    def every(self, seconds: float, work: Callable[[], Awaitable[object]], first: float) -> None:
        """Does ``work`` every so many ``seconds``, the ``first`` time after as many as it says."""

        async def run(_context: object) -> None:
            await work()

        when = self.wall() + timedelta(seconds=first)
        job = {"trigger": Every(seconds), "next_run_time": when, **_ALWAYS}
        self.queue.run_custom(run, job_kwargs=job)

    async def watch(self) -> None:
        """Starts the jobs anew whenever the wall clock jumps, until it is cancelled."""
        before = self._read()
        while True:
            await asyncio.sleep(_LOOK_SECONDS)
            after = self._read()
            if jump_between(before, after):
                for job in self.queue.jobs():
                    job.job.modify(next_run_time=after.wall)
            before = after

    def _read(self) -> Reading:
        return Reading(self.wall(), time.monotonic())
