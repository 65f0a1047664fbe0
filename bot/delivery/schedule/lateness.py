"""Whether today's report is late, judged by when the reports of the last two weeks came."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from statistics import median
from zoneinfo import ZoneInfo

LOOK_BACK = timedelta(days=14)
_GRACE = timedelta(hours=2)
_FEWEST = 5
"""Days with a report below which nothing is usual yet."""


def usual_hour(arrivals: Sequence[datetime], zone: str) -> time | None:
    """The hour in a zone at which the day's first report usually came; ``None`` for too few."""
    first: dict[object, datetime] = {}
    for arrival in sorted(arrivals):
        local = arrival.astimezone(ZoneInfo(zone))
        first.setdefault(local.date(), local)
    if len(first) < _FEWEST:
        return None
    middle = int(median(local.hour * 60 + local.minute for local in first.values()))
    return time(middle // 60, middle % 60)


def is_report_late(arrivals: Sequence[datetime], now: datetime, zone: str) -> bool:
    """Whether a report should have come today and has not; a day off every week is none missed.

    ``arrivals`` are those of the last two weeks.
    """
    recent = [arrival for arrival in arrivals if arrival > now - LOOK_BACK]
    local = now.astimezone(ZoneInfo(zone))
    days = {arrival.astimezone(ZoneInfo(zone)).date() for arrival in recent}
    hour = usual_hour(recent, zone)
    if hour is None or local.date() in days:
        return False
    if local.weekday() not in {day.weekday() for day in days}:
        return False
    return local >= datetime.combine(local.date(), hour, ZoneInfo(zone)) + _GRACE
