"""The feed's days: when a day's list is looked at, when it is closed and when its report is due.

A day is one of UTC. Its list grows until the day is over, and is taken for complete when it was
looked at some minutes later (``settle``). Papers are read as they appear. A report waits a little
for the last ones, and longer where the day was begun late. Then those that still wait are written
from their abstracts, and the report is written anew when they are read.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum

_LOOK_EVERY = timedelta(minutes=30)
_LOOK_AT_NOTHING_EVERY = timedelta(hours=2)
_TRY_AGAIN = timedelta(minutes=10)
"""After a list did not come, or was not open."""
_WAIT_FOR_LAST = timedelta(minutes=15)
"""How long a report waits for papers that are being read, beyond its hour."""
_WAIT_WHEN_LATE = timedelta(hours=6)
"""The same where a day's list first came after the hour: a slow model reads a day in four hours."""
_EMPTY_AFTER = timedelta(days=2)
"""How long papers of a weekday without any are awaited, beyond its end."""
_BETWEEN_WRITES = timedelta(hours=3)
"""Between two reports of one day, while papers are still being read."""


class DayState(StrEnum):
    """What may still happen to a day."""

    OPEN = "open"
    """Its list may grow."""
    CLOSED = "closed"
    """Its list is complete, its report is not."""
    WRITTEN = "written"
    EMPTY = "empty"
    """It has no papers."""


@dataclass(frozen=True, slots=True)
class Rules:
    """The configuration of the feed's days."""

    publish: time | None = None
    """The hour in UTC of the early edition; ``None``: the report comes when the day is closed."""
    settle: timedelta = timedelta(minutes=30)
    look_back: int = 3
    """Days before today."""
    upgrade: timedelta = timedelta(hours=24)
    """How long papers in a written report may still be read."""


@dataclass(frozen=True, slots=True)
class FedDay:
    """What is known of a day."""

    day: date
    first_look: datetime | None = None
    """When its list first came, also an empty one."""
    last_look: datetime | None = None
    """When its list came last."""
    last_try: datetime | None = None
    """When its list was last asked for, whatever came."""
    listed: int = 0
    """The papers that were chosen from its list."""
    waiting: int = 0
    """Those of them that a page or a model may still be asked for."""
    unwritten: int = 0
    """Those of them that the report lacks, or has in an older form."""
    written: datetime | None = None
    """When its report was last written."""


def days_to_feed(now: datetime, known: Mapping[date, FedDay], rules: Rules) -> tuple[date, ...]:
    """Returns the days that need anything: yesterday, today, and those before, the newest first."""
    today = now.astimezone(UTC).date()
    back = [today - timedelta(days=days) for days in range(rules.look_back + 1)]
    wanted = [*back[1:2], *back[:1], *back[2:]]
    return tuple(day for day in wanted if not _is_done(known.get(day, FedDay(day)), now, rules))


def state_of(day: FedDay, now: datetime, rules: Rules) -> DayState:
    """Returns the state of a day."""
    if day.last_look is None or day.last_look < _settled(day, rules):
        return DayState.OPEN
    if day.listed == 0:
        is_given_up = day.last_look >= _ended(day) + _EMPTY_AFTER
        return DayState.EMPTY if _is_weekend(day) or is_given_up else DayState.OPEN
    if day.written is None or day.unwritten:
        return DayState.CLOSED
    is_over = day.waiting == 0 or now >= _upgraded_until(day, rules)
    return DayState.WRITTEN if is_over else DayState.CLOSED


def is_look_due(day: FedDay, now: datetime, rules: Rules) -> bool:
    """Whether to ask for a day's list now."""
    if now < _begun(day) or state_of(day, now, rules) is not DayState.OPEN:
        return False
    if day.last_try is None or day.last_try > now:  # the clock may have been set back since
        return True
    return now >= _next_look(day, rules)


def is_write_due(day: FedDay, now: datetime, rules: Rules) -> bool:
    """Whether to write a day's report now, with what is there; what waits is from the abstract."""
    if not day.listed or not day.unwritten:
        return False
    hour = _report_hour(day, rules)
    if day.written is None or day.written < hour:
        is_complete = day.last_look is not None and day.last_look >= hour and day.waiting == 0
        return now >= hour and (is_complete or now >= report_due(day, rules))
    return day.waiting == 0 or now >= day.written + _BETWEEN_WRITES


def report_due(day: FedDay, rules: Rules) -> datetime:
    """Returns when a day's next report is written at the latest."""
    hour = _report_hour(day, rules)
    if day.first_look is not None and day.first_look > hour:
        return day.first_look + _WAIT_WHEN_LATE
    return hour + _WAIT_FOR_LAST


def next_step(days: Iterable[FedDay], now: datetime, rules: Rules) -> datetime:
    """Returns when there is something to do again, besides reading what waits."""
    tomorrow = now.astimezone(UTC).date() + timedelta(days=1)
    moments = [datetime.combine(tomorrow, time(), UTC)]
    for day in days:
        if _is_done(day, now, rules):
            continue
        moments += [_report_hour(day, rules), report_due(day, rules), _upgraded_until(day, rules)]
        if day.last_try is not None and state_of(day, now, rules) is DayState.OPEN:
            moments.append(_next_look(day, rules))
        if day.written is not None:
            moments.append(day.written + _BETWEEN_WRITES)
    return min(moment for moment in moments if moment > now)


class Prospect(StrEnum):
    """What can be said of a day."""

    WEEKEND = "weekend"
    """No papers so far, as on weekends."""
    NOTHING_YET = "nothing-yet"
    READING = "reading"
    """So many of so many are read, and the report comes at an hour."""
    WRITTEN = "written"
    EMPTY = "empty"


@dataclass(frozen=True, slots=True)
class Outlook:
    """What ``/status`` says of a day."""

    day: date
    prospect: Prospect
    read: int = 0
    listed: int = 0
    report_at: datetime | None = None


def outlook(day: FedDay, now: datetime, rules: Rules) -> Outlook:
    """Returns what can be said of a day."""
    read = day.listed - day.waiting
    if day.listed == 0:
        if _is_weekend(day):
            return Outlook(day.day, Prospect.WEEKEND)
        is_empty = state_of(day, now, rules) is DayState.EMPTY
        return Outlook(day.day, Prospect.EMPTY if is_empty else Prospect.NOTHING_YET)
    if day.written is not None and not day.unwritten:
        return Outlook(day.day, Prospect.WRITTEN, read, day.listed)
    due = report_due(day, rules)
    return Outlook(day.day, Prospect.READING, read, day.listed, due if due > now else None)


def _is_done(day: FedDay, now: datetime, rules: Rules) -> bool:
    return state_of(day, now, rules) in {DayState.WRITTEN, DayState.EMPTY}


def _begun(day: FedDay) -> datetime:
    return datetime.combine(day.day, time(), UTC)


def _ended(day: FedDay) -> datetime:
    return _begun(day) + timedelta(days=1)


def _settled(day: FedDay, rules: Rules) -> datetime:
    """Returns from when on a look at the list finds all of it."""
    return _ended(day) + rules.settle


def _report_hour(day: FedDay, rules: Rules) -> datetime:
    """Returns the hour of the next report: of the early edition, or of the complete day."""
    if rules.publish is None:
        return _settled(day, rules)
    early = datetime.combine(day.day, rules.publish, UTC)
    return early if day.written is None else _settled(day, rules)


def _next_look(day: FedDay, rules: Rules) -> datetime:
    """Returns when to ask again for a list that was asked for: at the report's hour in any case."""
    assert day.last_try is not None
    if day.last_look is None or day.last_look < day.last_try:
        return day.last_try + _TRY_AGAIN
    next_one = day.last_look + (_LOOK_EVERY if day.listed else _LOOK_AT_NOTHING_EVERY)
    for hour in (_report_hour(day, rules), _settled(day, rules)):
        if day.last_look < hour:
            next_one = min(next_one, hour)
    return next_one


def _upgraded_until(day: FedDay, rules: Rules) -> datetime:
    """Returns until when papers of a written report may still be read."""
    settled = _settled(day, rules)
    return max(settled, day.first_look or settled) + rules.upgrade


def _is_weekend(day: FedDay) -> bool:
    """Whether a day is one on which Hugging Face has no papers."""
    return day.day.weekday() >= 5
