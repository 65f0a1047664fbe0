"""Once a local day in every zone of the world, over ten years of clock changes."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest

from bot.delivery.schedule.due import decide
from tests.subscriptions import subscription

FIRST, LAST = date(2026, 1, 1), date(2036, 1, 1)
HOURS = (time(0), time(0, 30), time(1, 30), time(2, 30), time(23, 59))
ZONES = sorted(zone for zone in available_timezones() if not zone.startswith(("posix", "right")))


def changes(zone: ZoneInfo) -> list[date]:
    """Returns the days on which the zone's clock is changed."""
    found = []
    day, before = FIRST, None
    while day < LAST:
        offset = datetime(day.year, day.month, day.day, 12, tzinfo=zone).utcoffset()
        if before is not None and offset != before:
            found.append(day)
        before = offset
        day += timedelta(days=1)
    return found


@pytest.mark.parametrize("letter", sorted({zone[0] for zone in ZONES}))
def test_every_day_around_a_clock_change_has_one_push(letter: str) -> None:
    for zone in (zone for zone in ZONES if zone.startswith(letter)):
        for changed in changes(ZoneInfo(zone)):
            for hour in HOURS:
                pushed = follow(zone, hour, changed - timedelta(days=2), days=5)
                days = [changed + timedelta(days=offset) for offset in (-1, 0, 1)]
                assert [day for day in pushed if day in days] == days, (zone, hour)


def follow(zone: str, hour: time, start: date, days: int) -> list[date]:
    """Returns the local days of the pushes when every look finds news."""
    now = datetime(start.year, start.month, start.day, tzinfo=ZoneInfo(zone)).astimezone(UTC)
    state = subscription(zone=zone, time=hour, quiet_notes=False)
    end = now + timedelta(days=days)
    pushed: list[date] = []
    while now < end:
        newest = date(2026, 1, 1) + timedelta(days=len(pushed))
        decision = decide(state, newest, now)
        if decision.push:
            pushed.append(decision.local_day)
            state = replace(state, last_digest=newest, last_push_day=decision.local_day)
        now = decision.next_due
    return pushed
