"""The blocks that begin an entry's sections, and their texts."""

import pytest

from bot.intake.outline import outline
from bot.intake.sections import read_text
from bot.papers import Section

FIELD, CONTRIBUTION, USAGE, INNOVATIONS, RESULTS = Section


def read(text: str) -> tuple[dict[Section, str], int]:
    """Returns the sections of an entry, and the line where the first begins."""
    lines = text.split("\n")
    found = read_text(outline(text), lines, len(lines))
    return dict(found.sections), found.first


@pytest.mark.parametrize(
    "text",
    [
        "1. **应用领域**：NLP\n2. **核心贡献**：x",
        "- **应用领域**：NLP\n- **核心贡献**：x",
        "### 应用领域\nNLP\n\n### 核心贡献\nx",
        "**Field**: NLP\n\n**Contribution**: x",
        "【应用领域】NLP\n\n【核心贡献】x",
    ],
)
def test_any_layout_is_read(text: str) -> None:
    assert read(text) == ({FIELD: "NLP", CONTRIBUTION: "x"}, 0)


def test_what_stands_before_the_first_section_is_not_its_text() -> None:
    assert read("An introduction.\n\n**Field**: NLP") == ({FIELD: "NLP"}, 2)


def test_an_entry_without_sections_has_none() -> None:
    assert read("Only prose\nof two lines") == ({}, 2)


def test_a_section_goes_on_to_the_next_without_rules_and_empty_lines() -> None:
    found, _ = read("### Field\n\nNLP\n\n- a\n- b\n\n---\n\n### Usage\nu")

    assert found == {FIELD: "NLP\n\n- a\n- b", USAGE: "u"}


def test_an_items_own_indent_is_taken_off() -> None:
    found, _ = read("1. **Usage**:\n    - a\n      - b\n2. **Results**: r")

    assert found == {USAGE: "- a\n  - b", RESULTS: "r"}


def test_a_renamed_section_is_known_by_its_number() -> None:
    found, _ = read("1. **应用领域**：a\n2. **要点**：b\n3. **使用指南**：c\n4. **巧思**：d")

    assert found == {FIELD: "a", CONTRIBUTION: "b", USAGE: "c", INNOVATIONS: "d"}


def test_a_bullet_inside_a_section_begins_no_other() -> None:
    found, _ = read("### 主要创新点\n- **结果**：inside\n\n### 应用领域\nNLP")

    assert found == {INNOVATIONS: "- **结果**：inside", FIELD: "NLP"}


@pytest.mark.parametrize("field", ["- **应用领域**：NLP", "- **应用领域**：\n  NLP"])
def test_bullets_above_the_headings_of_other_sections_begin_their_own(field: str) -> None:
    found, first = read(f"{field}\n- **核心贡献**：x\n\n### 使用指南\nu\n\n### 实验结果\nr")

    assert found == {FIELD: "NLP", CONTRIBUTION: "x", USAGE: "u", RESULTS: "r"}
    assert first == 0


def test_a_list_of_contents_above_the_headings_begins_nothing() -> None:
    found, first = read("- 应用领域\n- 使用指南\n\n### 使用指南\nu\n\n### 实验结果\nr")

    assert found == {USAGE: "u", RESULTS: "r"}
    assert first == 3


def test_the_first_of_two_sections_of_a_name_counts() -> None:
    found, _ = read("### Field\na\n\n### Usage\nb\n\n### Field\nc")

    assert found[FIELD] == "a"


@pytest.mark.parametrize(
    "text",
    [
        "| 应用领域 | NLP |\n|---|---|\n| 核心贡献 | a<br>b |\n| 使用指南 | c \\| d |",
        "| 应用领域 | 核心贡献 | 使用指南 |\n|---|---|---|\n| NLP | a<br/>b | c \\| d |",
    ],
)
def test_a_table_may_have_a_row_or_a_column_for_each_section(text: str) -> None:
    assert read(text) == ({FIELD: "NLP", CONTRIBUTION: "a\nb", USAGE: "c | d"}, 0)


def test_a_table_of_results_is_no_layout() -> None:
    assert read("| 结果 | 98 % |\n|---|---|\n| 实验 | 2 |")[0] == {}


@pytest.mark.parametrize(
    ("text", "extras"),
    [
        (
            "5. **实验效果**：r\n6. **局限性**：\n   * x\n7. **推荐指数**：⭐",
            [("局限性", "* x"), ("推荐指数", "⭐")],
        ),
        ("### 5. 实验效果\nr\n### 6. 局限与展望\nx", [("局限与展望", "x")]),
        ("### 实验效果\nr\n### 我的看法\nx", [("我的看法", "x")]),
        ("**实验效果：**\nr\n\n**Limitations:** x", [("Limitations", "x")]),
        ("**摘要：**\nx", [("摘要", "x")]),
        ("**Abstract:** x", [("Abstract", "x")]),
        ("5. **实验效果**：\n1. **局限性评测**：y\n2. **z**：y", []),
        ("### 实验效果\n#### 表一\nr", []),
        ("**实验效果：**\n方法：x 最好", []),
    ],
)  # fmt: skip
def test_other_parts_stand_under_their_own_names(text: str, extras: list[tuple[str, str]]) -> None:
    lines = text.split("\n")

    found = read_text(outline(text), lines, len(lines))

    assert [(extra.name, extra.text) for extra in found.extras] == extras
    assert all(name not in "".join(found.sections.values()) for name, _ in extras)


def extras(text: str) -> list[tuple[str, str]]:
    lines = text.split("\n")
    return [(e.name, e.text) for e in read_text(outline(text), lines, len(lines)).extras]


@pytest.mark.parametrize(
    "text",
    [
        "**应用领域**：NLP\n**适用人群**：学生",
        "- **应用领域**：NLP\n- **适用人群**：学生",
        "1. **应用领域**：NLP\n\n**适用人群**：学生",
        "【应用领域】NLP\n【适用人群】学生",
    ],
)
def test_a_bold_name_before_its_text_begins_a_part(text: str) -> None:
    assert read(text)[0] == {FIELD: "NLP"}
    assert extras(text) == [("适用人群", "学生")]


@pytest.mark.parametrize("first", ["**使用指南**：", "- **使用指南**：需要："])
def test_names_below_a_name_alone_are_points_of_its_part(first: str) -> None:
    assert extras(f"{first}\n- **输入**：图像\n- **输出**：位姿") == []


def test_headings_behind_an_unusual_part_are_parts() -> None:
    text = "### Motivation\na\n\n### Problem\nb\n\n### Field\nNLP"

    assert extras(text) == [("Motivation", "a"), ("Problem", "b")]
