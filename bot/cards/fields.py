"""Broad fields: the few headings of an overview, and which of them a paper stands under.

Reports name fields as they like, in either language. The terms in each name are looked up in a
table, ``fields.txt``. A term that says more weighs more, and so does a name that comes earlier.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import cache, lru_cache
from importlib.resources import files
from itertools import islice

from bot.cards.markup import render
from bot.cards.styled import text_of


class BroadField(StrEnum):
    """A heading of the overview. They stand there in this order."""

    ROBOTS = "robots"
    AGENTS = "agents"
    LANGUAGE = "language"
    MULTIMODAL = "multimodal"
    VISION = "vision"
    VIDEO = "video"
    WORLDS = "worlds"
    AUDIO = "audio"
    TRAINING = "training"
    SYSTEMS = "systems"
    SCIENCE = "science"
    RETRIEVAL = "retrieval"
    SAFETY = "safety"
    DATA = "data"
    OTHER = "other"


SIGNS: Mapping[BroadField, str] = {
    BroadField.ROBOTS: "🤖",
    BroadField.AGENTS: "🧭",
    BroadField.LANGUAGE: "💬",
    BroadField.MULTIMODAL: "🧩",
    BroadField.VISION: "🖼",
    BroadField.VIDEO: "🎬",
    BroadField.WORLDS: "🌐",
    BroadField.AUDIO: "🎧",
    BroadField.TRAINING: "🎯",
    BroadField.SYSTEMS: "⚡",
    BroadField.SCIENCE: "🔬",
    BroadField.RETRIEVAL: "🔎",
    BroadField.SAFETY: "🛡",
    BroadField.DATA: "📊",
    BroadField.OTHER: "📌",
}
"""The sign before the name of each, and before a paper where several share a heading."""

_GLOSS = re.compile(r"[(（][^()（）]*[)）]")
_SEPARATOR = re.compile(r"[、，,;；。|/:：\n]|\s以及|\sand\s|\s&\s")
_MOST, _LONGEST = 12, 2000
"""Names of a text that are looked at, and characters. Further down it is prose."""
_PLACES = (5, 3, 2, 2, 1)
"""What the first names of a text count, and how much those after them do."""


@lru_cache(maxsize=4096)
def broad_field(text: str) -> BroadField:
    """Returns the broad field that the text of a field section, as Markdown, is about most."""
    scores: Counter[BroadField] = Counter()
    for place, name in enumerate(islice(_names(text), _MOST)):
        counts = _PLACES[min(place, len(_PLACES) - 1)]
        found: dict[BroadField, int] = {}
        for field, weight, pattern in _patterns():
            if pattern.search(name):
                found[field] = max(weight, found.get(field, 0))
        for field, weight in found.items():
            scores[field] += counts * weight
    # Of equal ones the first named is first.
    return next((field for field, _ in scores.most_common(1)), BroadField.OTHER)


def _names(text: str) -> Iterator[str]:
    """Yields the names of a field section in their order, in small letters."""
    written = text_of(render(text[:_LONGEST])).casefold()
    glossed = _GLOSS.sub(lambda gloss: _SEPARATOR.sub(" ", gloss[0]), written)
    for name in _SEPARATOR.split(glossed):
        if name.strip(" •*.()（）"):
            yield name


@cache
def _patterns() -> list[tuple[BroadField, int, re.Pattern[str]]]:
    """Returns what the terms of each line of the table look like, read once."""
    text = files(__package__).joinpath("fields.txt").read_text("utf-8")
    table = [line.split(maxsplit=2) for line in text.splitlines() if line and line[0] != "#"]
    return [
        (BroadField(name), int(weight), re.compile("|".join(map(_edged, terms.split(" | ")))))
        for name, weight, terms in table
    ]


def _edged(term: str) -> str:
    """Returns the pattern of a term; a Latin one is no part of a longer word."""
    return rf"(?:(?<![a-z0-9]){term}(?![a-z0-9]))" if term.isascii() else term
