"""A report's Markdown as a flat list of blocks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.intake.outline import BlockKind, outline

HEADING, ITEM, LINE, OTHER = BlockKind


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("", []),
        ("\n\n", []),
        ("# a\nb", [(HEADING, 0, "a"), (LINE, 1, "b")]),
        ("### a ###", [(HEADING, 0, "a")]),
        ("a\nb\n\nc", [(LINE, 0, "a"), (LINE, 1, "b"), (LINE, 3, "c")]),
        ("- a\n- b", [(ITEM, 0, "- a"), (ITEM, 1, "- b")]),
        ("1. a\n   - inner\n2. b", [(ITEM, 0, "1. a"), (ITEM, 2, "2. b")]),
        ("- a\nlazy\n- b", [(ITEM, 0, "- a"), (LINE, 1, "lazy"), (ITEM, 2, "- b")]),
        ("```\n# no heading\n```\n# a", [(OTHER, 0, ""), (HEADING, 3, "a")]),
        ("> # no heading\n# a", [(OTHER, 0, ""), (HEADING, 1, "a")]),
        ("    # code\n\n# a", [(OTHER, 0, ""), (HEADING, 2, "a")]),
        ("a\nb\n---\nc", [(LINE, 0, "a"), (LINE, 1, "b"), (LINE, 3, "c")]),
        ("- a\n# b", [(ITEM, 0, "- a"), (HEADING, 1, "b")]),
    ],
)
def test_blocks_stand_where_they_begin(text: str, blocks: list[tuple[BlockKind, int, str]]) -> None:
    assert [(block.kind, block.line, block.text) for block in outline(text)] == blocks


def test_headings_have_their_level() -> None:
    text = "\n\n".join("#" * level + " a" for level in range(1, 7))

    assert [block.level for block in outline(text)] == [1, 2, 3, 4, 5, 6]


PIECES = ("# a", "- b", "1. c", "  - d", "> e", "```", "---", "", "f", "    g", "| h |", "\t- i")


@given(st.lists(st.sampled_from(PIECES), max_size=20).map("\n".join))
def test_blocks_of_any_markdown_come_in_the_order_of_their_lines(text: str) -> None:
    lines = [block.line for block in outline(text)]

    assert lines == sorted(lines)
    assert all(0 <= line < len(text.split("\n")) for line in lines)
