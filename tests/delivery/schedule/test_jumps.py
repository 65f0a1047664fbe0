"""Jumps of the clock, and the days of pushes that it dated too late."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.delivery.schedule.due import decide
from bot.delivery.schedule.jumps import Reading, jump_between, jump_since, real_push_day
from tests.subscriptions import subscription

NOON = datetime(2026, 2, 16, 12, tzinfo=UTC)
TOKYO = ZoneInfo("Asia/Tokyo")
D16, D17 = date(2026, 2, 16), date(2026, 2, 17)


@pytest.mark.parametrize("jump", [timedelta(hours=-5), timedelta(days=365), timedelta(minutes=2)])
def test_a_jump_is_what_one_clock_went_and_the_other_did_not(jump: timedelta) -> None:
    before = Reading(NOON, 100.0)
    after = Reading(NOON + timedelta(seconds=15) + jump, 115.0)

    assert jump_between(before, after) == jump


def test_a_clock_that_is_corrected_a_little_does_not_jump() -> None:
    assert not jump_between(Reading(NOON, 1.0), Reading(NOON - timedelta(seconds=44), 16.0))


def test_over_a_stop_only_a_clock_set_back_is_seen() -> None:
    assert jump_since(NOON + timedelta(hours=5), NOON) == timedelta(hours=-5)
    assert not jump_since(NOON - timedelta(days=365), NOON)


@pytest.mark.parametrize(
    ("counted", "pushed_at", "now", "back_by", "real"),
    [
        # ten hours ahead: the push of the 17th went out on the evening of the 16th
        (D17, datetime(2026, 2, 17, 9, tzinfo=UTC), datetime(2026, 2, 17, 1, tzinfo=UTC), 10, D16),
        # the same, and it is still the 16th
        (D17, datetime(2026, 2, 17, 1, tzinfo=UTC), datetime(2026, 2, 16, 20, tzinfo=UTC), 5, D16),
        # it went out before the clock was set back, and earlier than it shows now
        (D16, datetime(2026, 2, 16, 9, tzinfo=UTC), datetime(2026, 2, 16, 10, tzinfo=UTC), 2, D16),
        # a year ahead, and nothing in the ledger
        (date(2027, 2, 16), None, NOON, 24 * 365, None),
    ],
)
def test_a_push_counts_for_the_day_on_which_it_was(
    counted: date, pushed_at: datetime | None, now: datetime, back_by: int, real: date | None
) -> None:
    jump = timedelta(hours=-back_by)

    assert real_push_day(counted, pushed_at, ZoneInfo("UTC"), now, jump) == real


@given(
    st.lists(st.timedeltas(timedelta(days=-400), timedelta(days=400)), max_size=6),
    st.integers(0, 23),
)
def test_once_the_clock_is_right_every_day_comes_and_no_digest_twice(
    wrong: list[timedelta], begins: int
) -> None:
    """Each real day has its digest at six; the clock shows something else for half a day each."""
    one = subscription(next_due=NOON, zone="Asia/Tokyo")
    pushed_at: datetime | None = None
    got: list[date] = []
    real = datetime(2026, 2, 16, begins, tzinfo=UTC)
    offset = timedelta(0)
    hours = 12 * len(wrong) + 24 * 5
    for hour in range(hours):
        now_wrong = wrong[hour // 12] if hour // 12 < len(wrong) else timedelta(0)
        jump, offset = now_wrong - offset, now_wrong
        now = real + timedelta(hours=hour) + offset
        if jump < timedelta(minutes=-1):
            day = one.last_push_day
            if day is not None:
                day = real_push_day(day, pushed_at, TOKYO, now, jump)
            one = subscription(
                next_due=min(one.next_due, now), zone="Asia/Tokyo", waiting=one.waiting,
                last_digest=one.last_digest, last_push_day=day,
            )  # fmt: skip
        newest = (real + timedelta(hours=hour) + timedelta(hours=3)).date()  # at six in Tokyo
        if one.next_due > now and not (one.waiting and (not got or newest > got[-1])):
            continue
        decision = decide(one, newest, now)
        last, counted = one.last_digest, one.last_push_day
        if decision.push:
            got.append(decision.push)
            last, counted, pushed_at = decision.push, decision.local_day, now
        one = subscription(
            next_due=decision.next_due, zone="Asia/Tokyo", waiting=decision.waiting,
            last_digest=last, last_push_day=counted,
        )  # fmt: skip

    assert len(got) == len(set(got)), "nobody gets a digest twice"
    last_days = {(real + timedelta(hours=hours - 24 * n)).date() for n in (2, 3)}
    assert last_days <= set(got), "with the clock right for two days, none is missed"
