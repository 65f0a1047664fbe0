"""Turns a text that is sent into the text in the chat: parses, cleans, trims, detects entities.

The order is that of TDLib's ``fix_formatted_text`` (``td/telegram/MessageEntity.cpp``). Results are
cached, because a push sends the same text to thousands of chats.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from bot.offline.standin.detection import find_entities
from bot.offline.standin.entities import (
    HIDDEN_DATA,
    Entity,
    cut_along,
    narrow,
    separate,
    sort_entities,
    tidy,
    utf16_length,
    widen,
    without_crossing,
)
from bot.offline.standin.errors import refuse, unsupported
from bot.offline.standin.markup import MarkupError, parse_html

_CONTROL = {code: " " for code in range(32) if chr(code) not in "\n\r"}
_DROPPED = re.compile("[\r\u2028-\u202e\u0333\u033f\u030a]")
_RUN_OF_MARKS = re.compile("[\u200e\u200f](?=[\u200e\u200f])")
_INVISIBLE = re.compile(
    "[ \t\r\n\0\v\u1680\u180e\u2000-\u200f\u202e\u202f\u205f\u2800\u3000\ufffc\ufeff\u00a0"
    "\U000e0000-\U000e007f]*"
)


class FormattedText(NamedTuple):
    """A text as it stands in the chat."""

    text: str
    entities: tuple[Entity, ...] = ()


NO_TEXT = FormattedText("")


def formatted(text: str, parse_mode: str, entities: tuple[Entity, ...] = ()) -> FormattedText:
    """Returns an outgoing text as it will stand in the chat. Raises ``ApiError``.

    The result may be empty, since it depends on the method whether that is allowed.
    """
    if len(text.encode()) > 1 << 15:
        raise refuse("Text is too long")
    return _formatted(text, parse_mode.lower(), entities)


@lru_cache(maxsize=4096)
def _formatted(text: str, parse_mode: str, entities: tuple[Entity, ...]) -> FormattedText:
    if text and parse_mode in ("markdown", "markdownv2"):
        raise unsupported(f"parse_mode {parse_mode} is not supported, only HTML")
    if parse_mode not in ("", "none", "html", "markdown", "markdownv2"):
        raise refuse("Unsupported parse_mode")
    found = list(entities)
    size = utf16_length(text)
    for entity in found:
        if entity.end > size:
            raise refuse(
                f"Entity beginning at UTF-16 offset {entity.offset} ends after the end of the text "
                f"at UTF-16 offset {entity.end}"
            )
    if text and parse_mode == "html":
        try:
            text, found = parse_html(text)
        except MarkupError as error:
            raise refuse(f"Can't parse entities: {error}") from error
    return _fixed(text, found)


def plain(text: str) -> FormattedText:
    """Returns a text that a person typed as it will stand in the chat."""
    return _formatted(text, "", ())


def _fixed(text: str, found: list[Entity]) -> FormattedText:
    wide, entities = clean(widen(text), tidy(found))
    entities = tidy(without_blank_edges(wide, entities))
    kept = wide.rstrip(" \n")
    if not kept:
        return NO_TEXT
    wide = kept
    entities = sort_entities(
        entity._replace(length=min(entity.end, len(wide)) - entity.offset)
        for entity in entities
        if entity.offset < len(wide)
    )
    blank = len(wide) - len(wide.lstrip(" \n"))
    blank = min(blank, entities[0].offset) if entities else blank
    wide = wide[blank:]
    entities = [entity._replace(offset=entity.offset - blank) for entity in entities]
    text = narrow(wide)
    if _INVISIBLE.fullmatch(text):
        return NO_TEXT
    entities = _with_found(entities, find_entities(text))
    return FormattedText(text, tuple(without_blank_edges(wide, entities)))


def clean(wide: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    """Blanks control characters, and drops characters that would disturb the line."""
    wide = _RUN_OF_MARKS.sub("\u200c", wide.translate(_CONTROL))
    gone = [match.start() for match in _DROPPED.finditer(wide)]
    if not gone:
        return wide, entities
    moved = []
    for entity in entities:
        begin = entity.offset - sum(position < entity.offset for position in gone)
        end = entity.end - sum(position < entity.end for position in gone)
        moved.append(entity._replace(offset=begin, length=end - begin))
    return _DROPPED.sub("", wide), moved


def without_blank_edges(wide: str, entities: list[Entity]) -> list[Entity]:
    """Takes leading white space out of entities, and drops entities that hold nothing else.

    Links and code keep their white space. So does an entity that begins where one of them begins.
    """
    entities = [entity for entity in entities if entity.length > 0]
    if not any(wide[entity.offset] in " \n" for entity in entities):
        return entities
    result = list(entities)
    for index, entity in enumerate(entities):
        if entity.type in HIDDEN_DATA:
            continue
        begin = entity.offset
        while begin < entity.end and wide[begin] in " \n" and not _pinned(result, index, begin):
            begin += 1
        blank = not wide[begin : entity.end].strip(" \n")
        result[index] = entity._replace(offset=begin, length=0 if blank else entity.end - begin)
    return [entity for entity in result if entity.length > 0]


def _pinned(entities: list[Entity], index: int, position: int) -> bool:
    return any(
        inner.offset == position and inner.type in HIDDEN_DATA for inner in entities[index + 1 :]
    )


def _with_found(entities: list[Entity], found: list[Entity]) -> list[Entity]:
    """Adds detected entities where the bot has marked nothing, or only bold and the like."""
    if not found:
        return entities
    splittable, quotes, solid = separate(entities)
    found = without_crossing(found, quotes)
    fresh: list[Entity] = []
    marked = iter(solid)  # no two of a list overlap, so one pass is enough
    old = next(marked, None)
    for entity in found:
        while old is not None and old.end <= entity.offset:
            old = next(marked, None)
        if old is None or entity.end <= old.offset:
            fresh.append(entity)
    return cut_along(splittable, sort_entities(solid + quotes + fresh))
