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
        ('<p align="center">text</p>', "text"),
        ("<b>a</b> and <i>b</i>, <code>c</code>, <del>d</del>", "**a** and *b*, `c`, ~~d~~"),
        ("10<sup>-3</sup> of H<sub>2</sub>O", "10$^{-3}$ of H$_{2}$O"),
        ("## <b>H<sub>2</sub>O</b> <span>x</span>", "## H$_{2}$O x"),
        ("a `<b>x</b>` <!-- note --> b", "a `<b>x</b>`  b"),
        ("<a href=https://a.b><b>x</b></a>", "[**x**](https://a.b)"),
        ("<a name='x'></a>y", "y"),
        ("see <a href='https://a.b'>x</a>", "see [x](https://a.b)"),
        ("a < b", "a < b"),
        ("<table>", "<table>"),
    ],
)
def test_a_line_means_the_same(line: str, markdown: str) -> None:
    shaped = as_markdown([line])

    assert (shaped.lines, shaped.texts) == ([markdown], [markdown])


@pytest.mark.parametrize(
    ("text", "numbered"),
    [
        ("a<br>b<br/>c", [(0, "a"), (0, "b"), (0, "c")]),
        ("  1. a<br>b", [(0, "  1. a"), (0, "     b")]),
        ("> a<br>b", [(0, "> a"), (0, "> b")]),
        ("<ul><li>a</li><li>b</li></ul>", [(0, ""), (0, "- a"), (0, "- b")]),
        ("## a<br>b", [(0, "## a b")]),
        ("| a<br>b |", [(0, "| a<br>b |")]),
    ],
)
def test_a_line_break_begins_a_line_that_comes_from_the_same(
    text: str, numbered: list[tuple[int, str]]
) -> None:
    shaped = as_markdown([text])

    assert list(zip(shaped.numbers, shaped.lines, strict=True)) == numbered


def test_code_in_a_fence_stays_as_it_is() -> None:
    lines = ["```", "<b>x</b><br>[a]", "```", "[a]: https://a.b"]

    assert as_markdown(lines).texts == [*lines[:3], ""]


@pytest.mark.parametrize("line", ["[T][1]", "[T]", "[T][]", "[T][^n]", "[x](y) [T]"])
def test_links_by_reference_are_links(line: str) -> None:
    definitions = ["[1]: https://a.b", "[t]: <https://a.b> 'title'", "[^n]: see https://a.b"]

    assert "(https://a.b)" in as_markdown([line, *definitions]).lines[0]


def test_brackets_without_a_definition_stay() -> None:
    assert as_markdown(["[T] [U][2]", "[1]: https://a.b"]).lines[0] == "[T] [U][2]"


@given(st.lists(st.text("<>/ahrefdtilsumyp=\"' x"), max_size=4))
def test_lines_keep_their_numbers(lines: list[str]) -> None:
    shaped = as_markdown(lines)

    assert len(shaped.lines) == len(shaped.texts) == len(shaped.numbers)
    assert list(dict.fromkeys(shaped.numbers)) == list(range(len(lines)))
    assert not any("\n" in line for line in shaped.lines)
