"""``papergram load`` of reports as people and language models write them: nothing is lost."""

import json
from pathlib import Path

import pytest

from bot.__main__ import call

SECTIONS = (
    "1. **应用领域**：机器人\n2. **一句话核心贡献**：提出一种抓取方法。\n"
    "3. **使用指南**：输入图像。\n4. **主要创新点**：接触图。\n5. **实验效果**：成功率达到 91%。\n"
)
LINK = "- **链接**: https://huggingface.co/papers/{}\n\n"


def load(place: Path, capsys: pytest.CaptureFixture[str], body: str) -> list[dict[str, object]]:
    """Loads one report and returns its papers as they are exported."""
    file = place / "report.md"
    file.write_text(f"# 每日论文\n\n**日期**: 2026-03-02\n\n{body}", encoding="utf-8")
    assert call(["load", str(file)]) == 0
    capsys.readouterr()
    assert call(["export", "--date", "2026-03-02"]) == 0
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def found(capsys: pytest.CaptureFixture[str], words: str) -> list[str]:
    """The ids of the papers that a search finds."""
    assert call(["search", words, "--json"]) == 0
    return [result["id"] for result in json.loads(capsys.readouterr().out)["results"]]


def test_a_sixth_section_is_no_result(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    body = (
        "## A\n\n"
        + LINK.format("2603.00001")
        + SECTIONS
        + "6. **局限性**：\n   * 严重遮挡时失败。\n"
    )

    (paper,) = load(place, capsys, body)

    assert paper["results"] == "成功率达到 91%。"
    assert paper["extras"] == [{"name": "局限性", "text": "* 严重遮挡时失败。"}]
    assert found(capsys, "遮挡") == ["2603.00001"]
    assert call(["show", "2603.00001"]) == 0
    shown = capsys.readouterr().out
    assert shown.index("局限性") > shown.index("成功率达到")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("未能读到全文，摘要如下：本文估计冰面摩擦，距离提高三倍。", "冰面摩擦"),
        ("**摘要：**\n从一段视频学习打结。", "打结"),
        ("**Abstract:** We count birds from one microphone.", "microphone"),
    ],
)
def test_an_entry_with_an_abstract_alone_has_a_card_and_is_found(
    place: Path, capsys: pytest.CaptureFixture[str], text: str, words: str
) -> None:
    other = "## A\n\n" + LINK.format("2603.00001") + SECTIONS
    load(place, capsys, other + "\n## B\n\n" + LINK.format("2603.00002") + text + "\n")

    assert found(capsys, words) == ["2603.00002"]
    for shown in ("2603.00002", "2026-03-02"):  # on its card, and as its sentence of the day
        assert call(["show", shown]) == 0
        assert words in capsys.readouterr().out


def test_papers_below_an_open_fence_are_read_and_the_line_is_told(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first = "## A\n\n" + LINK.format("2603.00001") + SECTIONS + "\n```python\nprint(1)\n\n"
    body = first + "## B\n\n" + LINK.format("2603.00002") + SECTIONS
    (place / "report.md").write_text(f"# R\n\n**Date**: 2026-03-02\n\n{body}", encoding="utf-8")

    assert call(["load", "report.md"]) == 0

    out = capsys.readouterr().out
    assert "2 papers" in out
    assert "report.md:15: a code fence is opened here and never closed" in out


def test_a_category_is_never_a_paper(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    body = (
        "## 机器人\n\n- [Grasping](https://arxiv.org/abs/2603.00001)：提出一种抓取方法。\n"
        "- [Walking](https://arxiv.org/abs/2603.00002)：行走。\n\n"
        "## 语音\n\n- [Birds](https://arxiv.org/abs/2603.00003)：数鸟。\n"
        "- [Whispers](https://arxiv.org/abs/2603.00004)：听懂耳语。\n"
    )

    papers = load(place, capsys, body)

    assert [paper["title"] for paper in papers] == ["Grasping", "Walking", "Birds", "Whispers"]
    assert papers[0]["contribution"] == "提出一种抓取方法。"
