"""What became of a file that was looked at."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from bot.papers import Problem
from bot.store.loading import Loaded


class Status(StrEnum):
    """What became of a file."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    AWAITED = "awaited"
    """It may still be written; it is read once two looks find it alike."""
    REFUSED = "refused"
    GONE = "gone"
    """It is no longer there; what it brought is kept."""


@dataclass(frozen=True, slots=True)
class FileReport:
    """What became of one file."""

    path: Path
    name: str
    """The path from the folder that was scanned."""
    status: Status
    day: date | None = None
    language: str = ""
    """That of its texts; empty when they were not read."""
    papers: int = 0
    message: str = ""
    """Why it was refused and what was expected."""
    line: int | None = None
    """The line that it was refused for, counted from 1."""
    problems: tuple[Problem, ...] = ()
    """Problems of a digest that was taken nevertheless."""
    loaded: Loaded | None = None
    news: bool = True
    """Whether it differs from what the last look at the file found."""
