"""The rules of the schedule, each as a case."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.delivery.schedule.due import decide, moment_of, others_between
from bot.papers import Decision
from tests.subscriptions import D15, D16, D17, at, subscription


def test_before_the_hour_nothing_is_owed() -> None:
    decision = decide(subscription(), D16, at(8, 59))

    assert (decision.push, decision.waiting, decision.next_due) == (None, False, at(9))


def test_at_the_hour_the_newest_digest_is_owed() -> None:
    decision = decide(subscription(last_digest=D15), D16, at(9))

    assert (decision.push, decision.next_due) == (D16, at(9, day=D17))


def test_a_digest_that_comes_after_the_hour_is_owed_on_arrival() -> None:
    before = decide(subscription(last_digest=D15), D15, at(9))
    assert (before.push, before.waiting) == (None, True)

    after = decide(subscription(last_digest=D15, waiting=True), D16, at(17, 30))
    assert after.push == D16


def test_a_digest_that_comes_after_midnight_waits_for_the_hour() -> None:
    decision = decide(subscription(last_digest=D15, waiting=True), D16, at(0, 5, D17))

    assert (decision.push, decision.waiting, decision.next_due) == (None, False, at(9, day=D17))


@given(
    number=st.integers(1, 10_000),
    hour=st.times().map(lambda hour: hour.replace(second=0, microsecond=0)),
    minutes=st.integers(0, 720),
    zone=st.sampled_from(["UTC", "Asia/Shanghai", "America/St_Johns", "Pacific/Chatham"]),
)
def test_spread_out_everybody_still_gets_one_push_a_day(
    number: int, hour: time, minutes: int, zone: str
) -> None:
    state = subscription(id=number, time=hour, zone=zone, quiet_notes=False)
    now = datetime(2026, 2, 14, tzinfo=UTC)
    pushed: list[date] = []
    while now < datetime(2026, 2, 20, tzinfo=UTC):
        decision = decide(state, date(2026, 3, 1 + len(pushed)), now, timedelta(minutes=minutes))
        if decision.push:
            pushed.append(decision.local_day)
            state = replace(state, last_digest=decision.push, last_push_day=decision.local_day)
        now = decision.next_due

    assert pushed[:5] == [pushed[0] + timedelta(days=day) for day in range(5)]


def test_a_second_digest_on_a_day_waits_for_tomorrow() -> None:
    decision = decide(subscription(last_digest=D15, last_push_day=D16), D16, at(18))

    assert (decision.push, decision.waiting, decision.next_due) == (None, False, at(9, day=D17))


def test_what_was_got_is_never_owed_again() -> None:
    assert decide(subscription(last_digest=D16), D16, at(10)).push is None
    assert decide(subscription(last_digest=D17), D16, at(10)).push is None


def test_without_any_digest_it_waits() -> None:
    assert decide(subscription(), None, at(10)).waiting


def test_the_others_since_the_last_one_are_named() -> None:
    assert others_between(D15, [D17, D16, D15], D17) == (D16,)
    assert others_between(None, [D17, D16, D15], D17) == ()


def test_the_hour_is_the_zones_own() -> None:
    tokyo = subscription(zone="Asia/Tokyo")

    assert decide(tokyo, D16, at(0)).push == D16, "nine o'clock in Tokyo is midnight UTC"
    assert decide(tokyo, D16, at(23, 59, D15)).push is None


@pytest.mark.parametrize(
    ("day", "hour", "moment"),
    [
        (date(2026, 3, 29), time(2, 30), datetime(2026, 3, 29, 1, 30, tzinfo=UTC)),  # skipped
        (date(2026, 10, 25), time(2, 30), datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),  # twice
    ],
)
def test_the_hour_on_the_days_of_the_clock_change(day: date, hour: time, moment: datetime) -> None:
    assert moment_of(day, hour, ZoneInfo("Europe/Berlin")) == moment


@given(
    zone=st.timezone_keys(allow_prefix=False),
    hour=st.times(),
    start=st.integers(0, 365 * 24 * 60).map(lambda minutes: at(0) + timedelta(minutes=minutes)),
)
def test_following_the_plan_pushes_once_a_local_day(zone: str, hour: time, start: datetime) -> None:
    """Looks only when told to, over three days with a new digest at every look."""
    hour = hour.replace(second=0, microsecond=0)
    state, now = subscription(zone=zone, time=hour), start
    pushed: list[date] = []
    for number in range(8):
        newest = D16 + timedelta(days=number)
        decision = decide(state, newest, now)
        assert decision.next_due > now
        if decision.push:
            pushed.append(decision.local_day)
            state = replace(state, last_digest=newest, last_push_day=decision.local_day)
        now = decision.next_due
    assert len(pushed) == len(set(pushed))
    assert len(pushed) >= 6


def test_a_day_of_the_week_that_is_not_wanted_brings_nothing_and_explains_nothing() -> None:
    weekends = subscription(days="67", last_digest=D15)  # the 16th is a Monday

    decision = decide(weekends, D16, at(12))

    assert decision == Decision(None, False, at(9, day=date(2026, 2, 21)), D16)


def test_the_first_wanted_day_brings_the_newest_of_those_that_came_between() -> None:
    workdays = subscription(days="12345", last_digest=date(2026, 2, 13))
    friday = decide(replace(workdays, last_push_day=date(2026, 2, 13)), D15, at(9, day=D15))

    assert friday.next_due == at(9)
    assert decide(workdays, D16, at(9)).push == D16


@given(st.sets(st.sampled_from("1234567"), min_size=1), st.integers(0, 23))
def test_any_days_of_the_week_get_a_push_each_and_others_none(days: set[str], hour: int) -> None:
    state = subscription(days="".join(sorted(days)), time=time(hour), quiet_notes=False)
    now, pushed = datetime(2026, 2, 16, tzinfo=UTC), list[date]()
    while now < datetime(2026, 3, 2, tzinfo=UTC):
        decision = decide(state, date(2026, 4, 1 + len(pushed)), now)
        if decision.push:
            pushed.append(decision.local_day)
            state = replace(state, last_digest=decision.push, last_push_day=decision.local_day)
        now = decision.next_due

    fortnight = [D16 + timedelta(days=day) for day in range(14)]
    assert pushed == [day for day in fortnight if str(day.isoweekday()) in days]
