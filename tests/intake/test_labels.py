"""Lines that announce a section."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.intake.labels import NAMES, Announcement, read_announcement
from bot.papers import Section


def announced(line: str) -> Announcement:
    found = read_announcement(line)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("line", "read"),
    [
        ("4. **主要创新点**：三处", Announcement("主要创新点", 4, "三处", False)),
        ("**4. Innovations**: three", Announcement("Innovations", 4, "three", False)),
        ("四、主要创新点", Announcement("主要创新点", 4, "", False)),
        ("- **应用领域**：NLP", Announcement("应用领域", None, "NLP", False)),
        ("【应用领域】NLP", Announcement("应用领域", None, "NLP", False)),
        ("**应用领域：计算机视觉**", Announcement("应用领域", None, "计算机视觉", False)),
        ("Results", Announcement("Results", None, "", True)),
    ],
)
def test_a_line_is_taken_apart(line: str, read: Announcement) -> None:
    assert read_announcement(line) == read


@pytest.mark.parametrize(
    "line",
    ["", "   ", "**", "| 应用领域 | NLP |", "x" * 200],
)
def test_what_announces_nothing_is_none(line: str) -> None:
    assert read_announcement(line) is None


@pytest.mark.parametrize(("section", "name"), [(s, n) for s, names in NAMES.items() for n in names])
def test_each_name_in_use_announces_its_section(section: Section, name: str) -> None:
    assert announced(f"**{name}**：x").section is section
    assert announced(f"1. {name.upper()}: x").section is section


@pytest.mark.parametrize(
    ("label", "section"),
    [
        ("主要创新点 (Innovations)", Section.INNOVATIONS),
        ("应用领域 / Field", Section.FIELD),
        ("应用领域 - Field", Section.FIELD),
        ("今日感想", None),
    ],
)
def test_a_name_may_have_a_translation(label: str, section: Section | None) -> None:
    assert announced(f"**{label}**：x").section is section


@pytest.mark.parametrize(
    ("label", "section"),
    [
        ("论文的创新之处", Section.INNOVATIONS),
        ("实验数据一览", Section.RESULTS),
        ("使用与结果", None),
        ("今日感想", None),
        ("创新" + "很" * 30, None),
    ],
)
def test_a_renamed_section_is_known_by_its_words(label: str, section: Section | None) -> None:
    assert announced(f"**{label}**：x").renamed_section is section


@given(st.text())
def test_any_line_is_read(line: str) -> None:
    found = read_announcement(line)

    assert found is None or found.label in line
