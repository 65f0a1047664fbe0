"""When a report counts as late."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta

import pytest

from bot.delivery.schedule.lateness import is_free_weekend, missed_hour, usual_hour

NOW = datetime(2026, 2, 16, 12, tzinfo=UTC)  # a Monday


def mornings(*days_ago: int, hour: int = 7, minute: int = 30) -> list[datetime]:
    return [NOW.replace(hour=hour, minute=minute) - timedelta(days=days) for days in days_ago]


EVERY_DAY = mornings(*range(1, 14))


def test_the_usual_hour_is_the_middle_of_the_first_ones() -> None:
    arrivals = [*mornings(1, 2, 3), *mornings(4, 5, hour=20), *mornings(1, hour=22)]

    assert usual_hour(arrivals, "UTC") == time(7, 30)
    assert usual_hour(EVERY_DAY, "Asia/Shanghai") == time(15, 30)


def test_nothing_is_usual_after_a_few_days() -> None:
    assert usual_hour(mornings(1, 2, 3, 4), "UTC") is None
    assert missed_hour(mornings(1, 2, 3, 4), NOW, "UTC") is None


@pytest.mark.parametrize(("hour", "late"), [(7, False), (9, False), (10, True), (23, True)])
def test_it_is_late_two_hours_after_the_usual_one(hour: int, late: bool) -> None:
    found = missed_hour(EVERY_DAY, NOW.replace(hour=hour), "UTC")
    assert (found is not None) is late


def test_a_report_of_today_ends_the_wait() -> None:
    assert missed_hour([*EVERY_DAY, *mornings(0, hour=8)], NOW, "UTC") is None


def test_a_day_that_never_has_one_is_not_late() -> None:
    weekdays = [a for a in EVERY_DAY if a.weekday() < 5]
    saturday = NOW + timedelta(days=5)
    recent = [a + timedelta(days=5) for a in weekdays if (a + timedelta(days=5)).weekday() < 5]

    assert missed_hour(recent, saturday, "UTC") is None


def test_a_year_loaded_in_one_minute_says_nothing() -> None:
    assert missed_hour([NOW - timedelta(days=1)] * 365, NOW, "UTC") is None


@pytest.mark.parametrize(
    ("day", "reports", "free"),
    [
        (14, range(2, 14), False),  # reports come on Saturdays as well
        (14, (2, 3, 4, 5, 6, 9, 10, 11, 12, 13), True),
        (15, (2, 3, 4, 5, 6, 9, 10, 11, 12, 13, 14), True),
        (13, (2, 3, 4, 5, 9, 10, 11, 12), False),  # a Friday
        (14, (10, 11, 12, 13), False),  # too few to say
        (28, (2, 3, 4, 5, 6, 9, 10, 11, 12, 13), False),  # too long ago
    ],
)
def test_a_weekend_is_free_when_none_came_on_that_day_lately(
    day: int, reports: Iterable[int], free: bool
) -> None:
    days = [date(2026, 2, report) for report in reports]

    assert is_free_weekend(date(2026, 2, day), days) is free
