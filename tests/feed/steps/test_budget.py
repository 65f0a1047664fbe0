"""Tokens are estimated, bounded, and a prompt that a server cut is noticed."""

import pytest

from bot.feed.steps.budget import estimate_tokens, was_cut, why_not

PROMPT = "word " * 7000
"""About 10,000 tokens."""


def test_chinese_has_more_tokens_a_character() -> None:
    assert estimate_tokens("") == 0
    assert estimate_tokens("a" * 35) == 10
    assert estimate_tokens("字" * 15) == 10
    assert estimate_tokens("a" * 35 + "字" * 15) == 20


@pytest.mark.parametrize(
    ("spent", "reason"),
    [
        (88_000, None),
        (
            88_001,
            "88001 tokens are spent and about 12000 are needed; feed.max_tokens is 100000",
        ),
    ],
)
def test_a_limit_stops_the_day_before_it_is_passed(spent: int, reason: str | None) -> None:
    assert why_not(spent, PROMPT, 100_000) == reason


@pytest.mark.parametrize(
    ("prompt", "read", "cut"),
    [
        (PROMPT, 4096, True),
        (PROMPT, 2048, True),
        (PROMPT, 9000, False),
        (PROMPT, 12_000, False),
        (PROMPT, None, False),
        (PROMPT, 0, False),
        ("a short one", 2, False),
    ],
)
def test_a_prompt_of_which_half_was_not_read_was_cut(
    prompt: str, read: int | None, cut: bool
) -> None:
    assert was_cut(prompt, read) is cut
