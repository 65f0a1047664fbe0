"""Tables in HTML, as rows."""

import pytest

from bot.intake.html_tables import with_rows


def rows(text: str, code: frozenset[int] = frozenset()) -> list[tuple[int, str]]:
    return [(n, line) for n, line in with_rows(text.split("\n"), code) if line]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "<table>\n<tr><th>A</th><th>B|C</th></tr>\n<tr>\n<td>1\n2</td>\n<td>3</td></tr></table>",
            [(1, "| A | B\\|C |"), (1, "| --- | --- |"), (2, "| 1 2 | 3 |")],
        ),
        (
            "x <table><tr><td>1</td></tr><tr><td>2</td></tr></table> y",
            [(0, "x "), (0, "| 1 |"), (0, "| --- |"), (0, "| 2 |"), (0, " y")],
        ),
        ("<TABLE class='x'><tr><td>1<td>2<tr><td>3</table>",
         [(0, "| 1 | 2 |"), (0, "| --- | --- |"), (0, "| 3 |")]),
        ("<table></table>", []),
    ],
)  # fmt: skip
def test_rows_come_from_the_lines_where_they_begin(
    text: str, expected: list[tuple[int, str]]
) -> None:
    assert rows(text) == expected


@pytest.mark.parametrize(
    "text",
    ["<table>\n<tr><td>1</td></tr>", "<table>\n# Next\n</table>", "</table><table>", "a < b"],
)
def test_a_table_that_is_not_closed_before_the_next_heading_stays(text: str) -> None:
    assert rows(text) == list(enumerate(text.split("\n")))


def test_a_table_in_code_stays() -> None:
    assert rows("<table></table>", frozenset({0})) == [(0, "<table></table>")]
