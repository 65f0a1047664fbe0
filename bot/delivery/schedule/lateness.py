"""Whether a report is late or not to be expected, judged by those of the last two weeks."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from statistics import median
from zoneinfo import ZoneInfo

from bot.papers import WEEKEND

LOOK_BACK = timedelta(days=14)
_GRACE = timedelta(hours=2)
_FEWEST = 5
"""Days with a report that make an hour usual."""


def usual_hour(arrivals: Sequence[datetime], zone: str) -> time | None:
    """Returns the usual hour of a day's first report; ``None`` for too few days."""
    first: dict[object, datetime] = {}
    for arrival in sorted(arrivals):
        local = arrival.astimezone(ZoneInfo(zone))
        first.setdefault(local.date(), local)
    if len(first) < _FEWEST:
        return None
    middle = int(median(local.hour * 60 + local.minute for local in first.values()))
    return time(middle // 60, middle % 60)


def missed_hour(arrivals: Sequence[datetime], now: datetime, zone: str) -> time | None:
    """Returns the usual hour if today's report should have come by now and has not.

    Only ``arrivals`` of the last two weeks count. On a weekday without reports none is missed.
    """
    recent = [arrival for arrival in arrivals if arrival > now - LOOK_BACK]
    local = now.astimezone(ZoneInfo(zone))
    days = {arrival.astimezone(ZoneInfo(zone)).date() for arrival in recent}
    hour = usual_hour(recent, zone)
    if hour is None or local.date() in days:
        return None
    late = local >= datetime.combine(local.date(), hour, ZoneInfo(zone)) + _GRACE
    expected = local.weekday() in {day.weekday() for day in days}
    return hour if late and expected else None


def is_free_weekend(day: date, reports: Sequence[date]) -> bool:
    """Whether a day is of a weekend, and no report is to be expected then.

    ``reports`` are the days of reports. Too few in the last two weeks say nothing.
    """
    recent = [report for report in reports if timedelta(0) < day - report <= LOOK_BACK]
    usual = {report.isoweekday() for report in recent}
    is_weekend = str(day.isoweekday()) in WEEKEND
    return is_weekend and len(recent) >= _FEWEST and day.isoweekday() not in usual
