"""Tokens: how many a text has about, what a day may still spend, whether a prompt was cut."""

import re
from dataclasses import dataclass

_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uff00-\uffef]")
_WIDE_CHARACTERS, _OTHER_CHARACTERS = 1.5, 3.5
"""Characters of a token: of Chinese, Japanese and Korean, and of other text."""
_ANSWER = 2000
"""Tokens of an answer, with some for thoughts."""
_LEAST_SHARE = 0.5
_LEAST_JUDGED = 1000
"""Tokens of a prompt that no server cuts."""


@dataclass(frozen=True, slots=True)
class Spent:
    """What a day has cost so far."""

    papers: int = 0
    tokens: int = 0


def estimate_tokens(text: str) -> int:
    """Returns about how many tokens a text has."""
    wide = len(_WIDE.findall(text))
    return round(wide / _WIDE_CHARACTERS + (len(text) - wide) / _OTHER_CHARACTERS)


def why_not(spent: Spent, prompt: str, *, max_papers: int = 0, max_tokens: int = 0) -> str | None:
    """Returns why a prompt may not be sent today; ``None`` when it may.

    ``max_papers`` and ``max_tokens`` are limits of a day; 0 means no limit.
    """
    if max_papers and spent.papers >= max_papers:
        return f"{spent.papers} papers are read; feed.max_papers is {max_papers}"
    needed = estimate_tokens(prompt) + _ANSWER
    if max_tokens and spent.tokens + needed > max_tokens:
        return (
            f"{spent.tokens} tokens are spent and about {needed} are needed; "
            f"feed.max_tokens is {max_tokens}"
        )
    return None


def was_cut(prompt: str, prompt_tokens: int | None) -> bool:
    """Whether a server read far fewer tokens than it was sent, as Ollama does without a word.

    ``prompt_tokens`` is what the server says that it read.
    """
    sent = estimate_tokens(prompt)
    if prompt_tokens is None or prompt_tokens <= 0 or sent < _LEAST_JUDGED:
        return False
    return prompt_tokens < sent * _LEAST_SHARE
