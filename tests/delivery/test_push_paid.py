"""A push that is paid for."""

from collections.abc import AsyncIterator
from datetime import date
from pathlib import Path

import pytest

from bot.papers import State
from tests.delivery.subscribers import news, subscriber
from tests.stage import Stage, staged

D17 = date(2026, 2, 17)


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    async with staged(tmp_path, paid=True) as stage:
        yield stage


def paid_calls(stage: Stage) -> list[bool]:
    """Whether each message was paid for."""
    calls = stage.telegram.calls("sendMessage")
    return [call.params.get("allow_paid_broadcast", False) for call in calls]


async def test_pushes_are_paid_for_and_answers_are_not(stage: Stage) -> None:
    anna = await subscriber(stage)
    assert not any(paid_calls(stage))
    before = len(paid_calls(stage))

    await stage.digest_arrives(D17)
    await stage.settle()

    assert paid_calls(stage)[before:] == [True, True]
    assert len(news(stage, anna)) == 2


async def test_without_stars_the_push_goes_on_at_the_free_rate(
    stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    anna = await subscriber(stage)
    before = len(paid_calls(stage))
    stage.telegram.faults.error(
        "sendMessage", code=400, description="Bad Request: BALANCE_TOO_LOW", times=1
    )

    await stage.digest_arrives(D17)
    await stage.settle()

    assert paid_calls(stage)[before:] == [True, False, False]
    assert len(news(stage, anna)) == 2
    assert stage.store.ledger.counts()[State.FAILED] == 0
    assert "not enough Stars" in caplog.text
