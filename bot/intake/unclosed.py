"""Fences, comments and HTML that a report opens and never closes: they end before the next paper.

Markdown lets such a block reach to the end of the file, and every paper behind it would be part of
it. A language model that is cut off, or that writes a closing fence alone, makes just that.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Container, Sequence
from dataclasses import dataclass

from bot.arxiv import find_linked_id
from bot.intake.fences import find_closings, read_fence
from bot.intake.labels import section_named_in
from bot.papers import Problem

_HEADING = re.compile(r"^ {0,3}#{1,6}(?:\s|$)")
_HTML = re.compile(
    r"^ {0,3}<(?:(?P<comment>!--)|(?P<tag>pre|script|style|textarea)(?=[\s>])"
    r"|(?P<cdata>!\[CDATA\[)|(?P<instruction>\?)|(?P<declaration>![A-Za-z]))",
    re.IGNORECASE,
)
_BLOCK = re.compile(
    r"^ {0,3}</?(?:(?:address|article|aside|base|basefont|blockquote|body|caption|center|col"
    r"|colgroup|dd|details|dialog|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|frame"
    r"|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu|menuitem|nav|noframes"
    r"|ol|optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr"
    r"|track|ul)(?:[\s/>]|$)|[a-z][a-z0-9-]*(?:\s[^<>]{0,200})?/?>\s*$)",
    re.IGNORECASE,
)
"""HTML that is a block until the next empty line, with headings in it (CommonMark, 4.6)."""

_LINES_TO_LINK = 12
"""Lines below a heading within which an entry's link stands."""


@dataclass(frozen=True, slots=True)
class Mended:
    """A report's lines for reading its structure, each with the number that it has in the file."""

    lines: Sequence[str]
    problems: Sequence[Problem]
    """What was opened and never closed, by line."""


@dataclass(frozen=True, slots=True)
class _Opening:
    """What a line opens, and what closes it."""

    name: str
    closing: str


def close_before_next_entry(lines: Sequence[str]) -> Mended:
    """Ends what is never closed before the next paper, or before the entry's next section.

    A fence that is closed is left as it is unless a paper with sections begins in it, or has its
    link and sections in it: a text may show a paper or a section as an example.
    """
    mended, problems = _without_tags_above(lines), []
    closings = _Closings(lines)
    sections = [number for number, line in enumerate(lines) if section_named_in(line)]
    entries, links = _find_entries(lines, frozenset(sections))
    number = 0
    while number < len(lines):
        opening = _read_opening(lines[number])
        if opening is None:
            number += 1
            continue
        closed = closings.find(opening, number)
        entry = _next_of(entries, number, closed)
        start = min(entry, _link_of_entry(entries, links, number) or closed)
        is_example = closed < len(lines) and _next_of(sections, start, closed) == closed
        end = _next_of(links, number, _next_of(sections, number, entry))
        if end == closed or is_example:
            number = closed + 1
            continue
        problems.append(
            Problem(
                number + 1,
                f"{opening.name} is opened here and never closed; expected {opening.closing!r} "
                "before the next paper or part",
            )
        )
        mended[number:end] = [""] * (end - number)  # it begins nothing, whatever stands in it
        number = end
    return Mended(mended, problems)


def _without_tags_above(lines: Sequence[str]) -> list[str]:
    """Returns the lines, empty ones in place of HTML directly above a heading or a fence.

    Up to the next empty line the HTML would hide the heading, or one end of the fence.
    """
    kept = list(lines)
    block: int | None = None  # where the HTML begins that has no empty line below it yet
    for number, line in enumerate(lines):
        if _HEADING.match(line) or read_fence(line):
            if block is not None:
                kept[block:number] = [""] * (number - block)
            block = None
        elif not line.strip():
            block = None
        elif block is None and _BLOCK.match(line):
            block = number
    return kept


def _next_of(numbers: Sequence[int], after: int, limit: int) -> int:
    """Returns the first of ``numbers`` that is greater than ``after``, at most ``limit``."""
    place = bisect_right(numbers, after)
    return min(numbers[place], limit) if place < len(numbers) else limit


def _link_of_entry(entries: Sequence[int], links: Sequence[int], number: int) -> int | None:
    """Returns where the entry around a line has its link, if that is behind the line."""
    place = bisect_left(entries, number) - 1
    return links[place] if place >= 0 and links[place] > number else None


def _read_opening(line: str) -> _Opening | None:
    """Returns what a line opens that reaches over blank lines; ``None`` when it opens nothing."""
    if fence := read_fence(line):
        return _Opening("a code fence", fence.marks)
    html = _HTML.match(line)
    if html is None:
        return None
    if html["tag"]:
        tag = html["tag"].casefold()
        opening = _Opening(f"<{tag}>", f"</{tag}>")
    elif html["comment"]:
        opening = _Opening("a comment", "-->")
    elif html["cdata"]:
        opening = _Opening("a CDATA section", "]]>")
    elif html["instruction"]:
        opening = _Opening("an instruction", "?>")
    else:
        opening = _Opening("a declaration", ">")
    return None if opening.closing in line[html.end() :].casefold() else opening


class _Closings:
    """Where what is opened is closed, as Markdown has it; each kind is looked for once."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines
        self._fences = find_closings(lines)
        self._html: dict[str, list[int]] = {}

    def find(self, opening: _Opening, number: int) -> int:
        """Returns the line that closes what line ``number`` opens, or the one behind the last."""
        closing = opening.closing
        if closing[0] in "`~":
            return self._fences[number]
        if closing not in self._html:
            found = [n for n, line in enumerate(self._lines) if closing in line.casefold()]
            self._html[closing] = found
        return _next_of(self._html[closing], number, len(self._lines))


def _find_entries(
    lines: Sequence[str], sections: Container[int]
) -> tuple[Sequence[int], Sequence[int]]:
    """Returns the lines that begin an entry, headings but no ``sections``, and those of its links.

    An entry has the link of a paper soon below its heading.
    """
    entries, links = [], []
    link = heading = len(lines)  # the next of each
    for number in range(len(lines) - 1, -1, -1):
        line = lines[number]
        if find_linked_id(line):
            link = number
        if _HEADING.match(line):
            if link < min(heading, number + _LINES_TO_LINK + 1) and number not in sections:
                entries.append(number)
                links.append(link)
            heading = number
    return entries[::-1], links[::-1]
