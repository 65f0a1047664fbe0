"""Items, rows and lines below one heading that may be a paper each."""

import pytest

from bot.intake.entries import Entry
from bot.intake.outline import outline
from bot.intake.parts import find_parts

A, B = "https://arxiv.org/abs/2603.00001", "https://arxiv.org/abs/2603.00002"


def parts(text: str) -> list[tuple[int, str, int]]:
    lines = text.split("\n")
    found = find_parts(Entry("", "", "", -1, outline(text), len(lines)), lines)
    return [(part.line, arxiv_id[-1], len(part.lines)) for part, arxiv_id in found.linked]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"- [T]({A})\n  - x\n- [U]({B})", [(0, "1", 2), (2, "2", 1)]),
        (f"- Robots\n  - [T]({A})\n  - [U]({B})", [(1, "1", 1), (2, "2", 1)]),
        (f"- [T]({A})\n\n---\nthanks", [(0, "1", 2)]),
        (f"**T**\n{A}\nx\n\n**Key idea**\ny\n\n**U**\n{B}", [(0, "1", 7), (7, "2", 2)]),
        (f"**T**\nTitle: t\n{A}\n\n**U**\n{B}", [(0, "1", 4), (4, "2", 2)]),
        (f"T\n{A}\nx\n\nU\n{B}", [(0, "1", 4), (4, "2", 2)]),
        (f"---\nTitle: T\nx\n{A}\n---\nTitle: U\n{B}", [(1, "1", 4), (5, "2", 2)]),
    ],
)
def test_each_part_goes_on_to_the_next(text: str, expected: list[tuple[int, str, int]]) -> None:
    assert parts(text) == expected


def test_items_without_a_link_are_told_apart() -> None:
    lines = [f"- [T]({A})", "- Lost: x"]
    found = find_parts(Entry("", "", "", -1, outline("\n".join(lines)), 2), lines)

    assert [part.line for part in found.unlinked] == [1]
