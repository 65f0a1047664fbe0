"""The points of a section: its list items, each with the words that it begins with."""

import re
from dataclasses import dataclass

from bot.cards.markup import INDENT, render
from bot.cards.styled import BOLD, Run, Styled, cut, join, length, marked, plain, strip, text_of

_ITEM = re.compile(r"^(?:\d+\. |• )")
_INNER_ITEM = re.compile(rf"^{INDENT}+(?:\d+\. |• )?")
_SENTENCE = re.compile(r"[^。！？；!?;\n]+[。！？；!?;]?")


@dataclass(frozen=True, slots=True)
class Point:
    """One outer list item, or a line of a section without a list."""

    lead: Styled
    """The bold words at its beginning, without their colon; empty when there are none."""
    body: Styled
    """The rest on one line, with the items of inner lists."""


def points(markdown: str) -> list[Point]:
    """Returns the list items of a section's Markdown, or its lines when it has no list."""
    lines = [line for line in _lines(render(markdown)) if line]
    listed: list[list[Styled]] = []
    for line in lines:
        if _ITEM.match(line[0].text):
            listed.append([line])
        elif listed:
            listed[-1].append(_without(_INNER_ITEM, line))
    groups = listed or [[line] for line in lines]
    return [_read(join(group, " ")) for group in groups]


def _lines(styled: Styled) -> list[Styled]:
    lines: list[list[Run]] = [[]]
    for run in styled:
        first, *later = run.text.split("\n")
        lines[-1].append(Run(first, run.marks))
        lines += [[Run(piece, run.marks)] for piece in later]
    return [tuple(run for run in line if run.text) for line in lines]


def _read(line: Styled) -> Point:
    rest = list(strip(_without(_ITEM, line)))
    lead: list[Run] = []
    while rest and BOLD in rest[0].marks:
        run = rest.pop(0)
        lead.append(Run(run.text, tuple(mark for mark in run.marks if mark != BOLD)))
    if lead:
        lead[-1] = Run(lead[-1].text.rstrip().rstrip("：:"), lead[-1].marks)
    body = strip(tuple(rest))
    if body:
        body = strip((Run(body[0].text.lstrip("：: "), body[0].marks), *body[1:]))
    return Point(strip(tuple(lead)), body)


def _without(prefix: re.Pattern[str], line: Styled) -> Styled:
    if not line:
        return line
    return (Run(prefix.sub("", line[0].text, count=1), line[0].marks), *line[1:])


def sentences(styled: Styled) -> list[str]:
    """Returns the sentences of a text as plain text, with their end marks."""
    found: list[str] = _SENTENCE.findall(text_of(styled))
    return [sentence.strip() for sentence in found if sentence.strip()]


def as_line(point: Point, limit: int) -> Styled:
    """Returns a point's lead, and what fits of its body, on one line of ``limit`` UTF-16 units."""
    lead = cut(point.lead, limit)
    room = limit - length(lead) - 1
    if not point.body or (lead and room < 8):
        return lead
    if not lead:
        return cut(point.body, limit)
    return join([marked(lead, BOLD), plain("："), cut(point.body, room)])
