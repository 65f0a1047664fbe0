"""Hours and zones, as people write them and as the bot says them."""

import re
import unicodedata
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.chat.words.cities import find_zone
from bot.chat.words.numerals import in_figures
from bot.delivery.schedule.status import PushStatus
from bot.texts.say import Say

_HOUR = re.compile(
    r"(?P<part>凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚上|午前|朝|午後|夕方|夜)?"
    r"(?P<hour>[01]?\d|2[0-3])"
    r"(?:[:.h](?P<minute>[0-5]\d)|[点點时時](?:(?P<said>[0-5]?\d)分?|(?P<half>半)|整|钟|鐘)?)?"
    r"(?P<half_day>[ap]\.?m\.?)?",
    re.IGNORECASE,
)
_NIGHT = ("晚上", "夜")
_AFTERNOON = ("下午", "傍晚", "午後", "夕方", *_NIGHT, "pm")
_MORNING = ("凌晨", "清晨", "早上", "早晨", "上午", "午前", "朝", "am")
_NOON = 12
_POSIX = re.compile(r"Etc/GMT([+-])(\d{1,2})")


def read_hour(word: str) -> time | None:
    """Reads ``08:30``, ``8``, ``8am``, ``八点``, ``晚上8点半``, in digits of any width."""
    plain = "".join(unicodedata.normalize("NFKC", word).split())
    match = _HOUR.fullmatch(in_figures(plain))
    if match is None:
        return None
    hour, half_day = int(match["hour"]), (match["half_day"] or "").replace(".", "").casefold()
    if half_day and not 1 <= hour <= _NOON:
        return None
    part = half_day or match["part"]
    # At twelve the halves of the day begin: 12am and 晚上12点 are midnight, 12pm is noon.
    if (part in _AFTERNOON and hour < _NOON) or (part == "中午" and hour < _NOON // 2):
        hour += _NOON
    elif hour == _NOON and (part in (*_MORNING, *_NIGHT)):
        hour = 0
    return time(hour, 30 if match["half"] else int(match["minute"] or match["said"] or 0))


def read_hour_and_zone(words: Sequence[str]) -> tuple[time | None, str | None, str]:
    """Hour and zone among words in any order, and what could not be read; empty when all was."""
    hours = [hour for word in words if (hour := read_hour(word)) is not None]
    place = " ".join(word for word in words if read_hour(word) is None)
    zone = find_zone(place) if place else None
    return (hours[-1] if hours else None), zone, "" if zone or not place else place


def say_zone(zone: str) -> str:
    """Returns the zone's name; an offset as people write it, not as POSIX does."""
    if match := _POSIX.fullmatch(zone):
        return f"UTC{'-' if match[1] == '+' else '+'}{match[2]}"
    return zone


def say_hour(hour: time) -> str:
    """Returns ``08:30``."""
    return hour.strftime("%H:%M")


def say_when(moment: datetime, zone: str, now: datetime, say: Say) -> str:
    """Says a moment as people in a zone do: today, tomorrow or a date, and the hour."""
    local = moment.astimezone(ZoneInfo(zone))
    today: date = now.astimezone(ZoneInfo(zone)).date()
    hour = say_hour(local.time())
    if local.date() == today:
        return say("when-today", time=hour)
    if local.date() == today + timedelta(days=1):
        return say("when-tomorrow", time=hour)
    return say("when-on", date=local.date(), time=hour)


def say_next(status: PushStatus, now: datetime, say: Say) -> str:
    """Says when the next push comes."""
    when = say_when(status.next_push, status.subscription.zone, now, say)
    return say("when-arrival", when=when) if status.overdue else when
