"""A paper's field as tags."""

import re

from bot.cards.markup import render_line
from bot.cards.styled import clean, text_of

_PARENTHESES = re.compile(r"[(（][^()（）]*[)）]?")
_SEPARATOR = re.compile(r"[、，,;；/|。：:+]|\s[-–—]\s|\s以及|\s+and\s+")
_PROSE = re.compile(r"^(?:具体|主要|包括|涉及|例如|如|用于|应用于|以及|并|等)")
_LONGEST = 24


def tags(field: str, limit: int = 5) -> list[str]:
    """Names of the fields that the field section lists, in its order, without their glosses.

    ``**具身智能 (Embodied AI)**、机器人操作`` gives ``["具身智能", "机器人操作"]``. Only the first
    line counts: reports that write more go on in prose.
    """
    first = next((line for line in field.splitlines() if line.strip()), "")
    text = _PARENTHESES.sub("", clean(text_of(render_line(first))))
    names = (name.strip(" .*-–—_·") for name in _SEPARATOR.split(text))
    kept = [n for n in names if n and len(n) <= _LONGEST and not _PROSE.match(n)]
    return list(dict.fromkeys(kept))[:limit]


def hashtag(name: str) -> str:
    """The name as a hashtag that Telegram recognises; empty when it has no letter."""
    word = re.sub(r"\W+", "_", name).strip("_")
    return f"#{word}" if re.search(r"[^\W\d_]", word) else ""
