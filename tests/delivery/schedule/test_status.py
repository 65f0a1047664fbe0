"""When the next push comes, and whether today's hour passed without a digest."""

from datetime import timedelta

import pytest

from bot.delivery.schedule.status import status_of
from tests.subscriptions import D15, D16, D17, at, subscription

NO_SPREAD = timedelta(0)


def test_before_the_hour_the_next_push_is_the_hour() -> None:
    status = status_of(subscription(next_due=at(9)), at(8), NO_SPREAD)

    assert (status.next_push, status.overdue, status.missing) == (at(9), False, False)


def test_in_wait_of_a_report_the_next_sure_push_is_tomorrows() -> None:
    waiting = subscription(last_digest=D15, waiting=True, next_due=at(10))

    status = status_of(waiting, at(9, 30), NO_SPREAD)

    assert (status.next_push, status.overdue, status.missing) == (at(9, day=D17), True, True)


def test_the_wait_of_yesterday_is_over() -> None:
    left = subscription(last_digest=D15, waiting=True, next_due=at(9))

    status = status_of(left, at(8), NO_SPREAD)

    assert (status.next_push, status.overdue, status.missing) == (at(9), False, False)


def test_who_has_todays_digest_misses_none() -> None:
    greeted = subscription(last_digest=D16, waiting=True, next_due=at(9, day=D17))

    status = status_of(greeted, at(12), NO_SPREAD)

    assert (status.overdue, status.missing) == (True, False)


@pytest.mark.parametrize("minutes", [10, 60])
def test_the_spread_moves_the_next_push(minutes: int) -> None:
    waiting = subscription(id=7, last_digest=D15, waiting=True)

    status = status_of(waiting, at(12), timedelta(minutes=minutes))

    assert at(9, day=D17) < status.next_push < at(9, day=D17) + timedelta(minutes=minutes)
