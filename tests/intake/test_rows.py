"""Rows of a table with a paper each."""

import pytest

from bot.intake.rows import names_of, read_row
from bot.papers import Section


@pytest.mark.parametrize("head", ["| # | Title |", "|标题|链接|", "| **Paper** | x |"])
def test_a_table_of_papers_has_a_column_of_titles(head: str) -> None:
    assert names_of(head) is not None


def test_another_table_has_none() -> None:
    assert names_of("| Method | Score |") is None


def test_cells_are_sections_and_parts_under_the_names_of_their_columns() -> None:
    names = ["#", "Title", "TL;DR", "Venue", "Code", "Link"]
    link = "https://arxiv.org/abs/2603.00001"

    row = read_row(f"| 1 | **[T]({link})**<br>A B | c \\| d | ICRA | - | {link} |", names)

    assert (row.title, row.sections) == ("T", {Section.CONTRIBUTION: "c | d"})
    assert [(extra.name, extra.text) for extra in row.extras] == [("", "A B"), ("Venue", "ICRA")]
