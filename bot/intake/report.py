"""The daily report's Markdown → ``Digest``.

A language model writes the reports, so no two look alike: sections come as items of a numbered
list, as headings of any level, as bold lines or as plain ones; titles repeat; names vary. What
holds in most of them: a paper's entry is a heading followed by a link to its page, and a section
begins where an outer block announces its name and ends where the next one does. Section texts are
slices of the file, not a rendering of it.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bot.arxiv import find_linked_id
from bot.errors import DigestError
from bot.intake.addresses import LINK_LABEL, find_urls, without_urls
from bot.intake.entries import Entry, split_entries
from bot.intake.facts import as_facts, read_ending, read_extras, read_lines
from bot.intake.labels import NAMES
from bot.intake.language import said_language, written_language
from bot.intake.listed import split_listed
from bot.intake.markup import as_markdown
from bot.intake.outline import Block, BlockKind, outline
from bot.intake.sections import RULE, EntryText, read_text
from bot.intake.unclosed import close_before_next_entry
from bot.intake.values import Found
from bot.papers import Digest, Extra, Paper, Problem, Section

_DATE = re.compile(r"(?<!\d)(\d{4})\s*(?:[-/.]|年)\s*(\d{1,2})\s*(?:[-/.]|月)\s*(\d{1,2})(?!\d)")
_DATE_LABEL = re.compile(r"^\W*(?:\w+\s+)?(?:date|日期|报告日期|时间)\W*[:：]", re.IGNORECASE)
_READ_FROM = re.compile(
    r"^\W*(?:阅读来源|来源|读取来源|read[ -]from|source)[*_\s]*[:：][*_\s]*(?P<value>.+)$",
    re.IGNORECASE,
)
_FENCE = re.compile(
    r"^ {0,3}(?P<fence>`{3,}|~{3,})[ \t]*+(?P<info>(?:markdown|md)?)[ \t]*$", re.IGNORECASE
)
_LINK = re.compile(r"\[[^\[\]]*\]\([^()]*\)")
_WORD = re.compile(r"[^\W_]{2}")

_MOST_LINES = 100_000
_LONGEST_LINE = 200_000
"""Characters."""
_MOST_LINKING = 10_000
"""Lines that link a paper."""
_MOST_PAPERS = 3000
"""A category of arXiv has some 500 papers a day."""

_Read = tuple[Entry, EntryText]


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
    lines = _unfenced(lines)
    shaped = as_markdown(lines)
    mended = close_before_next_entry(shaped)
    blocks = outline("\n".join(mended.lines))
    found = split_entries(blocks, len(lines))
    problems = [*found.problems, *mended.problems]
    read = [(entry, read_text(entry.blocks, lines, entry.end)) for entry in found.entries]
    if any(text.is_marked for _, text in read):
        read, left_out = _part_only_linking(read)
    else:
        read, left_out = _read_listed(read, lines)
    problems += left_out
    if not read:
        raise DigestError(
            "no paper found; expected headings such as '## Title', each followed by a link "
            "such as https://huggingface.co/papers/2602.12617",
            1,
        )
    preamble = lines[: read[0][0].line]
    day, line = _find_date(preamble, blocks, named)
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
        paper, odd = _read_entry(entry, entry_text, shaped)
        papers.append(paper)
        problems += odd
    language = language or said_language(preamble) or written_language(lines)
    return Digest(day, tuple(papers), tuple(sorted(problems, key=lambda p: p.line)), language)


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


def _part_only_linking(read: Sequence[_Read]) -> tuple[list[_Read], list[Problem]]:
    """Parts the entries from the headings that only link papers: contents, a closing word.

    Those have no sections where others have some. A paper may lack its sections too, but then its
    link has a line of its own that says so.
    """
    ids = {entry.id for entry, text in read if text.sections}
    kept: list[_Read] = []
    problems: list[Problem] = []
    for entry, text in read:
        own_link = any(
            LINK_LABEL.match(block.text) and find_linked_id(block.text) == entry.id
            for block in entry.blocks
        ) or _begins_with_link(entry.blocks)
        if text.sections or (own_link and entry.id not in ids):
            kept.append((entry, text))
        elif entry.id not in ids:
            problems.append(
                Problem(
                    entry.line + 1,
                    f"{entry.title[:80]!r} left out: it links {entry.id} and has no section; "
                    f"expected sections such as '{NAMES[Section.FIELD][0]}' when it is a paper",
                )
            )
    return kept, problems


def _begins_with_link(blocks: Sequence[Block]) -> bool:
    """Whether a line with nothing but a paper's link stands above text, as in an entry."""
    first = blocks[0] if blocks else None
    return (
        first is not None
        and first.kind is BlockKind.LINE
        and _is_link_only(first.text)
        and any(block.kind is BlockKind.LINE and not find_urls(block.text) for block in blocks[1:])
    )


def _read_listed(read: Sequence[_Read], lines: Sequence[str]) -> tuple[list[_Read], list[Problem]]:
    """Splits headings over several papers, which there may be where no heading has sections."""
    kept: list[_Read] = []
    problems: list[Problem] = []
    parts = [split_listed(entry, lines, topical=False) for entry, _ in read]
    topical = any(parts)
    for (entry, text), several in zip(read, parts, strict=True):
        listed = several or (split_listed(entry, lines, topical=True) if topical else None)
        problems += listed.problems if listed else ()
        kept += listed.papers if listed else [(entry, text)]
    return kept, problems


def _keep_fullest(read: Sequence[_Read]) -> tuple[list[_Read], list[Problem]]:
    """Keeps a paper that stands twice where it has most sections, and names the other place."""
    best: dict[str, _Read] = {}
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


def _find_date(
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


def _read_entry(entry: Entry, text: EntryText, lines: Sequence[str]) -> tuple[Paper, list[Problem]]:
    problems = []
    found: Found = {}
    above = read_lines(lines[entry.line + 1 : text.first], found)
    extras = tuple(replace(extra, text=_without_own_links(extra.text)) for extra in text.extras)
    extras = read_extras(extras, found)
    if intro := _read_intro(above):
        extras = (Extra("", intro), *extras)
    sections = {section: read_ending(one, found) for section, one in text.sections.items()}
    if entry.lead and not read_lines([entry.lead], found):
        pass  # the rest of its line has facts only
    elif entry.lead and not _is_link_only(entry.lead):
        if Section.CONTRIBUTION in sections:
            extras = (Extra("", entry.lead), *extras)
        else:
            sections[Section.CONTRIBUTION] = entry.lead
    facts = as_facts(found)
    missing = [f"{s} ({NAMES[s][0]})" for s in Section if not sections.get(s)]
    if missing:
        problems.append(Problem(entry.line + 1, f"{entry.id} has no {', no '.join(missing)}"))
    if not entry.title:
        told = f"{entry.id} has no title; its id stands in for it"
        problems.append(Problem(entry.line + 1, told))
    texts = [*(sections.get(section, "") for section in Section), *(e.text for e in extras)]
    texts += [entry.heading, facts.code or "", facts.project or ""]
    links = dict.fromkeys(url for one in texts for url in find_urls(one) if url != entry.url)
    paper = Paper(
        id=entry.id,
        title=entry.title or entry.id,
        url=entry.url,
        read_from=_read_from(entry, text.first),
        extras=extras,
        facts=facts,
        links=tuple(link for link in links if find_linked_id(link) != entry.id),
        **{section.value: sections.get(section, "") for section in Section},
    )
    return paper, problems


def _read_from(entry: Entry, first: int) -> str:
    """Returns the source that is named above the first part; empty for none."""
    for block in entry.blocks:
        if block.line >= first:
            break
        if match := _READ_FROM.match(block.text):
            return match["value"].strip()
    return ""


def _read_intro(lines: Sequence[str]) -> str:
    """Returns what lines between a heading and the first part say besides source and link."""
    kept = [
        line
        for line in lines
        if not (_READ_FROM.match(line) or RULE.match(line) or line.lstrip().startswith("#"))
    ]
    return _without_own_links("\n".join(kept))


def _without_own_links(text: str) -> str:
    """Returns a text without the lines that say nothing but where the paper is."""
    return "\n".join(line for line in text.split("\n") if not _is_link_only(line)).strip()


def _is_link_only(line: str) -> bool:
    bare = LINK_LABEL.sub("", _LINK.sub("", without_urls(line)))
    own = find_linked_id(line) is not None and all(map(find_linked_id, find_urls(line)))
    return own and not _WORD.search(bare)
