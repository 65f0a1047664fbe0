"""Hours and zones, as people write them and as the bot says them."""

import re
from datetime import date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from bot.cards.message import Say

_HOUR = re.compile(r"(?:([01]?\d|2[0-3])[:：.h]([0-5]\d)|([01]?\d|2[0-3])[点點时])")
_OFFSET = re.compile(r"(?:UTC|GMT)?([+-])(\d{1,2})(?::?00)?", re.IGNORECASE)


def read_hour(word: str) -> time | None:
    """``08:30``, ``8:30``, ``8：30`` or ``8点``."""
    match = _HOUR.fullmatch(word)
    if match is None:
        return None
    return time(int(match[1] or match[3]), int(match[2] or 0))


def read_zone(word: str) -> str | None:
    """An IANA name in any case, its city alone where only one zone has it, or ``UTC+8``."""
    if match := _OFFSET.fullmatch(word):
        sign, hours = match[1], int(match[2])
        # POSIX turned the sign round: Etc/GMT-8 is eight hours ahead of Greenwich.
        name = f"Etc/GMT{'-' if sign == '+' else '+'}{hours}"
        return name if name in available_timezones() else None
    found = _zones().get(word.casefold().replace(" ", "_"), set())
    return next(iter(found)) if len(found) == 1 else None


@cache
def _zones() -> dict[str, set[str]]:
    zones: dict[str, set[str]] = {}
    for name in available_timezones():
        if not name.startswith(("posix/", "right/")) and name != "localtime":
            zones.setdefault(name.casefold(), set()).add(name)
    whole = set(zones)
    for name in available_timezones():
        city = name.rpartition("/")[2].casefold()
        area = name.partition("/")[0]
        if city not in whole and area in _AREAS:
            zones.setdefault(city, set()).add(name)
    return zones


_AREAS = frozenset(
    "Africa America Antarctica Arctic Asia Atlantic Australia Europe Indian Pacific".split()
)


def say_hour(hour: time) -> str:
    """``08:30``."""
    return hour.strftime("%H:%M")


def say_when(moment: datetime, zone: str, now: datetime, say: Say) -> str:
    """A moment in a zone's own words: today, tomorrow or a date, and the hour."""
    local = moment.astimezone(ZoneInfo(zone))
    today: date = now.astimezone(ZoneInfo(zone)).date()
    hour = say_hour(local.time())
    if local.date() == today:
        return say("when-today", time=hour)
    if local.date() == today + timedelta(days=1):
        return say("when-tomorrow", time=hour)
    return say("when-on", date=local.date().isoformat(), time=hour)
