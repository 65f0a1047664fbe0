"""Reports that are made to hold up the reader: read, or refused by name. Each takes a moment."""

import pytest

from bot.errors import DigestError
from bot.intake.report import parse_report
from tests.intake.reports import HEAD, Entry, entry_head

PAPER = entry_head(Entry("2602.00001", "Title")) + "1. **应用领域**：F\n\n2. **实验效果**：R\n\n"
LAST = entry_head(Entry("2602.00002", "Last")) + "1. **应用领域**：F\n\n2. **实验效果**：R\n\n"
UNITS = [
    "*", "**\n", "[", "[a](", "![", "`", "```\n", ">", "> a\nb\n", "<", "<!--\n", "<div>\n",
    "<details><summary>x</summary>\n", "|", "| a | b |\n", "$", "$x\n", "- ", "- a\n",
    "1. a\n  b\n", "# a\n", "### 实验效果\n", "**a**：b\n", "作者：A B\n", "a|b·", "__a", "&#x1;",
    "a\n===\n", "[a]: <b 'c\n", "#### a\nhttps://arxiv.org/abs/2602.00001\n", "(http://a",
    "：", "\\", "\t", "📄 ",
]  # fmt: skip


@pytest.mark.parametrize("unit", UNITS)
def test_a_paper_filled_with_marks_keeps_its_first_section(unit: str) -> None:
    papers = parse_report(HEAD + PAPER + unit * (8_000 // len(unit))).papers

    assert papers[0].field == "F"


@pytest.mark.parametrize("unit", UNITS)
def test_a_title_of_marks_is_read(unit: str) -> None:
    heading = "## " + unit.replace("\n", " ") * (8_000 // len(unit))

    digest = parse_report(f"{HEAD}{heading}\n\nhttps://arxiv.org/abs/2602.00003\n\n{LAST}")

    assert "2602.00002" in [paper.id for paper in digest.papers]


@pytest.mark.parametrize(
    ("more", "line", "expected"),
    [
        ("a\n" * 100_001, 100_001, "expected at most 100000"),
        ("\n" * 100_001, 100_001, "expected at most 100000"),
        ("\n" + "a" * 200_001, 14, "200001 characters; expected at most 200000 in a line"),
        ("https://arxiv.org/abs/2602.00003\n" * 10_001, 10_012, "more than 10000 lines link"),
    ],
)
def test_a_report_beyond_a_limit_is_refused_with_line_and_limit(
    more: str, line: int, expected: str
) -> None:
    with pytest.raises(DigestError, match=expected) as refused:
        parse_report(HEAD + PAPER + more)

    assert refused.value.line == line


def test_more_papers_than_a_day_has_are_refused() -> None:
    entries = (f"- [T](https://arxiv.org/abs/2602.{n:05})\n" for n in range(1, 3002))

    with pytest.raises(DigestError, match="3001 papers; expected at most 3000"):
        parse_report(f"{HEAD}## Topic\n\n{''.join(entries)}")
