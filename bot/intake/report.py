"""The daily report's Markdown → ``Digest``.

A language model writes the reports, so no two look alike: sections come as items of a numbered
list, as headings of any level, as bold lines or as plain ones; titles repeat; names vary. What
holds in most of them: a paper's entry is a heading followed by a link to its page, and a section
begins where an outer block announces its name and ends where the next one does. Section texts are
slices of the file, not a rendering of it.
"""

import re
from collections.abc import Sequence
from datetime import date

from bot.arxiv import find_linked_id
from bot.errors import DigestError
from bot.intake.contents import part_contents
from bot.intake.dates import find_date
from bot.intake.entries import split_entries
from bot.intake.listed import Read, split_listed
from bot.intake.markup import as_markdown
from bot.intake.outline import outline
from bot.intake.paper import read_paper
from bot.intake.sections import read_text
from bot.intake.unclosed import close_before_next_entry
from bot.papers import Digest, Problem

_FENCE = re.compile(
    r"^ {0,3}(?P<fence>`{3,}|~{3,})[ \t]*+(?P<info>(?:markdown|md)?)[ \t]*$", re.IGNORECASE
)
_MOST_LINES = 100_000
_LONGEST_LINE = 200_000
"""Characters."""
_MOST_LINKING = 10_000
"""Lines that link a paper."""
_MOST_PAPERS = 3000
"""A category of arXiv has some 500 papers a day."""


def parse_report(text: str, latest: date | None = None, named: date | None = None) -> Digest:
    """Reads one report.

    ``text`` may have any line ends; ``latest`` is the last day that a report may have; ``named`` is
    the day that the file's name tells, which serves where the text tells none. Raises
    ``DigestError`` with the line (from 1) when it is no report or has no usable date. Whatever else
    is odd becomes a ``Problem`` of the digest, and the rest is read.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    _check_size(lines)
    lines = _unfenced(lines)
    shaped = as_markdown(lines)
    mended = close_before_next_entry(shaped)
    blocks = outline("\n".join(mended.lines))
    found = split_entries(blocks, len(lines))
    problems = [*found.problems, *mended.problems]
    read = [(entry, read_text(entry.blocks, lines, entry.end)) for entry in found.entries]
    if any(text.is_marked for _, text in read):
        read, left_out = part_contents(read)
    else:
        read, left_out = _read_listed(read, lines)
    problems += left_out
    if not read:
        raise DigestError(
            "no paper found; expected headings such as '## Title', each followed by a link "
            "such as https://huggingface.co/papers/2602.12617",
            1,
        )
    day, line = find_date(lines[: read[0][0].line], blocks, named)
    if named is not None and day != named:
        told = f"the date is {day} and that of the file's name {named}; the former is taken"
        problems.append(Problem(line or 1, told))
    if latest is not None and day > latest:
        raise DigestError(
            f"the date {day} lies in the future; expected the day of the report, "
            "such as '**Date**: 2026-02-16'",
            line,
        )
    papers = []
    read, doubled = _keep_fullest(read)
    if len(read) > _MOST_PAPERS:
        line = read[_MOST_PAPERS][0].line + 1
        raise DigestError(f"{len(read)} papers; expected at most {_MOST_PAPERS} in a report", line)
    problems += doubled
    for entry, entry_text in read:
        paper, odd = read_paper(entry, entry_text, shaped)
        papers.append(paper)
        problems += odd
    return Digest(day, tuple(papers), tuple(sorted(problems, key=lambda p: p.line)))


def _check_size(lines: Sequence[str]) -> None:
    """Raises ``DigestError`` for lines that would take too long to read."""
    if len(lines) > _MOST_LINES:
        raise DigestError(f"{len(lines)} lines; expected at most {_MOST_LINES}", _MOST_LINES + 1)
    linking = 0
    for number, line in enumerate(lines, start=1):
        if len(line) > _LONGEST_LINE:
            expected = f"expected at most {_LONGEST_LINE} in a line"
            raise DigestError(f"{len(line)} characters; {expected}", number)
        linking += find_linked_id(line) is not None
        if linking > _MOST_LINKING:
            raise DigestError(
                f"more than {_MOST_LINKING} lines link papers, as no report has", number
            )


def _unfenced(lines: list[str]) -> list[str]:
    """Returns the lines without a fence around all of them, as a language model may put it."""
    filled = [index for index, line in enumerate(lines) if line.strip()]
    if not filled or filled[0] == filled[-1]:
        return lines
    first, last = filled[0], filled[-1]
    opened, closed = _FENCE.match(lines[first]), _FENCE.match(lines[last])
    if not opened or not closed or closed["info"] or opened["fence"] != closed["fence"]:
        return lines
    inside = lines[first + 1 : last]
    return [*lines[:first], "", *inside, "", *lines[last + 1 :]]  # each line keeps its number


def _read_listed(read: Sequence[Read], lines: Sequence[str]) -> tuple[list[Read], list[Problem]]:
    """Splits headings over several papers, which there may be where no heading has sections."""
    kept: list[Read] = []
    problems: list[Problem] = []
    parts = [split_listed(entry, lines, topical=False) for entry, _ in read]
    topical = any(parts)
    for (entry, text), several in zip(read, parts, strict=True):
        listed = several or (split_listed(entry, lines, topical=True) if topical else None)
        problems += listed.problems if listed else ()
        kept += listed.papers if listed else [(entry, text)]
    return kept, problems


def _keep_fullest(read: Sequence[Read]) -> tuple[list[Read], list[Problem]]:
    """Keeps a paper that stands twice where it has most sections, and names the other place."""
    best: dict[str, Read] = {}
    for one in read:
        entry, text = one
        if entry.id not in best or len(text.sections) > len(best[entry.id][1].sections):
            best[entry.id] = one
    problems = [
        Problem(
            entry.line + 1,
            f"{entry.id} stands here and on line {best[entry.id][0].line + 1}; that one is taken, "
            "expected each paper once",
        )
        for entry, _ in read
        if best[entry.id][0] is not entry
    ]
    return [one for one in read if best[one[0].id] is one], problems
