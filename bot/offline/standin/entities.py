"""Message entities: which part of a text is bold, linked or quoted, and how Telegram nests them.

Offsets and lengths are UTF-16 code units, as everywhere in the Bot API. Sources:
core.telegram.org/api/entities; TDLib ``td/telegram/MessageEntity.cpp`` (order, nesting, splitting).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple


class Entity(NamedTuple):
    """One entity; ``argument`` is a URL, language, user id, emoji id or ``unix:format``."""

    type: str
    offset: int
    length: int
    argument: str = ""

    @property
    def end(self) -> int:
        """The first UTF-16 unit after the entity."""
        return self.offset + self.length


# When two entities cover the same range, the one with the lower number stands outside.
_PRIORITY = {
    "blockquote": 0,
    "expandable_blockquote": 0,
    "pre": 11,
    "code": 20,
    "date_time": 48,
    "text_link": 49,
    "text_mention": 49,
    "bold": 90,
    "italic": 91,
    "underline": 92,
    "strikethrough": 93,
    "spoiler": 94,
    "custom_emoji": 99,
}
# These may be cut in two where another entity begins or ends. Pieces come out in this order.
SPLITTABLE = ("bold", "italic", "underline", "strikethrough", "spoiler")
_QUOTES = frozenset({"blockquote", "expandable_blockquote"})
_MONOSPACED = frozenset({"pre", "code"})
# These carry data besides their text, so they stay even around white space alone.
HIDDEN_DATA = _MONOSPACED | {"text_link", "text_mention"}
_ASTRAL = re.compile("[\U00010000-\U0010ffff]")


def is_continuous(entity: Entity) -> bool:
    """Whether the entity is a link, mention or the like, which nothing may cut."""
    return (
        entity.type not in SPLITTABLE
        and entity.type not in _QUOTES
        and entity.type not in _MONOSPACED
    )


def utf16_length(text: str) -> int:
    """Counts UTF-16 code units; lone surrogates count as one."""
    if text.isascii():
        return len(text)
    return len(text) + len(_ASTRAL.findall(text))


def widen(text: str) -> str:
    """Writes characters beyond U+FFFF as two surrogates, so that indices are UTF-16 offsets."""
    if text.isascii():
        return text
    return _ASTRAL.sub(_surrogates, text)


def narrow(wide: str) -> str:
    """Undoes ``widen``."""
    if wide.isascii():
        return wide
    return wide.encode("utf-16-le", "surrogatepass").decode("utf-16-le")


def _surrogates(match: re.Match[str]) -> str:
    code = ord(match[0]) - 0x10000
    return chr(0xD800 + (code >> 10)) + chr(0xDC00 + (code & 0x3FF))


def sort_entities(entities: Iterable[Entity]) -> list[Entity]:
    """Sorts by offset, the longer first, then by kind."""

    def key(entity: Entity) -> tuple[int, int, int]:
        priority = _PRIORITY.get(entity.type, 50)
        if entity.type == "pre" and entity.argument:
            priority -= 1
        return entity.offset, -entity.length, priority

    return sorted(entities, key=key)


def tidy(entities: Iterable[Entity]) -> list[Entity]:
    """Sorts entities and makes them nest as Telegram does: merges, cuts or drops where needed."""
    ordered = sort_entities(entity for entity in entities if entity.length > 0)
    if _nest_well(ordered):
        return ordered
    splittable, quotes, solid = separate(ordered)
    solid = list(_without_overlaps(solid))
    quotes = list(_without_overlaps(quotes))
    solid = without_crossing(solid, quotes)
    return cut_along(splittable, sort_entities(solid + quotes) if quotes else solid)


def separate(entities: Iterable[Entity]) -> tuple[list[Entity], list[Entity], list[Entity]]:
    """Separates entities into splittable ones, quotes and all others."""
    splittable, quotes, solid = [], [], []
    for entity in entities:
        if entity.type in SPLITTABLE:
            splittable.append(entity)
        elif entity.type in _QUOTES:
            quotes.append(entity)
        else:
            solid.append(entity)
    return splittable, quotes, solid


def cut_along(splittable: list[Entity], solid: list[Entity]) -> list[Entity]:
    """Cuts the splittable entities along the solid ones and sorts all of them."""
    if not splittable:
        return solid
    return sort_entities(solid + _split(splittable, solid))


def without_crossing(entities: list[Entity], quotes: list[Entity]) -> list[Entity]:
    """Returns the entities that neither cross the border of a quote nor contain one."""
    return [
        entity
        for entity in entities
        if not any(
            quote.end > entity.offset
            and quote.offset < entity.end
            and (quote.end < entity.end or entity.offset < quote.offset)
            for quote in quotes
        )
    ]


def _without_overlaps(entities: list[Entity]) -> Iterator[Entity]:
    end = 0
    for entity in entities:
        if entity.offset >= end:
            end = entity.end
            yield entity


def _nest_well(ordered: list[Entity]) -> bool:
    open_: list[Entity] = []
    ends: dict[str, int] = {}
    for entity in ordered:
        while open_ and entity.offset >= open_[-1].end:
            open_.pop()
        if open_ and not _may_contain(open_, entity):
            return False
        if entity.type in SPLITTABLE:
            if ends.get(entity.type, -1) >= entity.offset:
                return False  # two neighbours that will become one
            ends[entity.type] = entity.end
        open_.append(entity)
    return True


def _may_contain(open_: list[Entity], entity: Entity) -> bool:
    return not (
        entity.end > open_[-1].end
        or any(_kind(outer) == _kind(entity) for outer in open_)
        or (entity.type in _QUOTES and any(outer.type in _QUOTES for outer in open_))
        or open_[-1].type in _MONOSPACED
        or (entity.type in _MONOSPACED and any(o.type not in _QUOTES for o in open_))
        or (
            (is_continuous(entity) or entity.type in _QUOTES)
            and any(is_continuous(outer) for outer in open_)
        )
        or any(outer.type in SPLITTABLE for outer in open_)
    )


def _kind(entity: Entity) -> tuple[str, bool]:
    # TDLib has two types where the Bot API has one "pre" with or without a language.
    return entity.type, entity.type == "pre" and bool(entity.argument)


def _split(splittable: list[Entity], solid: list[Entity]) -> list[Entity]:
    pieces: list[Entity] = []
    running: dict[str, tuple[int, int]] = {}
    waiting = iter(splittable)
    upcoming = next(waiting, None)

    def flush(until: int) -> None:
        for kind in SPLITTABLE:
            begin, end = running.get(kind, (0, 0))
            if end and begin < until:
                pieces.append(Entity(kind, begin, min(end, until) - begin))
                if end <= until:
                    del running[kind]
                else:
                    running[kind] = (until, end)

    def advance(until: int) -> None:
        nonlocal upcoming
        while upcoming is not None and upcoming.offset < until:
            begin, end = running.get(upcoming.type, (0, 0))
            if end and upcoming.offset <= end:
                running[upcoming.type] = (begin, max(end, upcoming.end))
            else:
                flush(upcoming.offset)
                running[upcoming.type] = (upcoming.offset, upcoming.end)
            upcoming = next(waiting, None)
        flush(until)

    open_: list[Entity] = []

    def leave(offset: int) -> None:
        while open_ and offset >= open_[-1].end:
            before = len(pieces)
            advance(open_[-1].end)
            if open_.pop().type in _MONOSPACED:
                del pieces[before:]  # nothing is bold inside code

    for entity in solid:
        leave(entity.offset)
        advance(entity.offset)
        open_.append(entity)
    leave(1 << 30)
    advance(1 << 30)
    return pieces
