"""What an entry's lines become besides sections: title, facts, own links, the text above."""

import pytest

from bot.intake.addresses import is_link_only
from bot.intake.report import parse_report
from bot.papers import Paper
from tests.intake.reports import HEAD

LINK = "https://arxiv.org/abs/2603.00001"


def read(body: str, heading: str = "T") -> Paper:
    (paper,) = parse_report(f"{HEAD}## {heading}\n{LINK}\n{body}\n").papers
    return paper


@pytest.mark.parametrize(
    "line",
    [
        LINK,
        f"🔗 [arXiv]({LINK}) | 📄 [PDF](https://arxiv.org/pdf/2603.00001)",
        f"**arXiv:** [2603.00001]({LINK}) · **PDF:** [link]({LINK})",
        f"- **ID**: [2603.00001]({LINK})",
        "hf.co/papers/2603.00001",
        "arXiv: 2603.00001",
    ],
)
def test_a_line_that_only_links_the_paper_is_no_text(line: str) -> None:
    assert is_link_only(line)
    assert read(line).extras == ()


@pytest.mark.parametrize("line", [f"See {LINK}", f"[arXiv]({LINK}) [code](https://a.b)", "arXiv"])
def test_a_line_that_says_more_is_text(line: str) -> None:
    assert not is_link_only(line)


@pytest.mark.parametrize(
    ("heading", "body", "title", "extras"),
    [
        ("Paper 1", "**Title**: Walking", "Walking", []),
        ("论文一", "标题：Walking", "Walking", []),
        ("Walking", "标题：Walking", "Walking", []),
        ("Walking", "标题：冰上行走", "Walking", ["标题：冰上行走"]),
    ],
)
def test_a_line_may_say_the_title(heading: str, body: str, title: str, extras: list[str]) -> None:
    paper = read(body, heading)

    assert (paper.title, [extra.text for extra in paper.extras]) == (title, extras)


def test_votes_behind_a_title_are_facts() -> None:
    paper = read("text", "Walking 👍 45")

    assert (paper.title, paper.facts.votes) == ("Walking", 45)


def test_a_part_with_facts_alone_is_facts() -> None:
    paper = read("### 基本信息\n- 作者：A B\n- 机构：Lab\n### 背景\nx")

    assert (paper.facts.authors, paper.facts.organisation) == (("A B",), "Lab")
    assert [(extra.name, extra.text) for extra in paper.extras] == [("背景", "x")]


def test_tags_before_the_text_are_kept() -> None:
    assert [extra.text for extra in read("#robots #ice").extras] == ["#robots #ice"]
