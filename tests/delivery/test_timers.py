"""The timers: they go on at once when the wall clock jumps."""

import asyncio
from datetime import UTC, datetime, timedelta, tzinfo
from typing import Self

import apscheduler.schedulers.base
import pytest
from telegram.ext import Application

from bot.delivery import timers
from bot.delivery.timers import Every, Timers


class Wall(datetime):
    """The wall clock, which a test sets."""

    ahead = timedelta(0)

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> Self:
        """Returns the moment that the clock shows."""
        moment = datetime.now(tz) + cls.ahead
        return cls.combine(moment.date(), moment.timetz())


@pytest.mark.parametrize("jump", [timedelta(hours=-5), timedelta(days=365 * 30)])
async def test_a_jump_of_the_clock_stops_no_timer(
    monkeypatch: pytest.MonkeyPatch, jump: timedelta
) -> None:
    monkeypatch.setattr(apscheduler.schedulers.base, "datetime", Wall)
    monkeypatch.setattr(Wall, "ahead", timedelta(0))
    monkeypatch.setattr(timers, "_LOOK_SECONDS", 0.02)
    ran = asyncio.Semaphore(0)

    async def work() -> None:
        ran.release()

    application = Application.builder().token("1:A").build()
    queue = application.job_queue
    assert queue is not None
    made = Timers(queue, wall=lambda: Wall.now(UTC))
    made.every(0.05, work, first=0)
    queue.scheduler.start()
    watching = asyncio.create_task(made.watch())
    try:
        async with asyncio.timeout(20):
            await ran.acquire()
            Wall.ahead = jump
            for _ in range(5):
                await ran.acquire()
    finally:
        watching.cancel()
        queue.scheduler.shutdown(wait=False)


def test_what_was_missed_is_not_made_up_for() -> None:
    now = datetime(2026, 2, 16, tzinfo=UTC)

    assert Every(15).get_next_fire_time(datetime(1970, 1, 1, tzinfo=UTC), now) == (
        now + timedelta(seconds=15)
    )
