"""What a report says beside its entries."""

import pytest

from bot.intake.report import parse_report
from bot.papers import Digest
from tests.intake.reports import HEAD

A, B, C, D = (f"2603.0000{n}" for n in range(1, 5))
BODY = "**TL;DR**: it goes\n\n**Results**: 91%\n\n"


def entry(title: str, arxiv_id: str, body: str = BODY) -> str:
    return f"## {title}\nhttps://arxiv.org/abs/{arxiv_id}\n\n{body}"


def link(title: str, arxiv_id: str) -> str:
    return f"[{title}](https://arxiv.org/abs/{arxiv_id})"


ENTRIES = entry("Ice", A) + entry("Knots", B)


def left_out(digest: Digest) -> list[int]:
    return [problem.line for problem in digest.problems if "left out" in problem.message]


@pytest.mark.parametrize(
    "contents",
    [
        f"## 目录\n1. {link('Ice', A)}\n2. {link('Knots', B)}\n\n",
        f"## 目录\n- {link('Ice', A)}: it goes\n- {link('Knots', B)}\n\n",
        "## Contents\n1. [Ice](#1)\n2. Knots\n\n",
        f"| # | 论文 | 👍 |\n|---|---|---|\n| 1 | {link('Ice', A)} | 12 |\n\n",
        "**Source**: https://huggingface.co/papers\n**共收录**：2 篇\n\n",
    ],
)
def test_contents_that_say_no_more_than_the_entries_need_no_line(contents: str) -> None:
    digest = parse_report(HEAD + contents + ENTRIES)

    assert [paper.id for paper in digest.papers] == [A, B]
    assert left_out(digest) == []


@pytest.mark.parametrize(
    "contents",
    [
        f"## 目录\n\n- {link('Ice', A)}：今天最值得读的一篇\n\n",
        "## 编者按\n\n今天的论文集中在机器人。\n\n",
        f"## Highlights\n\nWe liked {link('Ice', A)} and {link('Knots', B)} most.\n\n",
    ],
)
def test_what_contents_say_beyond_the_entries_is_named(contents: str) -> None:
    assert left_out(parse_report(HEAD + contents + ENTRIES)) == [6]


def test_each_heading_with_sentences_is_named_once() -> None:
    text = f"{HEAD}Words of the day are these.\n\n## 编者按\n\n一句话。\n二句话。\n\n{ENTRIES}"

    assert left_out(parse_report(text)) == [4, 8]


def test_a_list_of_papers_without_entries_is_read() -> None:
    others = f"## Other papers\n\n- {link('Birds', C)}: by ear\n- {link('Fish', D)}: by eye\n"

    digest = parse_report(HEAD + ENTRIES + others)

    assert [(p.title, p.contribution) for p in digest.papers[2:]] == [
        ("Birds", "by ear"),
        ("Fish", "by eye"),
    ]


@pytest.mark.parametrize("name", ["References", "往期回顾", "Related papers"])
def test_a_list_of_papers_of_other_days_is_named(name: str) -> None:
    others = f"## {name}\n\n- {link('Birds', C)}\n- {link('Fish', D)}\n"

    digest = parse_report(HEAD + ENTRIES + others)

    assert [paper.id for paper in digest.papers] == [A, B]
    assert left_out(digest) == [(HEAD + ENTRIES).count("\n") + 1]


def test_words_behind_the_last_rule_are_the_reports() -> None:
    ruled = (
        ENTRIES.replace("## Knots", "---\n\n## Knots") + "---\n\n*本报告由机器生成，仅供参考。*\n"
    )

    digest = parse_report(HEAD + ruled)

    assert digest.papers[-1].results == "91%"
    assert left_out(digest) == [(HEAD + ruled).count("\n")]


def test_words_behind_a_rule_are_the_papers_where_rules_part_none() -> None:
    text = HEAD + "".join(
        entry(t, i, f"{BODY}---\n\nmore\n\n") for t, i in [("Ice", A), ("Knots", B)]
    )

    assert [paper.results[-4:] for paper in parse_report(text).papers] == ["more", "more"]


def test_a_closing_heading_is_no_part_of_the_last_paper() -> None:
    closing = "## 总结\n\n今天的论文都与机器人有关。\n"

    digest = parse_report(HEAD + ENTRIES + closing)

    assert "机器人" not in str(digest.papers)
    assert left_out(digest) == [(HEAD + ENTRIES).count("\n") + 1]
