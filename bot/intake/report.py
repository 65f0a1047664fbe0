"""The daily report's Markdown → ``Digest``.

A language model writes the reports, so no two look alike: sections come as items of a numbered
list, as headings of any level, as bold lines or as plain ones; titles repeat; names vary. What
holds in most of them: a paper's entry is a heading followed by a link to its page, and a section
begins where an outer block announces its name and ends where the next one does. Section texts are
slices of the file, not a rendering of it.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bot.arxiv import find_linked_id
from bot.errors import DigestError
from bot.intake.contents import name_prose, part_contents, without_footer
from bot.intake.dates import find_date
from bot.intake.entries import Entry, split_entries
from bot.intake.extras import find_shared_names
from bot.intake.language import said_language, written_language
from bot.intake.listed import Read, split_all, split_listed
from bot.intake.markup import Shaped, as_markdown
from bot.intake.outline import Block, outline
from bot.intake.paper import read_paper
from bot.intake.sections import read_text
from bot.intake.unclosed import close_before_next_entry
from bot.intake.wrapping import unwrap
from bot.papers import Digest, Paper, Problem, Section

_MOST_LINES = 100_000
_LONGEST_LINE = 200_000
"""Characters."""
_MOST_LINKING = 10_000
"""Lines that link a paper."""
_MOST_PAPERS = 3000
"""A category of arXiv has some 500 papers a day."""


def parse_report(
    text: str,
    latest: date | None = None,
    named: date | None = None,
    language: str | None = None,
) -> Digest:
    """Reads one report.

    ``text`` may have any line ends; ``latest`` is the last day that a report may have; ``named`` is
    the day that the file's name tells, which serves where the text tells none; ``language`` is the
    one that the file's name tells, which goes before what the text tells. Raises
    ``DigestError`` with the line (from 1) when it is no report or has no usable date. Whatever else
    is odd becomes a ``Problem`` of the digest, and the rest is read.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    _check_size(lines)
    unwrapped = unwrap(lines)
    shaped = as_markdown(unwrapped.lines)
    try:
        _check_size(shaped.lines)
        digest = _read(shaped, latest, named, language)
    except DigestError as error:
        raise DigestError(error.message, error.line and shaped.line_in_file(error.line)) from error
    problems = [replace(p, line=shaped.line_in_file(p.line)) for p in digest.problems]
    problems += unwrapped.problems
    return replace(digest, problems=tuple(sorted(problems, key=lambda problem: problem.line)))


def _read(shaped: Shaped, latest: date | None, named: date | None, language: str | None) -> Digest:
    """Reads a report's lines; the problems have the numbers of these lines."""
    mended = close_before_next_entry(shaped.lines)
    blocks = outline("\n".join(mended.lines))
    found = split_entries(blocks, len(shaped.lines))
    entries = without_footer(found.entries, shaped.lines)
    shared = find_shared_names(entry.blocks for entry in entries)
    read = [(entry, read_text(entry.blocks, shaped.texts, entry.end, shared)) for entry in entries]
    problems = [*found.problems, *mended.problems]
    read, left_out = _choose(read, blocks, shaped.texts)
    problems += left_out
    if not read:
        raise DigestError(
            "no paper found; expected headings such as '## Title', each followed by a link "
            "such as https://huggingface.co/papers/2602.12617",
            1,
        )
    preamble = shaped.lines[: read[0][0].line]
    day, line = find_date(preamble, blocks, named)
    if named is not None and day != named:
        told = f"the date is {day} and that of the file's name {named}; the former is taken"
        problems.append(Problem(line or 1, told))
    if latest is not None and day > latest:
        raise DigestError(
            f"the date {day} lies in the future; expected the day of the report, "
            "such as '**Date**: 2026-02-16'",
            line,
        )
    named_lines = {problem.line for problem in problems}
    problems += name_prose([entry for entry, _ in read], shaped.lines, named_lines)
    papers, doubled = _keep_fullest(_read_papers(read, shaped, problems), shaped)
    language = language or said_language(preamble) or written_language(shaped.lines)
    return Digest(day, tuple(papers), tuple(problems + doubled), language)


def _read_papers(
    read: Sequence[Read], shaped: Shaped, problems: list[Problem]
) -> list[tuple[Entry, Paper]]:
    """Returns each entry with its paper; adds what is odd to the ``problems``."""
    if (count := len({entry.id for entry, _ in read})) > _MOST_PAPERS:
        line = read[_MOST_PAPERS][0].line + 1
        raise DigestError(f"{count} papers; expected at most {_MOST_PAPERS} in a report", line)
    papers = []
    for entry, text in read:
        paper, odd = read_paper(entry, text, shaped.texts)
        papers.append((entry, paper))
        problems += odd
    return papers


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


def _choose(
    read: Sequence[Read], blocks: Sequence[Block], lines: Sequence[str]
) -> tuple[list[Read], list[Problem]]:
    """Returns the papers among the entries that were ``read``, and what is left out.

    A report without headings is one list. ``blocks`` and ``lines`` are those of the report.
    """
    if not read:
        whole = Entry("", "", "", -1, blocks, len(lines))
        listed = split_listed(whole, lines, topical=True)
        return (list(listed.papers), list(listed.problems)) if listed else ([], [])
    papers, problems = split_all(read, lines)
    if any(text.is_marked for _, text in read):
        papers, left_out = part_contents(papers, lines)
        problems += left_out
    return papers, problems


def _keep_fullest(
    read: Sequence[tuple[Entry, Paper]], shaped: Shaped
) -> tuple[list[Paper], list[Problem]]:
    """Keeps a paper that stands twice where it says most, and names the other place."""
    best: dict[str, tuple[Entry, Paper]] = {}
    for entry, paper in read:
        if entry.id not in best or _fullness(paper) > _fullness(best[entry.id][1]):
            best[entry.id] = entry, paper
    problems = [
        Problem(
            entry.line + 1,
            f"{entry.id} stands here and on line "
            f"{shaped.line_in_file(best[entry.id][0].line + 1)}; that one is taken, "
            "expected each paper once",
        )
        for entry, paper in read
        if best[entry.id][1] is not paper
    ]
    return [paper for entry, paper in read if best[entry.id][1] is paper], problems


def _fullness(paper: Paper) -> tuple[int, int]:
    texts = [paper.section(section) for section in Section]
    extras = sum(len(extra.text) for extra in paper.extras)
    return sum(map(bool, texts)), sum(map(len, texts)) + extras
