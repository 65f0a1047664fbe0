"""A paper's field as tags."""

import re
from itertools import takewhile

from bot.cards.markup import render_line
from bot.cards.styled import clean, text_of

_PARENTHESES = re.compile(r"[(（][^()（）]*[)）]?")
_SEPARATOR = re.compile(r"[、，,;；/|。：:+]|\s[-–—]\s|\s以及|\sand\s")
_PROSE = re.compile(r"^(?:具体|主要|包括|涉及|例如|如|用于|应用于|以及|并|等)")
_LIST_MARKER = re.compile(r"^\s*(?:[*+-]|\d{1,2}[.)])\s+")
_LONGEST = 24


def tags(field: str, limit: int = 5) -> list[str]:
    """Returns the names that a field section lists, in its order, without their glosses.

    ``**具身智能 (Embodied AI)**、机器人操作`` gives ``["具身智能", "机器人操作"]``. Only the first
    line counts, or the list that begins there, since the lines below are prose.
    """
    lines = [line for line in field.splitlines() if line.strip()]
    listed = takewhile(_LIST_MARKER.match, lines)
    items = [_LIST_MARKER.sub("", line) for line in listed] or lines[:1]
    text = "；".join(clean(text_of(render_line(item))) for item in items[: 2 * limit])
    parts = _SEPARATOR.split(_PARENTHESES.sub("", text))
    names = (" ".join(part.split()).strip(" .*-–—_·") for part in parts)
    kept = [n for n in names if n and len(n) <= _LONGEST and not _PROSE.match(n)]
    return list(dict.fromkeys(kept))[:limit]


def hashtag(name: str) -> str:
    """Returns the name as a hashtag that Telegram recognises; empty when it has no letter."""
    word = re.sub(r"\W+", "_", name).strip("_")
    return f"#{word}" if re.search(r"[^\W\d_]", word) else ""
