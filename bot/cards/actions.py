"""What a button asks for, and its 64 bytes of callback data.

The data are the whole memory of a button: nothing is kept for it, so it works after a restart and a
year later. Anything else that arrives decodes to ``None``.
"""

import re
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class OpenOverview:
    """One message of a day's overview, in place."""

    day: date
    part: int
    paged: bool = False
    """Whether the message turns its parts in place, as one opened from the calendar does."""


@dataclass(frozen=True, slots=True)
class OpenResults:
    """One page of the results of a query that the store remembers by number."""

    query: int
    page: int
    only_typed: bool = False
    """Whether translations of the words are left out."""


@dataclass(frozen=True, slots=True)
class OpenCard:
    """A paper's card, in place, with the way back to where it was listed."""

    paper: str
    origin: OpenOverview | OpenResults | None = None


@dataclass(frozen=True, slots=True)
class OpenCalendar:
    """The days of a month that have a digest."""

    year: int
    month: int


@dataclass(frozen=True, slots=True)
class SetSubscription:
    """Subscribe this chat, or end its subscription."""

    on: bool


Action = OpenOverview | OpenResults | OpenCard | OpenCalendar | SetSubscription

_DAY = r"(\d{4}-\d{2}-\d{2})"
_OVERVIEW = re.compile(rf"([oO]){_DAY}\.(\d{{1,3}})")
_RESULTS = re.compile(r"([sS])(\d{1,15})\.(\d{1,5})")
_CARD = re.compile(r"c(\d{4}\.\d{4,5})(?:@(.+))?")
_CALENDAR = re.compile(r"m(\d{4})-(\d{2})")


def encode(action: Action) -> str:
    """Callback data of at most 64 bytes."""
    match action:
        case OpenOverview(day, part, paged):
            return f"{'O' if paged else 'o'}{day.isoformat()}.{part}"
        case OpenResults(query, page, only_typed):
            return f"{'S' if only_typed else 's'}{query}.{page}"
        case OpenCard(paper, None):
            return f"c{paper}"
        case OpenCard(paper, origin) if origin is not None:
            return f"c{paper}@{encode(origin)}"
        case OpenCalendar(year, month):
            return f"m{year:04}-{month:02}"
        case SetSubscription(on):
            return "sub" if on else "unsub"
    raise TypeError(f"no action: {action!r}")


def decode(data: str) -> Action | None:
    """The action that the data stand for; ``None`` for anything that no button of ours has."""
    if data in ("sub", "unsub"):
        return SetSubscription(data == "sub")
    try:
        if match := _OVERVIEW.fullmatch(data):
            return OpenOverview(date.fromisoformat(match[2]), int(match[3]), match[1] == "O")
        if match := _CALENDAR.fullmatch(data):
            month = date(int(match[1]), int(match[2]), 1)
            return OpenCalendar(month.year, month.month)
    except ValueError:  # a day that the calendar does not have
        return None
    if match := _RESULTS.fullmatch(data):
        return OpenResults(int(match[2]), int(match[3]), match[1] == "S")
    if match := _CARD.fullmatch(data):
        origin = decode(match[2]) if match[2] else None
        if origin is None or isinstance(origin, OpenOverview | OpenResults):
            return OpenCard(match[1], origin) if origin or not match[2] else None
    return None
