"""The papers of a day under broad fields: which field is first, and which paper in it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from bot.cards.audience import Audience
from bot.cards.fields import BroadField, broad_field
from bot.papers import StoredPaper

_MOST = 8
"""Headings of a day. The smallest fields beyond them share the last one."""


@dataclass(frozen=True, slots=True)
class Group:
    """Papers that stand under one heading."""

    fields: tuple[BroadField, ...]
    """More than one where small fields share the heading."""
    papers: tuple[StoredPaper, ...]
    count: int
    """The papers under the heading, also where ``papers`` are those of one message."""


def grouped(papers: Sequence[StoredPaper], audience: Audience) -> list[Group]:
    """Returns the papers under their headings, in the order in which readers see them.

    Fields with a followed paper come first. In a field, followed papers come first, and those that
    an earlier report had come last.
    """
    lifted = audience.selection.lifted
    of = {stored.paper.id: broad_field(stored.paper.field) for stored in papers}
    sizes = Counter(of.values())
    followed = {of[stored.paper.id] for stored in papers if stored.paper.id in lifted}
    order = list(BroadField)

    def rank(stored: StoredPaper) -> tuple[bool, bool, int]:
        paper = stored.paper.id
        return stored.seen_before, paper not in lifted, order.index(of[paper])

    def group(*fields: BroadField) -> Group:
        here = sorted((one for one in papers if of[one.paper.id] in fields), key=rank)
        return Group(fields, tuple(here), len(here))

    fields = sorted(sizes, key=lambda field: (field not in followed, order.index(field)))
    if len(fields) <= _MOST:
        return [group(field) for field in fields]
    by_size = sorted(fields, key=lambda field: (field not in followed, -sizes[field]))
    own = {field for field in by_size[: _MOST - 1] if field is not BroadField.OTHER}
    shared = [field for field in fields if field not in own]
    return [group(field) for field in fields if field in own] + [group(*shared)]


def in_order(papers: Sequence[StoredPaper], audience: Audience) -> list[StoredPaper]:
    """Returns the papers in the order in which they stand under their headings."""
    return [stored for group in grouped(papers, audience) for stored in group.papers]
