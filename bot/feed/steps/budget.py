"""Tokens: how many a text has about, what a day may still spend, whether a prompt was cut."""

import re

_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uff00-\uffef]")
_WIDE_CHARACTERS, _OTHER_CHARACTERS = 1.5, 3.5
"""Characters of a token: of Chinese, Japanese and Korean, and of other text."""
_ANSWER = 2000
"""Tokens of an answer, with some for thoughts."""
_LEAST_SHARE = 0.5
_LEAST_JUDGED = 1000
"""Tokens of a prompt that no server cuts."""


def estimate_tokens(text: str) -> int:
    """Returns about how many tokens a text has."""
    wide = len(_WIDE.findall(text))
    return round(wide / _WIDE_CHARACTERS + (len(text) - wide) / _OTHER_CHARACTERS)


def why_not(spent: int, prompt: str, max_tokens: int) -> str | None:
    """Returns why a prompt may not be sent today; ``None`` when it may.

    ``spent`` are the tokens of the day so far, ``max_tokens`` those that it may have in all.
    """
    needed = estimate_tokens(prompt) + _ANSWER
    if spent + needed > max_tokens:
        return (
            f"{spent} tokens are spent and about {needed} are needed; "
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
