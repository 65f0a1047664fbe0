"""Papers that stand in a list or a table below one heading."""

import pytest

from bot.intake.entries import split_entries
from bot.intake.listed import Listed, split_listed
from bot.intake.outline import outline

A, B = "https://arxiv.org/abs/2603.00001", "https://arxiv.org/abs/2603.00002"


def split(text: str, *, topical: bool = False) -> Listed | None:
    lines = f"## Topic\n\n{text}".split("\n")
    (entry,) = split_entries(outline("\n".join(lines)), len(lines)).entries
    return split_listed(entry, lines, topical=topical)


def titles(text: str, *, topical: bool = False) -> list[tuple[str, str]]:
    listed = split(text, topical=topical)
    return [(entry.title, entry.lead) for entry, _ in listed.papers] if listed else []


@pytest.mark.parametrize(
    ("line", "title", "lead"),
    [
        ("- [T]({})：says", "T", "says"),
        ("1. **[T]({})** - says", "T", "says"),
        ("2) **T** ([arXiv]({}))", "T", ""),
        ("* **T**: says. {}", "T", "says. {}"),
        ("- T one: {}", "T one", "{}"),
        ("- T one ([PDF]({}), [code](https://a.b))", "T one", "([code](https://a.b))"),
        ("- [2603.00001]({}) T one", "T one", ""),
        ("| [T]({}) | says |", "T", "says"),
        ("**[T]({})** says", "T", "says"),
    ],
)
def test_a_line_begins_with_its_title(line: str, title: str, lead: str) -> None:
    text = f"{line.format(A)}\n{line.format(B).replace('2603.00001', '2603.00002')}"

    found = titles(text)

    assert [one for one, _ in found] == [title, title]
    assert found[0][1].strip("()") == lead.format(A).strip("()")


def test_what_is_below_an_item_is_its_own() -> None:
    listed = split(f"- [T]({A})\n  - TL;DR: one\n  - Limitations: two\n- [U]({B})\n")

    assert listed
    (_, first), (_, second) = listed.papers
    assert list(first.sections.values()) == ["one"]
    assert [(e.name, e.text) for e in first.extras] == [("Limitations", "two")]
    assert (second.sections, second.extras) == ({}, ())


def test_a_paper_alone_is_its_headings_unless_headings_are_topics() -> None:
    assert split(f"- [T]({A})") is None
    assert titles(f"- [T]({A})", topical=True) == [("T", "")]
    assert titles(f"Link: {A}", topical=True) == []


def test_cells_stand_under_the_names_of_their_columns() -> None:
    listed = split(f"| # | 论文 | 局限性 | 链接 |\n|---|---|---|---|\n| 1 | T | x | {A} |")

    assert listed
    ((entry, text),) = listed.papers
    assert (entry.title, entry.url) == ("T", A)
    assert [(e.name, e.text) for e in text.extras] == [("局限性", "x")]


def test_a_line_without_a_title_is_a_problem_with_its_line() -> None:
    listed = split(f"- [T]({A})\n- {B}\n")

    assert listed
    assert [(p.line, p.message.split()[0]) for p in listed.problems] == [(4, "2603.00002")]
