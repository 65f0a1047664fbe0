"""The points of a section."""

import pytest
from hypothesis import given

from bot.cards.points import as_line, points, sentences
from bot.cards.styled import length, plain, text_of
from tests.cards.messages import markdown


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (
            "* **数据集**：10k 条。\n* **奖励**：两种。",
            [("数据集", "10k 条。"), ("奖励", "两种。")],
        ),
        ("1.  **机制 (AML)**：\n    第一行。\n    * 内层。", [("机制 (AML)", "第一行。 内层。")]),
        ("1. a\n2. b", [("", "a"), ("", "b")]),
        ("前言：\n* a\n* b", [("", "a"), ("", "b")]),
        ("只有一段话。\n第二行", [("", "只有一段话。"), ("", "第二行")]),
        ("达到 3. 之后又 2. 次", [("", "达到 3. 之后又 2. 次")]),
        ("* 见版本 2. 的说明", [("", "见版本 2. 的说明")]),
        ("**加粗**", [("加粗", "")]),
        ("", []),
    ],
)
def test_points_are_the_outer_items_or_the_lines(
    source: str, expected: list[tuple[str, str]]
) -> None:
    found = [(text_of(point.lead), text_of(point.body)) for point in points(source)]
    assert found == expected


def test_sentences_end_at_their_marks() -> None:
    assert sentences(plain("一。二！三 four; five")) == ["一。", "二！", "三 four;", "five"]


@given(markdown())
def test_any_point_fits_on_its_line(source: str) -> None:
    for point in points(source)[:20]:
        for limit in (2, 20, 110):
            assert length(as_line(point, limit)) <= limit
