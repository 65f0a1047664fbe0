"""Finds what Telegram marks by itself: links, hashtags, commands, mentions, e-mail addresses.

This is a subset of TDLib's ``find_entities`` (``td/telegram/MessageEntity.cpp``); tests compare it
with ``getTextEntities`` of tdjson. It leaves out cashtags, phone and bank card numbers, tg://
links, rare top-level domains, and time codes, which Telegram never marks for bots.
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from bot.offline.standin.entities import Entity, utf16_length
from bot.offline.standin.urls import find_urls

_WORD = r"[\p{L}\p{N}_]"
_TAG = r"[\p{Nd}\p{L}_\u200c\xb7\u0d80-\u0dff]"
_MENTION = regex.compile(rf"(?<!{_WORD})@([A-Za-z0-9_]{{2,32}})(?![A-Za-z0-9_]|{_WORD})")
_COMMAND = regex.compile(
    r"(?<![\p{L}\p{N}_/<>])/[A-Za-z0-9_]{1,64}+(?:@[A-Za-z0-9_]{3,32}+|(?!@))(?![\p{L}\p{N}_/<>])"
)
_HASHTAG = regex.compile(
    rf"(?<!{_TAG})#(?=[\p{{Nd}}_\u200c\xb7]*(?:\p{{L}}|[\u0d80-\u0dff]))"
    rf"{_TAG}{{1,256}}(?:@[A-Za-z0-9_]{{3,32}}+)?+(?!{_TAG}*\#)"
)
_SHORT_MENTIONS = {"gif", "vid", "pic"}


def find_entities(text: str) -> list[Entity]:
    """Returns the entities that Telegram adds to ``text``, sorted and not overlapping."""
    if not any(mark in text for mark in "@/#."):
        return []
    spans = sorted(
        [
            *_mentions(text),
            *_matches("bot_command", _COMMAND, text),
            *_matches("hashtag", _HASHTAG, text),
            *find_urls(text),
        ],
        key=lambda span: (span[1], -span[2]),
    )
    entities: list[Entity] = []
    end = position = offset = 0
    for kind, begin, stop in spans:
        if begin < end:
            continue
        offset += utf16_length(text[position:begin])
        length = utf16_length(text[begin:stop])
        entities.append(Entity(kind, offset, length))
        offset, position, end = offset + length, stop, stop
    return entities


def _matches(kind: str, pattern: regex.Pattern[str], text: str) -> Iterator[tuple[str, int, int]]:
    for match in pattern.finditer(text):
        yield kind, match.start(), match.end()


def _mentions(text: str) -> Iterator[tuple[str, int, int]]:
    for match in _MENTION.finditer(text):
        if len(match[1]) >= 4 or match[1].lower() in _SHORT_MENTIONS:
            yield "mention", match.start(), match.end()
