"""HTML that shapes a report, as Markdown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.intake.markup import as_markdown


@pytest.mark.parametrize(
    ("line", "markdown"),
    [
        ('<h3 align="center"><a href="https://a.b">T <b>x</b></a></h3>', "### [T x](https://a.b)"),
        ("<details><summary><b>1. T</b></summary>", "###### 1. T"),
        ("<summary>T</summary> more", "###### T more"),
        ("<details>", ""),
        ('<p align="center">text</p>', "text</p>"),
        ("see <a href='https://a.b'>x</a>", "see [x](https://a.b)"),
        ("a < b", "a < b"),
        ("<table>", "<table>"),
    ],
)
def test_a_line_means_the_same(line: str, markdown: str) -> None:
    assert as_markdown([line]) == [markdown]


@given(st.lists(st.text("<>/ahrefdtilsumyp=\"' x"), max_size=4))
def test_lines_keep_their_numbers(lines: list[str]) -> None:
    shaped = as_markdown(lines)

    assert len(shaped) == len(lines)
    assert not any("\n" in line for line in shaped)
