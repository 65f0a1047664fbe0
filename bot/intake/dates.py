"""The day of a report, as its own text tells it."""

import re
from collections.abc import Sequence
from datetime import date

from bot.errors import DigestError
from bot.intake.addresses import without_urls
from bot.intake.outline import Block, BlockKind

_DATE = re.compile(r"(?<!\d)(\d{4})\s*(?:[-/.]|年)\s*(\d{1,2})\s*(?:[-/.]|月)\s*(\d{1,2})(?!\d)")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = rf"({'|'.join(_MONTHS)})[a-z]{{0,6}}\.?"
_MONTH_FIRST = re.compile(
    rf"\b{_MONTH} (\d{{1,2}})(?:st|nd|rd|th)?,? (\d{{4}})(?!\d)", re.IGNORECASE
)
_DAY_FIRST = re.compile(
    rf"(?<!\d)(\d{{1,2}})(?:st|nd|rd|th)? {_MONTH},? (\d{{4}})(?!\d)", re.IGNORECASE
)
_DATE_LABEL = re.compile(r"^\W*(?:\w+\s+)?(?:date|日期|报告日期|时间)\W*[:：]", re.IGNORECASE)


def find_date(
    preamble: Sequence[str], blocks: Sequence[Block], named: date | None
) -> tuple[date, int | None]:
    """Returns the day of a report and its line, counted from 1.

    It stands in a labelled line of the ``preamble``, the lines above the first paper, or else in
    its first line or one of the headings there, which are among the ``blocks``. Without any,
    ``named`` is the day.
    """
    headings = {block.line for block in blocks if block.kind is BlockKind.HEADING}
    labelled = [i for i, line in enumerate(preamble) if _DATE_LABEL.match(line)]
    first = next((number for number, line in enumerate(preamble) if line.strip()), 0)
    for index in labelled + sorted((headings | {first}) & set(range(len(preamble)))):
        found = _search(preamble[index])
        if found is None:
            continue
        written, numbers = found
        try:
            return date(*numbers), index + 1
        except ValueError as error:
            raise DigestError(
                f"{written} is no day of the calendar; expected a date such as 2026-02-16",
                index + 1,
            ) from error
    if named is not None:
        return named, None
    raise DigestError(
        "no date; expected a line such as '**Date**: 2026-02-16' above the first paper",
        labelled[0] + 1 if labelled else 1,
    )


def is_dated(heading: str) -> bool:
    """Whether a heading has a date, as that of a report has and that of a paper has not."""
    return _search(heading) is not None


def _search(line: str) -> tuple[str, tuple[int, int, int]] | None:
    """Returns a date as it is written, and its year, month and day; these may be no day at all."""
    text = without_urls(line)
    if match := _DATE.search(text):
        year, month, day = match.groups()
        return match[0], (int(year), int(month), int(day))
    if match := _MONTH_FIRST.search(text):
        month, day, year = match.groups()
    elif match := _DAY_FIRST.search(text):
        day, month, year = match.groups()
    else:
        return None
    return match[0], (int(year), _MONTHS.index(month.casefold()) + 1, int(day))
