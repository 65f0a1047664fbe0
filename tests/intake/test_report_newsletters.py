"""Daily reports as newsletters and language models write them: each thing stands in its place."""

from dataclasses import dataclass, field

import pytest

from bot.intake.report import parse_report
from bot.papers import Paper, Section

A, B = "2603.00001", "2603.00002"
CODE = "https://github.com/example/ice"


@dataclass(frozen=True)
class Case:
    """A report of two papers, and what its first has."""

    text: str
    title: str = "Walking on Ice"
    parts: dict[str, str] = field(default_factory=dict)
    """By the name of a section or of another part."""
    authors: tuple[str, ...] = ()
    left_out: tuple[int, ...] = ()
    """Lines that are named."""


CASES = {
    "facts in a table, rules, a footer": Case(
        f"""# 🤗 每日论文精选 | 2026年3月5日

> 今日共收录 2 篇论文，重点关注机器人与语音。

---

## 🏆 1. Walking on Ice

| 项目 | 内容 |
|------|------|
| 🔗 论文链接 | [arXiv:{A}](https://arxiv.org/abs/{A}) |
| 👥 作者 | Ada Roe, Bo Li |

### 📌 TL;DR
单目相机即可。

### 📊 实验结果
91%。

---

## 🥈 2. Tying Knots

| 项目 | 内容 |
|------|------|
| 🔗 论文链接 | [arXiv:{B}](https://arxiv.org/abs/{B}) |
| 👥 作者 | Eva Fox |

### 📌 TL;DR
学会打结。

### 📊 实验结果
52%。

---

*本报告由 AI 自动生成，仅供参考。*
""",
        parts={"contribution": "单目相机即可。", "results": "91%。"},
        authors=("Ada Roe", "Bo Li"),
        left_out=(3, 37),
    ),
    "facts in a quote, names with a point": Case(
        f"""# arXiv Digest — 2026-03-05

## 1. Walking on Ice

> **Authors:** Ada Roe, Bo Li
> **arXiv:** [{A}](https://arxiv.org/abs/{A}) · **PDF:** [link](https://arxiv.org/pdf/{A})

**Summary.** A robot walks.

**Why it matters.** Ice is slippery.

## 2. Tying Knots

> **Authors:** Eva Fox
> **arXiv:** [{B}](https://arxiv.org/abs/{B})

**Summary.** A robot ties.

**Why it matters.** Ropes are long.
""",
        parts={"Summary": "A robot walks.", "Why it matters": "Ice is slippery."},
        authors=("Ada Roe", "Bo Li"),
    ),
    "items under topics with links behind": Case(
        f"""# Papers Newsletter (March 5, 2026)

## Robotics 🤖

* **Walking on Ice** — A robot walks. [[paper](https://arxiv.org/abs/{A})] [[code]({CODE})]
* **Tying Knots** — A robot ties. [[paper](https://arxiv.org/abs/{B})]
""",
        parts={"contribution": f"A robot walks. [[code]({CODE})]"},
    ),
    "plain text of a mail": Case(
        f"""arXiv cs.RO new submissions, 2026-03-05

[1] Walking on Ice
https://arxiv.org/abs/{A}
Authors: Ada Roe, Bo Li
Abstract: A robot walks.

[2] Tying Knots
https://arxiv.org/abs/{B}
Authors: Eva Fox
Abstract: A robot ties.
""",
        parts={"Abstract": "A robot walks."},
        authors=("Ada Roe", "Bo Li"),
    ),
    "keycaps": Case(
        f"""📅 2026-03-05 AI 论文日报

1️⃣ Walking on Ice
🔗 https://arxiv.org/abs/{A}
💡 单目相机即可。

2️⃣ Tying Knots
🔗 https://arxiv.org/abs/{B}
💡 学会打结。
""",
        parts={"": "💡 单目相机即可。"},
    ),
    "lines with a title each": Case(
        f"""# 论文日报

报告日期：2026-03-05

---
标题：Walking on Ice
链接：https://arxiv.org/abs/{A}
作者：Ada Roe
应用领域：机器人
---
标题：Tying Knots
链接：https://arxiv.org/abs/{B}
作者：Eva Fox
应用领域：机器人
""",
        parts={"field": "机器人"},
        authors=("Ada Roe",),
    ),
    "numbers that are not those of the five sections": Case(
        f"""# 今日论文解读

**日期**：2026-03-05

## 论文一：Walking on Ice

**标题**：Walking on Ice
**链接**：https://huggingface.co/papers/{A}

### 一、研究问题
冰面行走难。

### 二、方法
单目相机。

### 三、实验结果
91%。

## 论文二：Tying Knots

**标题**：Tying Knots
**链接**：https://huggingface.co/papers/{B}

### 一、研究问题
打结难。

### 二、方法
视频。

### 三、实验结果
52%。

## 总结

今天的两篇论文都与机器人有关。
""",
        parts={"研究问题": "冰面行走难。", "方法": "单目相机。", "results": "91%。"},
        left_out=(33,),
    ),
    "numbers of two levels, nested items": Case(
        f"""# 2026年3月5日 AI论文日报

## 一、具身智能

### 1.1 Walking on Ice
- **论文链接**：[https://arxiv.org/abs/{A}](https://arxiv.org/abs/{A})
- **核心内容**：
  - 单目相机
- **创新点**：
  - 接触图
- **应用价值**：巡检

### 1.2 Tying Knots
- **论文链接**：[https://arxiv.org/abs/{B}](https://arxiv.org/abs/{B})
- **核心内容**：
  - 视频
- **创新点**：
  - 奖励
- **应用价值**：手术
""",
        parts={"核心内容": "- 单目相机", "innovations": "- 接触图", "应用价值": "巡检"},
    ),
    "folded parts": Case(
        f"""# 2026-03-05 论文日报

### 1. Walking on Ice
🔗 [arXiv](https://arxiv.org/abs/{A}) | 💻 [GitHub]({CODE}) | 👍 128

**TL;DR**：单目相机即可。

<details>
<summary>📖 展开摘要</summary>

机器人在<b>冰面</b>上行走。

</details>

### 2. Tying Knots
🔗 [arXiv](https://arxiv.org/abs/{B}) | 👍 7

**TL;DR**：学会打结。
""",
        parts={"contribution": "单目相机即可。", "展开摘要": "机器人在**冰面**上行走。"},
    ),
    "names in bold on lines of their own": Case(
        f"""# Daily Papers — 2026-03-05

## Walking on Ice ({A})

![thumbnail](https://cdn.example.org/1.png)

**Abstract**

A robot walks.

**AI Summary**

It walks.

## Tying Knots (arXiv:{B})

**Abstract**

A robot ties.

**AI Summary**

It ties.
""",
        parts={"Abstract": "A robot walks.", "AI Summary": "It walks."},
    ),
    "questions": Case(
        f"""# 2026-03-05 每日论文

## Walking on Ice

链接：https://arxiv.org/abs/{A}

**这篇论文解决什么问题？**

冰面行走。

**用了什么方法？**

单目相机。

## Tying Knots

链接：https://arxiv.org/abs/{B}

**这篇论文解决什么问题？**

打结。

**用了什么方法？**

视频。
""",
        parts={"这篇论文解决什么问题？": "冰面行走。", "用了什么方法？": "单目相机。"},
    ),
    "a table in HTML": Case(
        f"""# Papers 2026-03-05

<table>
<tr><th>Title</th><th>Authors</th><th>TL;DR</th></tr>
<tr>
  <td><a href="https://arxiv.org/abs/{A}"><b>Walking on Ice</b></a></td>
  <td>Ada Roe, Bo Li</td>
  <td>It <i>walks</i>.</td>
</tr>
<tr><td><a href="https://arxiv.org/abs/{B}">Tying Knots</a></td><td>Eva Fox</td><td>It ties.</td></tr>
</table>
""",  # noqa: E501
        parts={"contribution": "It *walks*."},
        authors=("Ada Roe", "Bo Li"),
    ),
    "a page in HTML": Case(
        f"""<html><body>
<h1>AI Papers 2026-03-05</h1>
<div class="paper">
<h2><a href="https://arxiv.org/abs/{A}">Walking on Ice</a></h2>
<p><b>Authors:</b> Ada Roe, Bo Li</p>
<p><b>TL;DR:</b> It walks.</p>
</div>
<div class="paper">
<h2><a href="https://arxiv.org/abs/{B}">Tying Knots</a></h2>
<p><b>TL;DR:</b> It ties.</p>
</div>
</body></html>
""",
        parts={"contribution": "It walks."},
        authors=("Ada Roe", "Bo Li"),
    ),
    "links by reference": Case(
        f"""# Papers 2026-03-05

## [Walking on Ice][1]

[code][c]

**TL;DR**: It walks.

## Tying Knots
[paper][kn]

**TL;DR**: It ties.

[1]: https://arxiv.org/abs/{A}
[kn]: <https://arxiv.org/abs/{B}> "Tying Knots"
[c]: {CODE}
""",
        parts={"contribution": "It walks."},
    ),
    "footnotes": Case(
        f"""# Papers 2026-03-05

## Robots

**Walking on Ice**[^1]: It walks.

**Tying Knots**[^2]: It ties.

[^1]: https://arxiv.org/abs/{A}
[^2]: https://arxiv.org/abs/{B}
""",
    ),
    "bold titles with sections under a topic": Case(
        f"""# 每日论文 2026-03-05

## 机器人

**1. Walking on Ice**
链接：https://arxiv.org/abs/{A}
**核心贡献**：走。
**实验结果**：91%。

**2. Tying Knots**
链接：https://arxiv.org/abs/{B}
**核心贡献**：结。
**实验结果**：52%。
""",
        parts={"contribution": "走。", "results": "91%。"},
    ),
    "bold titles without a heading": Case(
        f"""Daily papers, 2026-03-05

**Walking on Ice**
https://arxiv.org/abs/{A}
It walks.

**[Tying Knots](https://arxiv.org/abs/{B})**
It ties.
""",
        parts={"": "It walks."},
    ),
    "a list in a list": Case(
        f"""# 2026-03-05

- Robotics
  - [Walking on Ice](https://arxiv.org/abs/{A}): It walks.
- Hands
  - [Tying Knots](https://arxiv.org/abs/{B}): It ties.
""",
        parts={"contribution": "It walks."},
    ),
    "votes behind titles, contents in a fold": Case(
        f"""# 每日论文 2026-03-05

<details>
<summary>目录</summary>

1. [Walking on Ice](#1)
2. [Tying Knots](#2)

</details>

<a name="1"></a>
## 1. Walking on Ice 👍 45

**论文**: [{A}](https://huggingface.co/papers/{A}) | **代码**: [GitHub]({CODE}) | **点赞**: 45

**详细解读**

机器人在冰面行走。

<a name="2"></a>
## 2. Tying Knots 👍 12

**论文**: [{B}](https://huggingface.co/papers/{B}) | **点赞**: 12

**详细解读**

机器人打结。
""",
        parts={"详细解读": "机器人在冰面行走。"},
    ),
    "plain names, and a paragraph that cites both": Case(
        f"""# Daily 2026-03-05

Today [Walking](https://arxiv.org/abs/{A}) and [Knots](https://arxiv.org/abs/{B}) stand out.

## Walking on Ice
https://arxiv.org/abs/{A}

It walks.

Why it matters: Ice is cold.
Limitations: falls on water.

## Tying Knots
https://arxiv.org/abs/{B}

It ties.

Why it matters: Ropes are long.
Limitations: slow.
""",
        parts={"": "It walks.", "Why it matters": "Ice is cold.", "Limitations": "falls on water."},
        left_out=(3,),
    ),
}


def parts_of(paper: Paper) -> dict[str, str]:
    sections = {section.value: paper.section(section) for section in Section}
    return {name: text for name, text in sections.items() if text} | {
        extra.name: extra.text for extra in paper.extras
    }


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_each_part_stands_under_its_name_and_nothing_is_lost(case: Case) -> None:
    digest = parse_report(case.text)

    first, second = digest.papers
    assert (first.id, first.title) == (A, case.title)
    assert (second.id, second.title) == (B, "Tying Knots")
    assert digest.date.isoformat() == "2026-03-05"
    assert (parts_of(first) if case.parts else {}) == case.parts
    assert first.facts.authors == case.authors
    told = [problem.line for problem in digest.problems if "left out" in problem.message]
    assert told == list(case.left_out)
