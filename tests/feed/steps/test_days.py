"""Days are looked at, closed and written at their hours, whatever their lists do."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.feed.steps.days import (
    DayState,
    FedDay,
    Outlook,
    Prospect,
    Rules,
    days_to_feed,
    is_look_due,
    is_write_due,
    next_step,
    outlook,
    report_due,
    state_of,
)

RULES = Rules()
EARLY = Rules(publish=time(9))
MONDAY, SATURDAY = date(2026, 2, 16), date(2026, 2, 14)


def at(moment: str, day: date = MONDAY) -> datetime:
    """Returns a moment of a day in UTC; ``+1 00:30`` is one of the next."""
    after, _, clock = moment.rpartition(" ")
    return datetime.combine(day + timedelta(days=int(after or 0)), time.fromisoformat(clock), UTC)


def looked(moment: str, listed: int = 3, **more: object) -> FedDay:
    """Returns a Monday that was first looked at as it began, and last at this moment."""
    day = FedDay(MONDAY, at("00:00"), at(moment), at(moment), listed)
    return replace(day, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("known", "days"),
    [
        ({}, [15, 16, 14, 13]),
        ({16: looked("12:00")}, [15, 16, 14, 13]),
        ({15: FedDay(date(2026, 2, 15), last_look=at("00:30"))}, [16, 14, 13]),
        ({13: FedDay(date(2026, 2, 13), last_look=at("00:30", SATURDAY), listed=2, waiting=1,
                     written=at("00:40", SATURDAY))}, [15, 16, 14]),
    ],
)  # fmt: skip
def test_days_that_need_nothing_more_are_passed_over(
    known: dict[int, FedDay], days: list[int]
) -> None:
    found = days_to_feed(at("12:00"), {date(2026, 2, d): f for d, f in known.items()}, RULES)

    assert [day.day for day in found] == days


def test_the_days_are_those_of_utc() -> None:
    shanghai = datetime(2026, 2, 17, 7, 59, tzinfo=ZoneInfo("Asia/Shanghai"))

    assert days_to_feed(shanghai, {}, Rules(look_back=0)) == (MONDAY,)


@pytest.mark.parametrize(
    ("day", "moment", "due"),
    [
        (FedDay(MONDAY), "00:00", True),
        (FedDay(MONDAY), "-1 23:59", False),
        (FedDay(MONDAY, last_try=at("00:00")), "00:09", False),  # not open, or out of reach
        (FedDay(MONDAY, last_try=at("00:00")), "00:10", True),
        (FedDay(MONDAY, last_try=at("11:00")), "08:00", True),  # the clock was set back
        (looked("08:00"), "08:29", False),
        (looked("08:00"), "08:30", True),
        (looked("08:00", last_try=at("08:30")), "08:35", False),
        (looked("08:00", last_try=at("08:30")), "08:40", True),
        (looked("08:00", listed=0), "09:00", False),
        (looked("08:00", listed=0), "10:00", True),
        (looked("+1 00:15"), "+1 00:29", False),
        (looked("+1 00:15"), "+1 00:30", True),  # the look that closes the day
        (looked("+1 00:30"), "+2 00:00", False),
        (looked("+1 00:30", listed=0), "+1 02:30", True),  # a weekday may be late
        (looked("+3 00:00", listed=0), "+3 12:00", False),
    ],
)
def test_a_list_is_asked_for_as_it_grows_and_once_it_is_complete(
    day: FedDay, moment: str, due: bool
) -> None:
    assert is_look_due(day, at(moment), RULES) is due


def test_an_early_edition_looks_at_its_hour() -> None:
    assert is_look_due(looked("08:50"), at("09:00"), EARLY)
    assert not is_look_due(looked("08:50"), at("08:59"), EARLY)


@pytest.mark.parametrize(
    ("day", "state"),
    [
        (FedDay(MONDAY), DayState.OPEN),
        (looked("23:59"), DayState.OPEN),
        (looked("+1 00:29"), DayState.OPEN),
        (looked("+1 00:30", waiting=1, unwritten=3), DayState.CLOSED),
        (looked("+1 00:30", unwritten=3), DayState.CLOSED),
        (looked("+1 00:30", written=at("+1 00:30")), DayState.WRITTEN),
        (looked("+1 00:30", written=at("+1 00:30"), waiting=1), DayState.CLOSED),
        (looked("+1 00:30", written=at("09:00"), unwritten=1), DayState.CLOSED),
        (looked("12:00", written=at("09:00")), DayState.OPEN),
        (looked("+1 00:30", listed=0), DayState.OPEN),
        (looked("+2 23:00", listed=0), DayState.OPEN),
        (looked("+3 00:00", listed=0), DayState.EMPTY),
        (FedDay(SATURDAY, last_look=at("12:00", SATURDAY)), DayState.OPEN),
        (FedDay(SATURDAY, last_look=at("+1 00:30", SATURDAY)), DayState.EMPTY),
        (FedDay(SATURDAY, last_look=at("+1 00:30", SATURDAY), listed=1), DayState.CLOSED),
    ],
)
def test_the_state_of_a_day_follows_from_its_list_and_its_report(
    day: FedDay, state: DayState
) -> None:
    assert state_of(day, at("+1 01:00"), RULES) is state


def test_papers_that_wait_are_given_up_after_a_time() -> None:
    day = looked("+1 00:30", written=at("+1 00:45"), waiting=1)

    assert state_of(day, at("+2 00:29"), RULES) is DayState.CLOSED
    assert state_of(day, at("+2 00:30"), RULES) is DayState.WRITTEN


def late(**more: object) -> FedDay:
    """Returns a Monday whose list first came on the next day at noon."""
    noon = at("+1 12:00")
    return replace(FedDay(MONDAY, noon, noon, noon, 3, 3, 3), **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("day", "moment", "rules", "due"),
    [
        # the complete day
        (looked("+1 00:00", unwritten=3), "+1 00:29", RULES, False),
        (looked("+1 00:30", unwritten=3), "+1 00:30", RULES, True),
        (looked("+1 00:30", unwritten=3, waiting=1), "+1 00:44", RULES, False),
        (looked("+1 00:30", unwritten=3, waiting=1), "+1 00:45", RULES, True),
        (looked("+1 00:00", unwritten=3), "+1 00:44", RULES, False),  # the last look is awaited
        (looked("+1 00:00", unwritten=3), "+1 00:45", RULES, True),  # Hugging Face is out of reach
        (looked("+1 00:30", listed=0), "+1 03:00", RULES, False),
        # begun late
        (late(), "+1 17:59", RULES, False),
        (late(waiting=0), "+1 12:00", RULES, True),
        (late(), "+1 18:00", RULES, True),
        # the early edition, and what comes after it
        (looked("09:00", unwritten=3), "08:59", EARLY, False),
        (looked("09:00", unwritten=3), "09:00", EARLY, True),
        (looked("09:00", unwritten=3, waiting=1), "09:14", EARLY, False),
        (looked("09:00", unwritten=3, waiting=1), "09:15", EARLY, True),
        (looked("14:00", unwritten=2, written=at("09:05")), "14:00", EARLY, False),
        (looked("+1 00:30", unwritten=2, written=at("09:05")), "+1 00:30", EARLY, True),
        (looked("+1 00:30", written=at("09:05")), "+1 00:30", EARLY, False),
        # what was still being read
        (looked("+1 00:30", unwritten=1, written=at("+1 00:45")), "+1 01:00", RULES, True),
        (looked("+1 00:30", unwritten=1, waiting=1, written=at("+1 00:45")), "+1 03:44", RULES,
         False),
        (looked("+1 00:30", unwritten=1, waiting=1, written=at("+1 00:45")), "+1 03:45", RULES,
         True),
    ],
)  # fmt: skip
def test_a_report_is_written_when_it_is_complete_or_due(
    day: FedDay, moment: str, rules: Rules, due: bool
) -> None:
    assert is_write_due(day, at(moment), rules) is due


@pytest.mark.parametrize(
    ("day", "rules", "moment"),
    [
        (looked("08:00"), RULES, "+1 00:45"),
        (FedDay(MONDAY), RULES, "+1 00:45"),
        (late(), RULES, "+1 18:00"),
        (looked("08:00"), EARLY, "09:15"),
        (looked("10:00", written=at("09:15")), EARLY, "+1 00:45"),
        (FedDay(MONDAY, first_look=at("10:00"), listed=1), EARLY, "16:00"),
        (looked("08:00"), Rules(settle=timedelta(hours=1)), "+1 01:15"),
    ],
)
def test_a_report_has_a_last_hour(day: FedDay, rules: Rules, moment: str) -> None:
    assert report_due(day, rules) == at(moment)


@pytest.mark.parametrize(
    ("days", "moment", "following"),
    [
        ([], "12:00", "+1 00:00"),
        ([looked("12:00")], "12:00", "12:30"),
        ([looked("12:00", listed=0)], "12:00", "14:00"),
        ([FedDay(MONDAY, last_try=at("12:00"))], "12:00", "12:10"),
        ([looked("+1 00:15")], "+1 00:15", "+1 00:30"),
        ([looked("+1 00:30", waiting=1, unwritten=3)], "+1 00:30", "+1 00:45"),
        ([looked("+1 00:30", written=at("+1 00:45"), waiting=1)], "+1 00:45", "+1 03:45"),
        ([looked("+1 00:30", written=at("+1 00:45"))], "+1 00:45", "+2 00:00"),
    ],
)
def test_the_next_step_is_known(days: list[FedDay], moment: str, following: str) -> None:
    assert next_step(days, at(moment), RULES) == at(following)


@pytest.mark.parametrize(
    ("day", "moment", "said"),
    [
        (FedDay(SATURDAY), "12:00", Outlook(SATURDAY, Prospect.WEEKEND)),
        (FedDay(date(2026, 2, 15)), "12:00", Outlook(date(2026, 2, 15), Prospect.WEEKEND)),
        (FedDay(date(2026, 2, 13)), "12:00", Outlook(date(2026, 2, 13), Prospect.NOTHING_YET)),
        (FedDay(MONDAY), "00:10", Outlook(MONDAY, Prospect.NOTHING_YET)),
        (looked("+3 00:00", listed=0), "+3 00:00", Outlook(MONDAY, Prospect.EMPTY)),
        (looked("+1 00:30", listed=31, waiting=12, unwritten=31), "+1 00:31",
         Outlook(MONDAY, Prospect.READING, 19, 31, at("+1 00:45"))),
        (looked("+1 00:30", listed=31, waiting=12, unwritten=31), "+1 00:50",
         Outlook(MONDAY, Prospect.READING, 19, 31, None)),
        (looked("+1 00:30", listed=31, waiting=2, written=at("+1 00:45")), "+1 00:50",
         Outlook(MONDAY, Prospect.WRITTEN, 29, 31)),
    ],
)  # fmt: skip
def test_a_day_is_said_in_a_few_figures(day: FedDay, moment: str, said: Outlook) -> None:
    assert outlook(day, at(moment), RULES) == said


@given(
    arrivals=st.lists(st.integers(0, 30 * 60), max_size=6),
    outages=st.lists(st.integers(0, 48 * 60), max_size=6),
    reading=st.integers(0, 240),
    begun=st.integers(0, 40 * 60),
    publish=st.one_of(st.none(), st.integers(0, 23)),
)
def test_a_day_is_always_written_with_all_its_papers(
    arrivals: list[int], outages: list[int], reading: int, begun: int, publish: int | None
) -> None:
    """Lives through a day: papers arrive, the list is out of reach, reading takes time."""
    rules = Rules(publish=None if publish is None else time(publish))
    day, pending, written = FedDay(MONDAY), list[datetime](), 0
    now, looks = at("00:00") + timedelta(minutes=begun), 0
    while now < at("+4 00:00") and state_of(day, now, rules) not in {
        DayState.WRITTEN,
        DayState.EMPTY,
    }:
        pending = [done for done in pending if done > now]
        day = replace(day, waiting=len(pending))
        if is_look_due(day, now, rules):
            day = replace(day, last_try=now)
            minutes = int((now - at("00:00")).total_seconds() / 60)
            if not any(start <= minutes < start + 90 for start in outages):
                looks += 1
                listed = sum(arrival <= min(minutes, 24 * 60) for arrival in arrivals)
                new = listed - day.listed
                pending += [now + timedelta(minutes=reading)] * new
                day = replace(
                    day, first_look=day.first_look or now, last_look=now, listed=listed,
                    waiting=len(pending), unwritten=day.unwritten + new,
                )  # fmt: skip
        if is_write_due(day, now, rules):
            assert day.listed >= written
            written = day.listed
            day = replace(day, written=now, unwritten=0)
        steps = [next_step([day], now, rules), *pending, now + timedelta(hours=1)]
        now = min(step for step in steps if step > now)

    assert written == day.listed == sum(arrival <= 24 * 60 for arrival in arrivals)
    assert looks < 200
