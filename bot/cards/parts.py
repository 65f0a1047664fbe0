"""The papers of a day in parts: each is the text of one message of an overview.

Decides which paper stands in which part, and how much is said of it there.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from bot.cards.audience import Audience
from bot.cards.card import contribution, short_title, title
from bot.cards.fields import SIGNS, broad_field
from bot.cards.groups import Group, grouped
from bot.cards.highlights import rows_of
from bot.cards.styled import BOLD, FOLDED, MAX_LENGTH, Size, Styled, join, marked, plain, size
from bot.papers import StoredPaper, Style
from bot.texts.say import Say

_SMALL = 25
"""The most papers that are two messages. More are three, if that is possible."""
_CONTRIBUTIONS = (400, 200, 140, 100, 70, 45, 0)
"""UTF-16 units of a contribution. They are tried in turn until the day fits."""
_MOST_BUTTONS = 48
MOST_REVISED = 100
"""UTF-16 units of the line that says what a correction changed."""
_HEADER = Size(420 + MOST_REVISED, 2, 1600)
"""The room that each message keeps for its first and last lines."""
_NAMED = 3
"""Names of fields in a heading. So it takes at most two rows of a phone."""
_NAME, _SIGN = Size(40, 2, 120), Size(4, 0, 10)
"""The room that a field's name in a heading takes, with the quote below it, and a sign alone."""
_GROUP_ROWS = 5
"""Rows of a phone for a heading, and for contributions while they are folded."""
_LINE_END = Size(10, 0, 20)
_REMEMBERED = 1024
"""Lines that are kept, those of a few days."""
_TITLE = 200
"""UTF-16 units of a title in style ``titles``. Fifty of the longest fit in three messages."""


@dataclass(frozen=True, slots=True)
class _Told:
    """What an overview says of a paper."""

    line: Styled
    contribution: Styled
    """It unfolds below the field; empty where there is no room."""
    size: Size
    rows: int
    """Those of a phone that the line takes."""


def in_parts(
    papers: Sequence[StoredPaper], say: Say, audience: Audience
) -> list[tuple[Styled, list[StoredPaper]]]:
    """Returns for each message its text, without first and last lines, and its papers."""
    groups = grouped(papers, audience)
    most = 2 if len(papers) <= _SMALL else 3
    told: Mapping[str, _Told] = {}
    parts: list[list[Group]] = []
    for limit in _CONTRIBUTIONS if audience.style is not Style.TITLES else (0,):
        told = {
            one.paper.id: _tell(
                one, limit, audience.style, _signs(one, audience, shared=len(group.fields) > 1)
            )
            for group in groups
            for one in group.papers
        }
        parts = _fill(groups, told)
        if len(parts) <= most:
            break
    parts = _evened(parts, groups, told)
    return [
        (
            join([_block(group, told, say) for group in part], "\n"),
            [one for group in part for one in group.papers],
        )
        for part in parts
    ]


def _block(group: Group, told: Mapping[str, _Told], say: Say) -> Styled:
    """Returns a heading, a line for each paper below it, and their contributions, folded."""
    here = [told[one.paper.id] for one in group.papers]
    unfolds = marked(join([one.contribution for one in here if one.contribution], "\n"), FOLDED)
    heading = marked(_heading(group, say), BOLD)
    return join([heading, *(one.line for one in here), *([unfolds] if unfolds else [])], "\n")


def _heading(group: Group, say: Say) -> str:
    """Returns the names of a group's fields; of many, the last by their signs alone."""
    names = [SIGNS[field] + " " + say(f"broad-{field}") for field in group.fields[:_NAMED]]
    signs = " ".join(SIGNS[field] for field in group.fields[_NAMED:])
    return " · ".join(filter(None, [*names, signs, str(group.count)]))


def _signs(stored: StoredPaper, audience: Audience, *, shared: bool) -> str:
    """Returns the marks between a paper's number and its name; its field's in a shared group."""
    paper = stored.paper
    marks = [
        "⭐" if paper.id in audience.selection.lifted else "",
        "🔁" if stored.seen_before else "",
        SIGNS[broad_field(paper.field)] if shared else "",
    ]
    return "".join(f"{mark} " for mark in marks if mark)


@lru_cache(maxsize=_REMEMBERED)
def _tell(stored: StoredPaper, limit: int, style: Style, signs: str) -> _Told:
    """Returns what is said of a paper: its line and, unless ``limit`` is 0, its contribution.

    It is cached because readers with other topics get the same in another order.
    """
    words = title(stored, _TITLE) if style is Style.TITLES else short_title(stored)
    votes = stored.paper.facts.votes
    likes = f" · 👍\u00a0{votes}" if votes is not None else ""
    line = join([plain(f"{stored.number}. {signs}"), words, plain(likes)])
    about = contribution(stored, limit) if limit else ()
    unfolds = join([marked(f"{stored.number}.", BOLD), about], " ") if about else ()
    return _Told(line, unfolds, size(line) + size(unfolds) + _LINE_END, rows_of(line))


def _evened(
    parts: list[list[Group]], groups: Sequence[Group], told: Mapping[str, _Told]
) -> list[list[Group]]:
    """Returns as many messages that are about equally high, which brings papers to their buttons.

    ``parts`` are the ``groups`` of each message when each is as full as it can be.
    """
    total = sum(one.rows for one in told.values()) + _GROUP_ROWS * len(groups)
    start = total // len(parts) + 1
    even = (_fill(groups, told, rows) for rows in range(start, start + _GROUP_ROWS * 4))
    return next((dealt for dealt in even if len(dealt) == len(parts)), parts)


def _fill(
    groups: Sequence[Group], told: Mapping[str, _Told], most: int = 1000
) -> list[list[Group]]:
    """Returns the groups of each message of at most so many rows of a phone.

    A group that two messages share is in both.
    """
    parts: list[list[Group]] = [[]]
    taken, count, rows = _HEADER, 0, 0
    for group in groups:
        here = [told[one.paper.id] for one in group.papers]
        whole = sum((one.size for one in here), taken + _room(group))
        high = rows + sum(one.rows for one in here) + _GROUP_ROWS > most
        torn = high or not whole.fits or count + len(here) > _MOST_BUTTONS
        if torn and (rows > most // 2 or taken.length > MAX_LENGTH // 2):
            parts.append([])  # it begins the next message
            taken, count, rows = _HEADER, 0, 0
        kept: list[StoredPaper] = []
        taken += _room(group)
        rows += _GROUP_ROWS
        for stored, one in zip(group.papers, here, strict=True):
            longer, rows = taken + one.size, rows + one.rows
            full = count >= _MOST_BUTTONS or rows > most or not longer.fits
            if full and count:
                if kept:
                    parts[-1].append(replace(group, papers=tuple(kept)))
                parts.append([])
                longer, rows = _HEADER + _room(group) + one.size, _GROUP_ROWS + one.rows
                count, kept = 0, []
            kept.append(stored)
            taken, count = longer, count + 1
        parts[-1].append(replace(group, papers=tuple(kept)))
    return parts


def _room(group: Group) -> Size:
    """Returns the room that a group's heading takes, and the quote below it."""
    room = sum((_NAME for _ in group.fields[1:_NAMED]), _NAME)
    return sum((_SIGN for _ in group.fields[_NAMED:]), room)
