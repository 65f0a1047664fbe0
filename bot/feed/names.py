"""What names say: which files may be reports, of which day one is, and in which language."""

import re
from datetime import date
from pathlib import Path

from bot.intake.language import find_language

ENDINGS = (".md", ".markdown", ".txt")
"""Endings of report files, in small letters."""

_DATE = re.compile(
    r"(?<![0-9])((?:19|20)[0-9]{2})"
    r"(?:\s*(?:[-_./]|年/?)\s*([0-9]{1,2})\s*(?:[-_./]|月/?)\s*([0-9]{1,2})(?![0-9])"
    r"|([0-9]{2})([0-9]{2})(?![0-9]))"
)

_LANGUAGE = re.compile(
    r"[._\- (（]([^\W\d_]{2,8}(?:[-_](?:[A-Za-z]{2}|Han[st]))?)[)）]?$", re.IGNORECASE
)


def is_passed_over(name: str) -> bool:
    """Whether a name is that of a hidden or temporary file or folder, which nobody hears of."""
    return name.startswith((".", "~", "#"))


def may_be_report(name: str) -> bool:
    """Whether a file with this name is read; editors and downloads add other endings."""
    return name.lower().endswith(ENDINGS)


def named_day(path: Path) -> date | None:
    """Returns the day in a file's name, or else the one that its folders tell; ``None`` for none.

    ``2026-02-16.md``, ``20260216.md``, ``2026年2月16日.md``, ``2026/02/16.md`` and
    ``2026-02-16/report.md`` are of one day. A name with several days tells none.
    """
    *folders, stem = (*path.parent.parts[-3:], path.stem)
    if days := _days_in(stem):
        return days[0] if len(days) == 1 else None
    places = "/".join([*folders, stem])
    in_last_two = len(places) - len("/".join([*folders[-1:], stem]))
    for match in reversed(list(_DATE.finditer(places))):
        if match.end() > in_last_two and (day := _day_of(match)):
            return day
    return None


def named_language(path: Path) -> str | None:
    """Returns the language that the end of a file's name tells; ``None`` for none.

    ``2026-02-16.en.md``, ``2026-02-16_zh-CN.md`` and ``2026-02-16 中文.md`` tell one.
    """
    end = _LANGUAGE.search(path.stem)
    return find_language(end[1]) if end else None


def _days_in(name: str) -> list[date]:
    days = (_day_of(match) for match in _DATE.finditer(name))
    return list(dict.fromkeys(day for day in days if day))


def _day_of(match: re.Match[str]) -> date | None:
    try:
        return date(*(int(part) for part in match.groups() if part))
    except ValueError:
        return None
