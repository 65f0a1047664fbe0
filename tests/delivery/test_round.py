"""The round: what a tick does beside planning."""

from datetime import datetime, timedelta

import pytest

from tests.stage import Stage


async def test_a_tick_gives_a_sign_of_life(stage: Stage) -> None:
    stage.clock.advance(hours=1)

    await stage.bot.round.tick()

    assert stage.store.heartbeat.last() == stage.clock.now


async def test_the_store_is_tidied_once_a_day(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    tidied: list[datetime] = []
    monkeypatch.setattr(stage.store.tidying, "tidy", tidied.append)
    await stage.bot.round.tick()
    begun = stage.clock.now

    for _ in range(49):
        stage.clock.advance(hours=1)
        await stage.bot.round.tick()

    assert len(tidied) == 2
    assert all(moment > begun - timedelta(days=1) for moment in tidied)
