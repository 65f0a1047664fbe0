"""Which blocks begin the parts of an entry that are none of the five sections."""

import pytest

from bot.intake.extras import find_shared_names
from bot.intake.outline import outline
from bot.intake.sections import read_text


def extras(text: str, *shared: str) -> list[tuple[str, str]]:
    lines = text.split("\n")
    read = read_text(outline(text), lines, len(lines), frozenset(shared))
    return [(extra.name, extra.text) for extra in read.extras]


def shared_by(*texts: str) -> frozenset[str]:
    return find_shared_names(map(outline, texts))


@pytest.mark.parametrize(
    "line",
    ["Why it matters: a", "- Why it matters: a", "**Why it matters**: a", "**Why it matters**"],
)  # fmt: skip
def test_a_name_is_shared_that_half_of_the_entries_have_once(line: str) -> None:
    assert shared_by(line, line, "other", "other") == {"why it matters"}
    assert shared_by(line, line, "other", "other", "other") == frozenset()
    assert shared_by(f"{line}\n\n{line}", line) == frozenset()


@pytest.mark.parametrize(
    "line",
    [
        "Note: we use cameras.",
        "输入：图像",
        "In short, we find: it walks.",
        "The reason is that this holds in all of the cases: a",
        "Link: https://arxiv.org/abs/2603.00001",
        "论文：[x](https://arxiv.org/abs/2603.00001)",
        "Source: HTML",
        "then: a",
        "### Why",
    ],
)
def test_words_of_sentences_and_links_are_no_shared_names(line: str) -> None:
    assert shared_by(line, line) == frozenset()


PLAIN = "Contribution: c\n{}\nResults: r"


@pytest.mark.parametrize("name", ["Limitations", "Why it matters", "为什么重要"])
def test_plain_names_between_plain_names_are_parts(name: str) -> None:
    assert extras(PLAIN.format(f"{name}: x")) == [(name, "x")]


@pytest.mark.parametrize(
    "text",
    [
        PLAIN.format("Note: x"),
        PLAIN.format("and so: x"),
        PLAIN.format("a line\nWhy it matters: x"),
        "Results: r\nWhy it matters: x",
        "### Results\nWe see: x\nLimitations: y",
        "1. **Results**: r\nLimitations: x",
        "**Results**: r\nLimitations: x",
    ],
)
def test_plain_names_elsewhere_are_text(text: str) -> None:
    assert extras(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Why it matters: x",
        "words\n\nWhy it matters: x",
        "Results: r\nWhy it matters: x",
        "**Results**: r\nWhy it matters: x",
        "- Results: r\n- Why it matters: x",
        "- **Why it matters**:\n  x\n- **Results**: r",
        "**Why it matters**\n\nx\n\n**Results**: r",
    ],
)
def test_shared_names_are_parts(text: str) -> None:
    assert extras(text) == [] or extras(text) == [("Why it matters", "x")]
    assert extras(text, "why it matters") == [("Why it matters", "x")]


@pytest.mark.parametrize(
    "text",
    [
        "### Usage\nFirst.\n\nWhy it matters: x",
        "1. **Usage**: u\nWhy it matters: x",
        "- **Usage**: needs:\n- Why it matters: x",
    ],
)
def test_shared_names_inside_another_layout_are_text(text: str) -> None:
    assert extras(text, "why it matters") == []


@pytest.mark.parametrize(
    "text",
    [
        "- **创新点**：\n  - a\n- **应用价值**：x",
        "**核心贡献**：c\n**创新点**：\n1. a\n2. b\n\n**应用价值**：x",
        "**Why.** y\n\n**Results.** r\n\n**应用价值.** x",
    ],
)
def test_a_bold_name_behind_a_part_with_a_list_begins_a_part(text: str) -> None:
    assert extras(text)[-1] == ("应用价值", "x")


def test_headings_before_the_first_section_keep_their_names() -> None:
    text = "### 论文研读报告：T\n\n### 为什么重要\nx\n\n### 核心贡献\nc"

    assert extras(text) == [("为什么重要", "x")]


def test_a_heading_with_a_link_or_without_text_is_no_part() -> None:
    assert extras("### [T](https://arxiv.org/abs/2603.00001)\nx\n### Field\nf") == []


def test_a_sentence_in_bold_is_no_name() -> None:
    assert extras("**Field**: f\n**It walks on ice without any help.** x") == []
