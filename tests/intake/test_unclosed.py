"""What a report opens and never closes takes nothing from the papers behind it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.intake.report import parse_report
from tests.intake.reports import HEAD, Entry, entry_head, reports

FIRST, SECOND, LAST = (Entry(f"2602.0000{n}", f"Title {n}") for n in (1, 2, 3))
BODY = "1. **应用领域**：F\n\n2. **使用指南**：U\n\n5. **实验效果**：R\n\n"
OPENINGS = [
    "```",
    "```python",
    "~~~~",
    "<!--",
    "<!-- a note",
    "<pre>",
    "<script>",
    "<![CDATA[",
    "<?x",
]


@pytest.mark.parametrize("opening", OPENINGS)
def test_next_papers_are_read_and_the_line_is_named(opening: str) -> None:
    broken = entry_head(FIRST) + BODY + f"{opening}\n# code\n\n"
    text = HEAD + broken + entry_head(SECOND) + BODY + entry_head(LAST) + BODY

    digest = parse_report(text)

    assert [paper.id for paper in digest.papers] == [FIRST.id, SECOND.id, LAST.id]
    assert [paper.results for paper in digest.papers[1:]] == ["R", "R"]
    assert digest.papers[0].results == f"R\n{opening}\n# code"
    (problem,) = [p for p in digest.problems if "never closed" in p.message]
    assert text.split("\n")[problem.line - 1] == opening


def test_closing_fence_alone_opens_nothing() -> None:
    """A model wrote the closing fence only: to Markdown it opens one, which the next one closes."""
    text = HEAD + entry_head(FIRST) + "1. **使用指南**：U\n```\n5. **实验效果**：R\n"
    text += entry_head(SECOND) + "1. **使用指南**：\n```\ncode\n```\n5. **实验效果**：R\n"

    first, second = parse_report(text).papers

    assert (first.usage, first.results) == ("U\n```", "R")
    assert (second.usage, second.results) == ("```\ncode\n```", "R")


@pytest.mark.parametrize(
    "opening", ["<table><tr><td>", "<iframe src='a'>", "</td></tr>", "<x-y>", "<div"]
)
def test_a_tag_directly_above_a_heading_hides_no_paper(opening: str) -> None:
    one, two = (f"## {name}\n\nhttps://arxiv.org/abs/2602.0000{name}\n" for name in "12")

    digest = parse_report(f"2026-02-16\n\n{one}\n{opening}\n{two}")

    assert [paper.id for paper in digest.papers] == ["2602.00001", "2602.00002"]


def test_a_tag_directly_above_a_fence_leaves_it_its_beginning() -> None:
    example = "<table><tr><td>\n```python\n### 实验效果\nx\n```\n\n"
    text = HEAD + entry_head(FIRST) + f"### 应用领域\nF\n\n{example}" + entry_head(SECOND) + BODY

    assert [paper.id for paper in parse_report(text).papers] == [FIRST.id, SECOND.id]


def test_a_fence_that_has_a_papers_link_and_parts_is_not_an_example() -> None:
    """A stray fence below a title seems to end at that of an example further down."""
    title, blank, *rest = entry_head(SECOND).split("\n")
    text = HEAD + entry_head(FIRST) + BODY + "\n".join([title, "```", blank, *rest])
    example = "```python\n### 实验效果\nx\n```"

    digest = parse_report(f"{text}### 使用指南\n{example}\n\n### 主要创新点\nI\n")

    _, second = digest.papers
    assert (second.id, second.usage, second.innovations) == (SECOND.id, example, "I")
    unclosed = [one.line for one in digest.problems if "never closed" in one.message]
    assert unclosed == [text.split("\n").index("```") + 1]


def test_last_paper_keeps_the_sections_behind_an_open_fence() -> None:
    text = HEAD + entry_head(FIRST) + "### 使用指南\n```\ncode\n### 实验效果\nR"

    (paper,) = parse_report(text).papers

    assert (paper.usage, paper.results) == ("```\ncode", "R")


def test_report_that_is_cut_off_in_its_own_fence_is_read() -> None:
    text = "```markdown\n" + HEAD + entry_head(FIRST) + BODY + entry_head(SECOND)

    assert [paper.id for paper in parse_report(text).papers] == [FIRST.id, SECOND.id]


@pytest.mark.parametrize("example", [
    "```md\n## Example\n\nhttps://arxiv.org/abs/2501.00001\n```",
    "```md\n### 实验效果\n```",
    "<!--\n## Example\n\nhttps://arxiv.org/abs/2501.00001\n-->",
])  # fmt: skip
def test_example_in_a_closed_fence_is_no_paper(example: str) -> None:
    text = HEAD + entry_head(FIRST) + f"### 使用指南\n{example}\n### 实验效果\nR"

    digest = parse_report(text)

    assert [(paper.usage, paper.results) for paper in digest.papers] == [(example, "R")]
    assert not [p for p in digest.problems if "never closed" in p.message]


BROKEN = [
    *OPENINGS,
    "> ",
    "> a quote",
    "| a |",
    "| a | b |\n|---|",
    "<details>",
    "<details><summary>x</summary>",
    "<table><tr><td>",
    "<div",
    "**bold",
    "[link](https://a.b",
    "$$",
]
"""Parts of Markdown and HTML of which the rest is missing."""


def lines_of(text: str) -> list[str]:
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def heads_of(lines: list[str]) -> list[int]:
    return [number for number, line in enumerate(lines) if "📄" in line]


@given(reports(), st.sampled_from(BROKEN), st.data())
def test_no_other_paper_is_lost(
    case: tuple[list[Entry], str], broken: str, data: st.DataObject
) -> None:
    """Something is opened anywhere in a report of any layout."""
    papers, text = case
    lines = lines_of(text)
    heads = heads_of(lines)
    place = data.draw(st.integers(heads[0] + 4, len(lines)))
    lines.insert(place, broken)

    digest = parse_report("\n".join(lines))

    hit = sum(head < place for head in heads) - 1
    found = [paper.id for paper in digest.papers]
    lost = [paper.id for paper in papers if paper.id not in found]
    assert lost in ([], [papers[hit].id])
    assert not lost or any("left out" in problem.message for problem in digest.problems)


@given(reports(), st.data())
def test_a_report_that_is_cut_off_anywhere_keeps_the_papers_before(
    case: tuple[list[Entry], str], data: st.DataObject
) -> None:
    papers, text = case
    text = "\n".join(lines_of(text))
    starts = [place for place, sign in enumerate(text) if sign == "📄"]
    first_whole = text.index("\n\n", starts[0])
    place = data.draw(st.integers(text.index("\n\n", first_whole + 2), len(text)))
    whole = sum(start < place for start in starts) - 1

    digest = parse_report(text[:place])

    found = [paper.id for paper in digest.papers]
    assert found[:whole] == [paper.id for paper in papers[:whole]]


@given(reports(), reports(), st.sampled_from(["", "\n", "\n\n---\n\n"]))
def test_two_reports_that_are_glued_together_lose_no_paper(
    one: tuple[list[Entry], str], other: tuple[list[Entry], str], between: str
) -> None:
    first, second = ("\n".join(lines_of(text)) for _, text in (one, other))

    digest = parse_report(first + between + second)

    ids = {paper.id for paper in digest.papers}
    assert ids == {paper.id for papers, _ in (one, other) for paper in papers}
