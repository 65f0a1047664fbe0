"""Reports as others write them, rebuilt with invented papers, come whole or say what is missing."""

from dataclasses import dataclass, field

import pytest

from bot.intake.report import parse_report
from bot.papers import Digest, Paper

A, B, C = "2603.00001", "2603.00002", "2603.00003"
CODE = "https://github.com/example/knots"


@dataclass(frozen=True)
class Layout:
    """A report, and what has to come of it."""

    text: str
    titles: dict[str, str]
    """By id, in the order of the report."""
    told: dict[str, str] = field(default_factory=dict)
    """Words that each paper has in its texts."""
    authors: dict[str, str] = field(default_factory=dict)
    """The first author of papers."""


LAYOUTS = {
    "a table a day": Layout(
        f"""# Papers of 2026-03-05

| # | Title | Authors | TL;DR | Votes | Link |
|---|---|---|---|--:|---|
| 1 | **Walking on Ice** | Ada Roe | On one camera. | 1.2k | [arXiv](https://arxiv.org/abs/{A}) |
| 2 | [Tying Knots](https://arxiv.org/abs/{B}) | C. D. Ott | Learns \\| | 98 | [Code]({CODE}) |
| 3 | Counting Birds | Eva Fox | By ear. | 7 | [PDF](https://arxiv.org/pdf/{C}) |
""",
        {A: "Walking on Ice", B: "Tying Knots", C: "Counting Birds"},
        {A: "On one camera.", B: "Learns |", C: "By ear."},
        {A: "Ada Roe", B: "C. D. Ott", C: "Eva Fox"},
    ),
    "a table of two columns": Layout(
        f"""# 每日论文 2026-03-05

| 论文 | 一句话总结 |
|:--|:--|
| [冰上行走](https://huggingface.co/papers/{A}) | 单目相机即可行走。 |
| [从视频学打结](https://huggingface.co/papers/{B}) | 学会打结。 |
""",
        {A: "冰上行走", B: "从视频学打结"},
        {A: "单目相机即可行走。", B: "学会打结。"},
    ),
    "details a paper": Layout(
        f"""# Daily papers, 2026-03-05

<details>
<summary><b>1. Walking on Ice</b></summary>

**Authors**: Ada Roe, Bo Li

[arXiv](https://arxiv.org/abs/{A}) | [Code]({CODE})

Abstract: A robot walks on ice.

</details>

<details><summary>2. Tying Knots</summary>
<a href="https://arxiv.org/abs/{B}">Paper</a>

Abstract: A robot ties knots.
</details>
""",
        {A: "Walking on Ice", B: "Tying Knots"},
        {A: "A robot walks on ice.", B: "A robot ties knots."},
        {A: "Ada Roe"},
    ),
    "HTML headings": Layout(
        f"""# Daily papers, 2026-03-05

<h3><a href="https://arxiv.org/abs/{A}">Walking on Ice</a></h3>
<p><img src="https://a.b/x.png" width="300"></p>

A robot walks.

<h3 align="center"><a href="https://arxiv.org/abs/{B}">Tying <i>Knots</i></a></h3>

A robot ties.
""",
        {A: "Walking on Ice", B: "Tying Knots"},
        {A: "A robot walks.", B: "A robot ties."},
    ),
    "Chinese with an abstract only": Layout(
        f"""# 今日论文速递（2026年3月5日）

### 1、冰上行走
**链接**：https://arxiv.org/abs/{A}
**作者**：张三，李四
**摘要**：机器人在冰面上行走。

### （2）从视频学打结
**链接**：https://arxiv.org/abs/{B}
**作者**：王五 等
**摘要**：机器人学会打结。
""",
        {A: "冰上行走", B: "从视频学打结"},
        {A: "机器人在冰面上行走。", B: "机器人学会打结。"},
        {A: "张三", B: "王五"},
    ),
    "English with a TL;DR and an abstract": Layout(
        f"""# Arxiv digest 2026-03-05

## Walking on Ice
[[PDF]](https://arxiv.org/pdf/{A}) [[arXiv]](https://arxiv.org/abs/{A})

**Authors:** Ada Roe, Bo Li
**TL;DR:** It walks.
**Abstract:** A robot walks on ice.

---

## Tying Knots
[[PDF]](https://arxiv.org/pdf/{B}) [[arXiv]](https://arxiv.org/abs/{B})

**Authors:** Eva Fox
**TL;DR:** It ties.
**Abstract:** A robot ties knots.
""",
        {A: "Walking on Ice", B: "Tying Knots"},
        {A: "A robot walks on ice.", B: "A robot ties knots."},
        {A: "Ada Roe", B: "Eva Fox"},
    ),
    "titles in two languages": Layout(
        f"""# 论文日报 2026-03-05

## 1. Walking on Ice / 冰上行走
- 🔗 **链接**: [arXiv](https://arxiv.org/abs/{A})
- 👍 **点赞**: 128
- **核心贡献**: 单目相机即可行走。
- **实验结果**: 成功率 91%。

## 2. Tying Knots / 从视频学打结
- 🔗 **链接**: [arXiv](https://arxiv.org/abs/{B})
- 👍 **点赞**: 7
- **核心贡献**: 学会打结。
- **实验结果**: 成功率 52%。
""",
        {A: "Walking on Ice / 冰上行走", B: "Tying Knots / 从视频学打结"},
        {A: "单目相机即可行走。", B: "成功率 52%。"},
    ),
    "list items under topics": Layout(
        f"""# Daily 2026-03-05

## Robotics

1. **[Walking on Ice](https://arxiv.org/abs/{A})** - It walks.
   - Authors: Ada Roe, Bo Li
   - Limitations: falls on water.
2. **Tying Knots** ([arXiv](https://arxiv.org/abs/{B}), [code]({CODE}))
   - Authors: Eva Fox
   - TL;DR: It ties.

## Audio

- Counting Birds: https://arxiv.org/abs/{C}
""",
        {A: "Walking on Ice", B: "Tying Knots", C: "Counting Birds"},
        {A: "It walks.", B: "It ties."},
        {A: "Ada Roe", B: "Eva Fox"},
    ),
    "front matter": Layout(
        f"""---
title: "Daily papers"
date: 2026-03-05
tags: [ai, papers]
---

## [Walking on Ice](https://huggingface.co/papers/{A})

**TL;DR**: It walks.

## [Tying Knots](https://huggingface.co/papers/{B})

**TL;DR**: It ties.
""",
        {A: "Walking on Ice", B: "Tying Knots"},
        {A: "It walks.", B: "It ties."},
    ),
    "a contents table": Layout(
        f"""# Daily papers 2026-03-05

| # | Title | Link |
|---|---|---|
| 1 | [Walking on Ice](#1) | [arXiv](https://arxiv.org/abs/{A}) |
| 2 | [Tying Knots](#2) | [arXiv](https://arxiv.org/abs/{B}) |

## 1. Walking on Ice {{#1}}

Link: https://arxiv.org/abs/{A}

### Contribution
It walks.

### Results
91%.

## 2. Tying Knots {{#2}}

Link: https://arxiv.org/abs/{B}

### Contribution
It ties.

### Results
52%.
""",
        {A: "Walking on Ice", B: "Tying Knots"},
        {A: "It walks.", B: "It ties."},
    ),
    "bold lines under topics": Layout(
        f"""# 每日论文 2026-03-05

## 机器人

**1. 冰上行走**
https://arxiv.org/abs/{A}
单目相机即可行走。

**2. 从视频学打结**
https://arxiv.org/abs/{B}
学会打结。

## 语音

**[听声数鸟](https://arxiv.org/abs/{C})**
用一个麦克风数鸟。
""",
        {A: "冰上行走", B: "从视频学打结", C: "听声数鸟"},
        {A: "单目相机即可行走。", B: "学会打结。", C: "用一个麦克风数鸟。"},
    ),
    "underlined headings": Layout(
        f"""Daily papers 2026-03-05
=======================

Walking on Ice
--------------
https://www.alphaxiv.org/abs/{A}

**TL;DR**: It walks.

[![badge](https://img.shields.io/x.svg)](https://a.b) Tying Knots
--------------
https://doi.org/10.48550/arXiv.{B}

**TL;DR**: It ties.
""",
        {A: "Walking on Ice", B: "Tying Knots"},
        {A: "It walks.", B: "It ties."},
    ),
}  # fmt: skip


def texts_of(paper: Paper) -> str:
    return "\n".join(
        [paper.contribution, paper.results, paper.usage, *(e.text for e in paper.extras)]
    )


def by_id(digest: Digest) -> dict[str, Paper]:
    return {paper.id: paper for paper in digest.papers}


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_a_layout_of_others_comes_whole(layout: Layout) -> None:
    digest = parse_report(layout.text)

    papers = by_id(digest)
    assert {i: paper.title for i, paper in papers.items()} == layout.titles
    assert digest.date.isoformat() == "2026-03-05"
    assert [i for i, said in layout.told.items() if said not in texts_of(papers[i])] == []
    assert {i: papers[i].facts.authors[:1] for i in layout.authors} == {
        i: (name,) for i, name in layout.authors.items()
    }
    assert [p for p in digest.problems if "left out" in p.message] == []


def test_facts_of_a_table_and_of_items_are_facts() -> None:
    table = by_id(parse_report(LAYOUTS["a table a day"].text))
    items = by_id(parse_report(LAYOUTS["list items under topics"].text))
    details = by_id(parse_report(LAYOUTS["details a paper"].text))

    assert [paper.facts.votes for paper in table.values()] == [1200, 98, 7]
    assert details[A].facts.code == items[B].links[0] == CODE
    assert [(e.name, e.text) for e in items[A].extras] == [("Limitations", "falls on water.")]


def test_folds_around_papers_are_no_text_of_theirs() -> None:
    for paper in parse_report(LAYOUTS["details a paper"].text).papers:
        assert "details" not in texts_of(paper)


def test_a_category_of_500_comes_whole() -> None:
    entries = "".join(
        f"## [{n}] [Paper {n}](https://arxiv.org/abs/2603.{n:05})\n\n"
        f"**Authors**: Ada Roe\n\n**Abstract**: Text {n}.\n\n"
        for n in range(1, 501)
    )

    digest = parse_report(f"# cs.RO, 2026-03-05\n\n{entries}")

    assert [p.title for p in digest.papers] == [f"Paper {n}" for n in range(1, 501)]
    assert [p.extras[0].text for p in digest.papers] == [f"Text {n}." for n in range(1, 501)]


def test_a_line_of_a_list_that_is_not_taken_is_named() -> None:
    text = LAYOUTS["list items under topics"].text
    digest = parse_report(text + "- https://arxiv.org/abs/2603.00009\n")

    (problem,) = [p for p in digest.problems if "left out" in p.message]
    assert (problem.line, problem.message[:10]) == (text.count("\n") + 1, "2603.00009")


def read(text: str) -> Digest:
    return parse_report(f"# Papers of 2026-03-05\n\n{text}")


def lines_told(digest: Digest, words: str) -> list[int]:
    return [problem.line for problem in digest.problems if words in problem.message]


def linked(title: str, arxiv_id: str, text: str) -> str:
    return f"## {title}\n\nhttps://arxiv.org/abs/{arxiv_id}\n\n{text}\n\n"


@pytest.mark.parametrize("text", ["one", "1. **应用领域**：one\n2. **核心贡献**：two"])
def test_a_heading_without_a_link_is_named_and_its_text_is_not_the_paper_aboves(text: str) -> None:
    digest = read(linked("Walking", A, text) + "## Lost\n\nother\n\n" + linked("Knots", B, text))

    assert lines_told(digest, "'Lost' left out") == [9 + text.count("\n")]
    assert [paper.id for paper in digest.papers] == [A, B]
    assert "other" not in str(digest.papers)


def test_a_heading_that_repeats_the_paper_stays_with_it() -> None:
    digest = read(linked("Walking", A, "one") + linked("Walking again", A, "two"))

    (paper,) = digest.papers
    assert "one" in str(paper.extras)
    assert "two" in str(paper.extras)
    assert not lines_told(digest, "left out")


def test_a_heading_that_links_two_papers_says_which_is_left_out() -> None:
    a, b = (f"https://arxiv.org/abs/{one}" for one in (A, B))

    assert lines_told(read(f"## Walking ({a}) and Knots ({b})\n\none\n"), B) == [3]


def test_a_paper_without_sections_between_others_that_have_some_is_kept() -> None:
    parts = "**TL;DR**: one\n\n**Field**: two"
    digest = read(linked("Walking", A, parts) + linked("Knots", B, "Of ropes."))

    assert [paper.id for paper in digest.papers] == [A, B]


@pytest.mark.parametrize(
    ("listing", "line"),
    [
        ("- [Ice](https://arxiv.org/abs/{}): one\n"
         "- [Knots](https://arxiv.org/abs/{}): two\n- Lost: x", 7),
        ("| Title | Link |\n|---|---|\n| Ice | https://arxiv.org/abs/{} |\n"
         "| Knots | https://arxiv.org/abs/{} |\n| Lost | - |", 9),
    ],
)  # fmt: skip
def test_an_item_or_row_without_a_link_is_named(listing: str, line: int) -> None:
    digest = read(f"## Robots\n\n{listing.format(A, B)}\n")

    assert [paper.id for paper in digest.papers] == [A, B]
    assert lines_told(digest, "left out") == [line]


def test_an_item_with_a_bare_id_is_named() -> None:
    listing = f"- [Ice](https://arxiv.org/abs/{A}): one\n- [Ear](https://arxiv.org/abs/{B})\n"

    assert lines_told(read(f"## Robots\n\n{listing}- Knots, arXiv:{C}\n"), C) == [7]


def test_a_heading_behind_a_list_in_html_is_a_heading() -> None:
    digest = read(
        f"<h2><a href='https://arxiv.org/abs/{A}'>Ice</a></h2>\n<ul><li>one</li></ul>\n"
        f"<h2>Knots</h2>\n<p><a href='https://arxiv.org/abs/{B}'>link</a></p>\n<p>two</p>\n"
    )

    assert [(paper.id, paper.title) for paper in digest.papers] == [(A, "Ice"), (B, "Knots")]
