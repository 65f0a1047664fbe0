"""What stands around a report: a fence, quote signs or an indent, and words before and behind.

A language model puts them around its whole answer. Lines keep their numbers.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.arxiv import find_linked_id
from bot.intake.fences import read_fence
from bot.intake.labels import read_announcement
from bot.intake.values import fact_named
from bot.papers import Problem

_HEADING = re.compile(r"^ {0,3}#{1,6}\s")
_QUOTED = re.compile(r"^ {0,3}>[ \t]?")
_INDENTED = re.compile(r"^(?: {4}|\t)")
_KINDS = frozenset({"", "markdown", "md", "text", "txt"})
"""What stands behind the marks of a fence around a report, in small letters."""
_CALLOUT = re.compile(r"^\[!\w+\][+-]?(?P<name>[^\n]*)$")
_MOST_LAYERS = 3


@dataclass(frozen=True, slots=True)
class Unwrapped:
    """A report's own lines, each at the place that it has in the file."""

    lines: Sequence[str]
    problems: Sequence[Problem]
    """What stands behind the report and is left out."""


@dataclass(frozen=True, slots=True)
class _Inside:
    """What is inside something that is put around it, from the line ``first`` on."""

    first: int
    lines: Sequence[str]

    @property
    def behind(self) -> int:
        """The line behind the last."""
        return self.first + len(self.lines)


def unwrap(lines: Sequence[str]) -> Unwrapped:
    """Takes off what is around a whole report, and quote signs around the head of an entry."""
    problems: list[Problem] = []
    for _ in range(_MOST_LAYERS):
        inside = (
            _inside_fence(lines) or _inside_marks(lines, _QUOTED) or _inside_marks(lines, _INDENTED)
        )
        if inside is None:
            break
        for number in range(inside.behind, len(lines)):
            if any(map(str.isalnum, lines[number])):
                problems.append(Problem(number + 1, "text behind the report left out"))
                break
        rest = [""] * (len(lines) - inside.behind)
        lines = [*lines[: inside.first], *inside.lines, *rest]
    return Unwrapped(_unquote_heads(lines), problems)


def _inside_fence(lines: Sequence[str]) -> _Inside | None:
    fences = [(number, fence) for number, line in enumerate(lines) if (fence := read_fence(line))]
    if len(fences) < 2:
        return None
    (first, opening), (last, closing) = fences[0], fences[-1]
    if opening.info.casefold() not in _KINDS or not closing.may_close(opening):
        return None
    filled = [number for number, line in enumerate(lines) if line.strip()]
    is_outermost = (first, last) == (filled[0], filled[-1])
    # Fences inside stand in pairs, or else the last is one of theirs.
    if (len(fences) % 2 and not is_outermost) or not _holds_all(lines, first, last + 1):
        return None
    return _Inside(first, ["", *lines[first + 1 : last], ""])


def _inside_marks(lines: Sequence[str], mark: re.Pattern[str]) -> _Inside | None:
    """Finds lines that all begin with a mark."""
    marked = [number for number, line in enumerate(lines) if mark.match(line)]
    if not marked:
        return None
    first, behind = marked[0], marked[-1] + 1
    inside = lines[first:behind]
    if not all(mark.match(line) or not line.strip() for line in inside):
        return None
    return (
        _Inside(first, [mark.sub("", line) for line in inside])
        if _holds_all(lines, first, behind)
        else None
    )


def _holds_all(lines: Sequence[str], first: int, behind: int) -> bool:
    """Whether papers are linked from the line ``first`` on, and none before it or ``behind``."""
    outside = [*lines[:first], *lines[behind:]]
    return not any(_HEADING.match(line) or find_linked_id(line) for line in outside) and any(
        map(find_linked_id, lines[first:behind])
    )


def _unquote_heads(lines: Sequence[str]) -> list[str]:
    """Takes the quote signs off what stands below a heading and names the paper, or a part of it.

    Below the name of a part a quote is its text.
    """
    kept = list(lines)
    is_head = False
    number = 0
    while number < len(kept):
        line = kept[number]
        end = number + 1
        if _QUOTED.match(line):
            while end < len(kept) and _QUOTED.match(kept[end]):
                end += 1
            bare = [_CALLOUT.sub(_as_name, _QUOTED.sub("", one)) for one in kept[number:end]]
            if is_head and any(map(_is_of_head, bare)):
                kept[number:end] = bare
        elif _HEADING.match(line):
            is_head = not _names_part(line.strip(" #"))
        elif _names_part(line):
            is_head = False
        number = end
    return kept


def _is_of_head(line: str) -> bool:
    read = read_announcement(line)
    is_fact = read is not None and read.rest and fact_named(read.label)
    return find_linked_id(line) is not None or bool(is_fact) or _names_part(line)


def _as_name(callout: re.Match[str]) -> str:
    """Returns the first line of a note in a box: its name, when it is that of a part."""
    name = callout["name"].strip()
    return f"**{name}:**" if _names_part(name) else ""


def _names_part(line: str) -> bool:
    read = read_announcement(line)
    return read is not None and bool(read.section or read.is_extra)
