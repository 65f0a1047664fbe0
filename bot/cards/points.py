"""The points of a section: its list items and lines, each with the words that it begins with."""

import re
from dataclasses import dataclass

from bot.cards.markup import INDENT, render
from bot.cards.styled import BOLD, CODE, PRE, Run, Styled, lines, marked, parted, text_of

_ITEM = re.compile(rf"{INDENT}*(?:\d+\. |• )")
_LEAD = re.compile(r"[^\s：:，。；！？,;!?][^：:，。；！？,;!?\n]{0,39}(?=：|:\s|:$)")
"""The words before a colon; an address and a time have none."""


@dataclass(frozen=True, slots=True)
class Point:
    """A list item, an item of an inner list, or a line of a section without a list."""

    lead: str
    """The words that it begins with, without their colon, else those of the outer item."""
    body: str
    """The rest of the line, as plain text."""
    strong: frozenset[str] = frozenset()
    """What of it the report has in bold."""


def render_points(markdown: str) -> Styled:
    """Returns Markdown as styled text in which the words before the colon of an item are bold."""
    runs: list[Run] = []
    for line in lines(render(markdown)):
        start, end = _lead(line)
        before, rest = parted(line, start)
        lead, behind = parted(rest, end - start)
        bare = tuple(Run(run.text, tuple(m for m in run.marks if m != BOLD)) for run in lead)
        runs += (*before, *marked(bare, BOLD), *behind)
    return tuple(runs)


def points(markdown: str) -> list[Point]:
    """Returns the points of a section's Markdown that say something."""
    found, outer = [], ""
    for line in lines(render(markdown)):
        text = text_of(line)
        start, end = _lead(line)
        lead = text[start:end].strip().rstrip("：:")
        item = _ITEM.match(text)
        if item and not item[0].startswith(INDENT):
            outer = lead
        if body := text[end:].lstrip("：: ").strip():
            behind = parted(line, end)[1]
            strong = frozenset(run.text for run in behind if BOLD in run.marks)
            found.append(Point(lead or (outer if item else ""), body, strong))
    return found


def _lead(line: Styled) -> tuple[int, int]:
    """Returns where the words that an item begins with start and end: those in bold, if any."""
    text = text_of(line)
    item = _ITEM.match(text)
    if item is None or any(run.marks and run.marks[-1] in (CODE, PRE) for run in line[:2]):
        return (0, 0) if item is None else (item.end(), item.end())
    start = item.end()
    if words := _LEAD.match(text, start):
        return start, words.end()
    end = start
    for run in parted(line, start)[1]:
        if BOLD not in run.marks:
            break
        end += len(run.text)
    return start, end
