"""The points of a section, and the words that they begin with."""

import pytest

from bot.cards.points import Point, points, render_points
from bot.cards.styled import BOLD, text_of


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("* **A**：b。\n* c", [Point("A", "b。"), Point("", "c")]),
        ("1. **A** (x): b\n2. **C**", [Point("A (x)", "b")]),
        ("- 输入：一张图", [Point("输入", "一张图")]),
        ("- Input: an image", [Point("Input", "an image")]),
        ("一段话。\n另一段：话", [Point("", "一段话。"), Point("", "另一段：话")]),
        ("- see https://a.b/c", [Point("", "see https://a.b/c")]),
        ("", []),
    ],
)
def test_points_are_items_with_the_words_before_their_colon(
    markdown: str, expected: list[Point]
) -> None:
    assert points(markdown) == expected


def test_an_inner_item_without_such_words_has_those_of_the_outer() -> None:
    told = points("* **Robots**：\n    * 98% of them\n    * **Arms**：9\n* last")

    assert [(point.lead, point.body) for point in told] == [
        ("Robots", "98% of them"),
        ("Arms", "9"),
        ("", "last"),
    ]


def test_what_the_report_has_in_bold_is_known() -> None:
    assert points("* A：it is **18.00%** now")[0].strong == {"18.00%"}


@pytest.mark.parametrize(
    ("markdown", "bold"),
    [
        ("* 输入：一张图", ["输入"]),
        ("* **输入**：一张图", ["输入"]),
        ("* **A** (b): c", ["A (b)"]),
        ("* at 10:30 we", []),
        ("* `a: b`", []),
        ("一段话：没有项目", []),
    ],
)
def test_the_words_before_the_colon_of_an_item_are_bold(markdown: str, bold: list[str]) -> None:
    text = render_points(markdown)

    assert ["".join(run.text for run in text if BOLD in run.marks)] == (bold or [""])
    assert text_of(text).endswith(markdown[-1].strip("`"))
