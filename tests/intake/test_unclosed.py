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


@given(reports(), st.sampled_from(OPENINGS), st.data())
def test_no_other_paper_is_lost(
    case: tuple[list[Entry], str], opening: str, data: st.DataObject
) -> None:
    """Something is opened anywhere in a report of any layout."""
    papers, text = case
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    heads = [n for n, line in enumerate(lines) if "📄" in line]
    place = data.draw(st.integers(heads[0] + 4, len(lines)))
    lines.insert(place, opening)

    digest = parse_report("\n".join(lines))

    hit = sum(head < place for head in heads) - 1
    found = [paper.id for paper in digest.papers]
    assert [p.id for n, p in enumerate(papers) if n != hit and p.id not in found] == []
