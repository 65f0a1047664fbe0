"""The round: what a tick does beside planning."""

from datetime import date, datetime, timedelta
from itertools import pairwise

import pytest

from bot.offline.standin import Message, Person
from bot.papers import State
from tests.delivery.subscribers import news, subscriber
from tests.stage import Stage

D17, D18 = date(2026, 2, 17), date(2026, 2, 18)


async def test_a_tick_gives_a_sign_of_life(stage: Stage) -> None:
    stage.clock.advance(hours=1)

    await stage.bot.round.tick()

    sign = stage.store.heartbeat.last()
    assert sign is not None
    assert sign.at == stage.clock.now
    assert sign.heard_at is not None
    assert stage.clock.now - sign.heard_at < timedelta(minutes=1)


async def test_a_bot_that_hears_nothing_gives_no_sign_that_it_does(stage: Stage) -> None:
    await stage.telegram.wait_for_poll()
    await stage.bot.connection.stop_listening()
    hearing = stage.bot.connection.hearing
    now = hearing.clock()
    hearing.clock = lambda: now + 600

    await stage.bot.round.tick()

    sign = stage.store.heartbeat.last()
    assert sign is not None
    assert sign.heard_at is not None
    assert sign.at - sign.heard_at >= timedelta(minutes=9)


async def test_the_store_is_tidied_once_a_day(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    tidied: list[datetime] = []
    monkeypatch.setattr(stage.store.tidying, "tidy", tidied.append)
    began, hours = stage.bot.round.steady(), 0
    monkeypatch.setattr(stage.bot.round, "steady", lambda: began + 3600 * hours)

    for hours in range(1, 80):  # noqa: B007  the clock that never jumps reads it
        stage.clock.advance(hours=1)
        await stage.bot.round.tick()

    gaps = [later - earlier for earlier, later in pairwise(tidied)]
    assert len(gaps) >= 2
    assert all(timedelta(hours=24) <= gap <= timedelta(hours=25) for gap in gaps)


async def test_a_clock_that_is_a_year_ahead_does_not_empty_the_ledger(stage: Stage) -> None:
    await subscriber(stage)
    before = stage.store.ledger.counts()
    await stage.bot.round.tick()

    for _restart in range(2):
        stage.clock.advance(days=365)
        await stage.bot.round.tick()
        await stage.stop()
        await stage.start()
        await stage.bot.round.tick()

    assert stage.store.ledger.counts()[State.SENT] >= before[State.SENT] > 0


async def test_a_jump_is_said_once(stage: Stage, caplog: pytest.LogCaptureFixture) -> None:
    await stage.bot.round.tick()
    caplog.clear()
    for moved in (timedelta(hours=-5), timedelta(0), timedelta(days=365), timedelta(seconds=30)):
        stage.clock.now += moved
        await stage.bot.round.tick()

    said = [r.message for r in caplog.records if "clock" in r.message]
    assert said == [
        "the clock was set back by 5:00:00",
        "the clock jumped ahead by 365 days, 0:00:00",
    ]


def digests(stage: Stage, person: Person) -> list[Message]:
    """Returns the messages of digests after the greeting; a quiet day is explained beside them."""
    return [message for message in news(stage, person) if message.text.startswith("📄")]


@pytest.mark.parametrize("ahead", [timedelta(minutes=5), timedelta(hours=5), timedelta(days=400)])
@pytest.mark.parametrize("restart", [False, True], ids=["running", "over a restart"])
async def test_a_clock_that_was_ahead_and_is_set_right_costs_no_day(
    stage: Stage, ahead: timedelta, restart: bool
) -> None:
    anna = await subscriber(stage)
    stage.clock.now += ahead
    await stage.bot.round.tick()
    await stage.digest_arrives(D17)
    await stage.settle()
    assert len(digests(stage, anna)) == 2, "pushed while the clock was ahead, or still to come"

    stage.clock.now -= ahead
    if restart:
        await stage.stop()
        await stage.start()
    await stage.bot.round.tick()
    await stage.settle()
    assert len(digests(stage, anna)) == 2, "not again"

    stage.clock.advance(days=1)
    await stage.digest_arrives(D18)
    await stage.settle()
    assert len(digests(stage, anna)) == 4


async def test_a_message_that_waits_for_a_time_of_a_clock_that_was_ahead_goes_out(
    stage: Stage,
) -> None:
    anna = await subscriber(stage)
    stage.clock.now += timedelta(days=30)
    await stage.bot.round.tick()
    stage.telegram.faults.error(
        "sendMessage", code=400, description="Bad Request: FROZEN_METHOD_INVALID"
    )
    await stage.digest_arrives(D17)
    await stage.settle()
    assert digests(stage, anna) == []

    stage.telegram.faults.clear()
    stage.clock.now -= timedelta(days=30)
    await stage.bot.round.tick()
    await stage.settle()

    assert len(digests(stage, anna)) == 2
