"""What stands around a report, and quote signs around the head of an entry."""

from collections.abc import Callable

import pytest

from bot.intake.report import parse_report
from bot.intake.wrapping import unwrap
from tests.intake.reports import HEAD, Entry, entry_head

FENCED = "```python\nx = 1\n```"
REPORT = (
    HEAD
    + entry_head(Entry("2602.00001", "First"))
    + f"### 应用领域\nF\n### 使用指南\n{FENCED}\n### 实验效果\nR\n\n"
    + entry_head(Entry("2602.00002", "Second"))
    + "### 应用领域\nG"
)
BARE = parse_report(REPORT)


def each(mark: str) -> Callable[[str], str]:
    return lambda text: "\n".join(mark + line for line in text.split("\n"))


WRAPPERS: dict[str, Callable[[str], str]] = {
    "fence": "```markdown\n{}\n```".format,
    "fence without a word": "```\n{}\n```".format,
    "longer fence": "````md\n{}\n````".format,
    "quote": each("> "),
    "quote without spaces": each(">"),
    "four spaces": each("    "),
    "tabs": each("\t"),
    "quote in a fence": lambda text: "```\n" + each("> ")(text) + "\n```",
}


@pytest.mark.parametrize("wrap", WRAPPERS.values(), ids=WRAPPERS)
@pytest.mark.parametrize("before", ["", "Here is the report that you asked for:\n\n"])
@pytest.mark.parametrize("behind", ["", "\n\nLet me know if you want changes!"])
def test_a_report_is_read_whatever_is_around_it(
    wrap: Callable[[str], str], before: str, behind: str
) -> None:
    text = before + wrap(REPORT) + behind

    digest = parse_report(text)

    assert digest.papers == BARE.papers
    told = [p for p in digest.problems if "behind the report" in p.message]
    assert [p.line for p in told] == ([text.count("\n") + 1] if behind else [])


def test_a_fence_that_is_never_closed_is_not_the_last_of_those_inside() -> None:
    digest = parse_report(f"```markdown\n{REPORT}")

    assert digest.papers == BARE.papers
    assert [p.line for p in digest.problems if "never closed" in p.message] == [1]


@pytest.mark.parametrize("text", ["# R\n\n> a quote\n\n    code", "```\ncode\n```", "", "> a"])
def test_what_is_around_no_report_stays(text: str) -> None:
    assert unwrap(text.split("\n")).lines == text.split("\n")


@pytest.mark.parametrize(
    ("head", "bare"),
    [
        ("> **Authors**: A B\n> https://a.b", "**Authors**: A B\nhttps://a.b"),
        ("> [arXiv](https://arxiv.org/abs/2602.00001)", "[arXiv](https://arxiv.org/abs/2602.00001)"),
        ("> [!info] Data\n> - 作者：A B", "\n- 作者：A B"),
        ("> [!abstract] TL;DR\n> text", "**TL;DR:**\ntext"),
        ("> **TL;DR**: text", "**TL;DR**: text"),
    ],
)  # fmt: skip
def test_a_quote_below_a_title_that_says_facts_is_none(head: str, bare: str) -> None:
    assert unwrap(["## T", *head.split("\n")]).lines == ["## T", *bare.split("\n")]


@pytest.mark.parametrize("text", ["## T\n\n> a quotation", "### 使用指南\n> **作者**: A B"])
def test_other_quotes_stay(text: str) -> None:
    assert unwrap(text.split("\n")).lines == text.split("\n")
