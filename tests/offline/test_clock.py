"""The clock of the stage: it runs or is frozen, and can be moved."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.offline.clock import MovableClock

NOON = datetime(2026, 2, 16, 12, tzinfo=UTC)


def test_a_frozen_clock_moves_by_hand_only() -> None:
    clock = MovableClock(NOON, frozen=True)
    assert clock() == clock.now == NOON

    clock.advance(hours=1, seconds=30)
    assert clock() == NOON + timedelta(hours=1, seconds=30)
    clock.now = NOON - timedelta(days=1)
    assert clock() == NOON - timedelta(days=1)
    assert clock.time() == (NOON - timedelta(days=1)).timestamp()


def test_a_clock_that_runs_goes_on_from_where_it_was_set() -> None:
    clock = MovableClock(NOON)
    first = clock()
    assert NOON <= first <= clock()

    clock.now = NOON + timedelta(days=1)
    assert timedelta(0) <= clock() - (NOON + timedelta(days=1)) < timedelta(minutes=1)


def test_a_clock_goes_to_a_moment_but_not_back_to_one() -> None:
    clock = MovableClock(NOON, frozen=True)

    clock.advance_to(NOON + timedelta(hours=2))
    clock.advance_to(NOON + timedelta(hours=1))

    assert clock() == NOON + timedelta(hours=2)


@pytest.mark.parametrize("frozen", [True, False])
def test_how_far_it_was_moved_changes_with_a_move_alone(frozen: bool) -> None:
    clock = MovableClock(NOON, frozen=frozen)
    before = clock.ahead
    clock()
    assert clock.ahead == before

    clock.advance(minutes=5)

    assert clock.ahead == pytest.approx(before + 300)
