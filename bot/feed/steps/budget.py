"""Tokens: how many a text has about, what a day may still spend, whether a prompt was cut."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Spent:
    """What a day has cost so far."""

    papers: int = 0
    tokens: int = 0


def estimate_tokens(text: str) -> int:
    """Returns about how many tokens a text has."""
    raise NotImplementedError


def why_not(spent: Spent, prompt: str, *, max_papers: int, max_tokens: int) -> str | None:
    """Returns why a prompt may not be sent today; ``None`` when it may.

    ``max_papers`` and ``max_tokens`` are limits of a day; 0 means no limit.
    """
    raise NotImplementedError


def was_cut(prompt: str, prompt_tokens: int | None) -> bool:
    """Whether a server read far fewer tokens than it was sent, as Ollama does without a word."""
    raise NotImplementedError
