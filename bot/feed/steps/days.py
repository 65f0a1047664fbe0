"""The feed's days: when a day's list is looked at, when it is closed and when its report is due.

A day is one of UTC. Its list grows until the day is over, and some minutes longer (``settle``).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum


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
    """Returns the days that need anything, the newest first: today and those before it."""
    raise NotImplementedError


def state_of(day: FedDay, now: datetime, rules: Rules) -> DayState:
    """Returns the state of a day."""
    raise NotImplementedError


def is_look_due(day: FedDay, now: datetime, rules: Rules) -> bool:
    """Whether to ask for a day's list now."""
    raise NotImplementedError


def is_write_due(day: FedDay, now: datetime, rules: Rules) -> bool:
    """Whether to write a day's report now, with what is there; what waits is from the abstract."""
    raise NotImplementedError


def report_due(day: FedDay, rules: Rules) -> datetime:
    """Returns when a day's next report is written at the latest."""
    raise NotImplementedError


def next_step(days: Iterable[FedDay], now: datetime, rules: Rules) -> datetime:
    """Returns when there is something to do again, besides reading what waits."""
    raise NotImplementedError


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
    raise NotImplementedError
