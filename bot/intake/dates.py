"""The day of a report, as its own text tells it."""

import re
from collections.abc import Sequence
from datetime import date

from bot.errors import DigestError
from bot.intake.addresses import without_urls
from bot.intake.outline import Block, BlockKind

_DATE = re.compile(r"(?<!\d)(\d{4})\s*(?:[-/.]|年)\s*(\d{1,2})\s*(?:[-/.]|月)\s*(\d{1,2})(?!\d)")
_DATE_LABEL = re.compile(r"^\W*(?:\w+\s+)?(?:date|日期|报告日期|时间)\W*[:：]", re.IGNORECASE)


def find_date(
    preamble: Sequence[str], blocks: Sequence[Block], named: date | None
) -> tuple[date, int | None]:
    """Returns the day of a report and its line, counted from 1.

    It stands in a labelled line of the ``preamble``, the lines above the first paper, or else in
    one of the headings there, which are among the ``blocks``. Without any, ``named`` is the day.
    """
    headings = {block.line for block in blocks if block.kind is BlockKind.HEADING}
    labelled = [i for i, line in enumerate(preamble) if _DATE_LABEL.match(line)]
    for index in labelled + sorted(headings & set(range(len(preamble)))):
        match = _DATE.search(without_urls(preamble[index]))
        if match is None:
            continue
        try:
            return date(*map(int, match.groups())), index + 1
        except ValueError as error:
            raise DigestError(
                f"{match.group()} is no day of the calendar; expected a date such as 2026-02-16",
                index + 1,
            ) from error
    if named is not None:
        return named, None
    raise DigestError(
        "no date; expected a line such as '**Date**: 2026-02-16' above the first paper",
        labelled[0] + 1 if labelled else 1,
    )
