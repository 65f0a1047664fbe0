"""Jumps of the wall clock: how large one was, and which day a push was really on. Pure.

A clock that was ahead leaves times in the store that are still to come. What waits until then is
looked at again at once. A push that is dated later than now counts for the day on which it was.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

_LEAST = timedelta(minutes=1)
"""Smaller differences are no jump: clocks are corrected a little all the time."""


@dataclass(frozen=True, slots=True)
class Reading:
    """Both clocks at one moment."""

    wall: datetime
    steady: float
    """Seconds on the monotonic clock, which never jumps."""


def jump_between(before: Reading, after: Reading) -> timedelta:
    """Returns by how much the wall clock was set forward, or back if negative; 0 for no jump."""
    jump = after.wall - before.wall - timedelta(seconds=after.steady - before.steady)
    return jump if abs(jump) > _LEAST else timedelta(0)


def jump_since(last_seen: datetime, now: datetime) -> timedelta:
    """Returns how far back the wall clock was set while the bot was off, as a negative duration.

    It is at least so much. A clock that was set forward looks the same as a long stop: 0.
    """
    return min(now - last_seen, timedelta(0)) if last_seen - now > _LEAST else timedelta(0)


def real_push_day(
    counted: date, pushed_at: datetime | None, zone: ZoneInfo, now: datetime, jump: timedelta
) -> date | None:
    """Returns the local day on which a subscription got its last push.

    ``counted`` is the day by the clock of that time and ``pushed_at`` the moment, if the ledger
    still knows it. ``jump`` is negative: how far the clock was set back. ``None`` when the day is
    not known: a day too many for a newer digest is better than a day without.
    """
    if pushed_at is not None and pushed_at > now:
        return (pushed_at + jump).astimezone(zone).date()
    return counted if counted <= now.astimezone(zone).date() else None
