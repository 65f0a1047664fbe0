"""The line at the end of a push, and how late its messages were."""

import re
from datetime import date, timedelta

import pytest

from bot.papers import State
from tests.delivery.subscribers import subscriber
from tests.stage import Stage

D17 = date(2026, 2, 17)


def ends(caplog: pytest.LogCaptureFixture) -> list[str]:
    """Returns what the log says of pushes that ended, without times."""
    said = [one.message for one in caplog.records if one.name == "bot.delivery.progress"]
    return [re.sub(r"; [\d.]+ s, [\d.]+ a second", "", line) for line in said]


async def test_a_push_that_ends_is_one_line(stage: Stage, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("INFO")
    readers = [await subscriber(stage, name) for name in ("Anna", "Ben", "Cleo")]
    stage.telegram.faults.forbid(chat_id=readers[1].id)
    stage.clock.advance(days=1)

    await stage.digest_arrives(D17)
    await stage.settle()

    assert ends(caplog) == ["the push has ended: 5 owed, 4 sent, 1 failed, 0 unknown"]
    last = stage.bot.push.progress.last
    assert last is not None
    assert last.at == stage.clock.now


async def test_a_second_call_is_of_the_same_push(
    stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO")
    anna = await subscriber(stage)
    stage.telegram.faults.drop("sendMessage", anna.id, processed=True, times=1)
    stage.clock.advance(days=1)
    await stage.digest_arrives(D17)
    await stage.settle()
    assert ends(caplog) == []

    stage.clock.advance(minutes=1)
    await stage.settle()

    assert ends(caplog) == ["the push has ended: 2 owed, 2 sent, 0 failed, 0 unknown"]
    assert stage.bot.push.progress.outcomes[State.SENT] == 2


@pytest.mark.parametrize(("late", "bound"), [(0, 1.0), (40, 60.0), (7000, 14_400.0)])
async def test_the_lag_counts_from_the_readers_hour(stage: Stage, late: int, bound: float) -> None:
    """Also when the bot was not at work at that hour."""
    await subscriber(stage)
    stage.clock.advance_to(stage.clock.now.replace(hour=8) + timedelta(days=1))
    await stage.digest_arrives(D17)
    await stage.settle()
    stage.clock.advance_to(stage.clock.now.replace(hour=9) + timedelta(seconds=late))

    await stage.settle()

    lag = stage.bot.push.progress.lag
    counts = dict(zip(lag.bounds, lag.at_most(), strict=False))
    assert counts[bound] == 2
    assert lag.total == 2 * late


async def test_a_push_of_which_nothing_becomes_stands_still(stage: Stage) -> None:
    await subscriber(stage)
    progress = stage.bot.push.progress
    progress.steady = lambda: now
    now = 1000.0
    stage.telegram.faults.flood(3600, "sendMessage")
    stage.clock.advance(days=1)
    await stage.digest_arrives(D17)
    await stage.telegram.wait(lambda: stage.telegram.faults.rules[0].struck > 0)
    now += 60

    assert progress.stillness == timedelta(seconds=60)
