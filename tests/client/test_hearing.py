"""Whether updates come in: since when not, and each state said once."""

from datetime import timedelta

import pytest

from bot.client.answers import Refusal, Trouble
from bot.client.hearing import Hearing


def test_each_state_is_said_once_until_updates_come_in_again(
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level("INFO")
    now = iter(range(100))
    hearing = Hearing(lambda: next(now))
    copy = Refusal(Trouble.COPY, "Conflict")
    down = Refusal(Trouble.UNAVAILABLE, "Bad Gateway")

    for refusal in (down, copy, down, copy):
        hearing.failed(refusal)
    silence, reason = hearing.silence, hearing.reason
    hearing.heard()
    hearing.heard()
    hearing.failed(down)

    assert silence == timedelta(seconds=1)
    assert reason == "Conflict"
    assert [(record.levelname, record.message) for record in caplog.records] == [
        ("WARNING", "no updates for the moment: Bad Gateway"),
        ("ERROR", "another copy of this bot is running with the same token: Conflict"),
        ("INFO", "updates come in again"),
        ("WARNING", "no updates for the moment: Bad Gateway"),
    ]


def test_pauses_grow_and_begin_anew() -> None:
    hearing, down = Hearing(), Refusal(Trouble.UNAVAILABLE, "Bad Gateway")

    pauses = [hearing.failed(down) for _ in range(8)]
    hearing.heard()

    assert pauses == [1, 2, 4, 8, 16, 30, 30, 30]
    assert hearing.failed(down) == 1
