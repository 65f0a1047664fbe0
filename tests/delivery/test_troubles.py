"""Troubles: each cause told once, each subject tried again after pauses that grow."""

import logging
from datetime import UTC, datetime, timedelta

import pytest

from bot.delivery.troubles import Troubles

NOW = datetime(2026, 2, 16, 12, tzinfo=UTC)


def test_pauses_grow_up_to_an_hour_and_begin_anew_after_it_went_well() -> None:
    troubles = Troubles()

    pauses = [troubles.note("subscription 7", ValueError("odd"), NOW) - NOW for _ in range(8)]
    troubles.over("subscription 7")
    again = troubles.note("subscription 7", ValueError("odd"), NOW) - NOW

    assert [pause // timedelta(minutes=1) for pause in pauses] == [1, 2, 4, 8, 16, 32, 60, 60]
    assert again == pauses[0]


def test_it_waits_until_the_pause_is_over_and_for_nothing_else() -> None:
    troubles = Troubles()
    until = troubles.note("subscription 7", ValueError("odd"), NOW)

    assert troubles.waits("subscription 7", NOW)
    assert not troubles.waits("subscription 7", until)
    assert not troubles.waits("subscription 8", NOW)


def test_a_cause_that_meets_many_is_told_once(caplog: pytest.LogCaptureFixture) -> None:
    troubles = Troubles()
    for number in range(100):
        troubles.note(f"subscription {number}", ValueError("odd\n[with details]"), NOW)
    troubles.note("subscription 5", ValueError("even"), NOW)

    assert [record.levelno for record in caplog.records] == [logging.ERROR] * 2
    assert troubles.take_untold() == [
        "subscription 0: ValueError: odd", "subscription 5: ValueError: even"
    ]  # fmt: skip
    assert troubles.take_untold() == []


def test_what_fails_again_after_it_went_well_is_told_again() -> None:
    troubles = Troubles()
    troubles.note("subscription 7", ValueError("odd"), NOW)
    troubles.over("subscription 7")
    troubles.note("subscription 7", ValueError("odd"), NOW)

    assert len(troubles.take_untold()) == 2
