"""Titles of papers that stand in a line."""

import pytest

from bot.intake.line_titles import is_titled, lead_of, says_title, stands_above_link, title_of
from bot.intake.outline import outline

LINK = "https://arxiv.org/abs/2603.00001"


@pytest.mark.parametrize(
    ("line", "title"),
    [
        (f"- 今日：[T one]({LINK}) 很好", "T one"),
        (f"T one [PDF]({LINK})", "T one"),
        (f"标题：T one {LINK}", f"T one {LINK}"),
        (f"Today [T one]({LINK}) stands out.", None),
        (f"Link: {LINK}", None),
        (f"[^1]: Roe. {LINK}", None),
    ],
)
def test_a_sentence_that_links_a_paper_is_no_title(line: str, title: str | None) -> None:
    found = title_of(line)

    assert (found[0] if found else None) == title


@pytest.mark.parametrize(
    ("text", "above"),
    [
        (f"T one\n{LINK}", True),
        (f"[1] T one\narXiv: {LINK}", True),
        (f"Abstract: x\n{LINK}", False),
        (f"T one\nmore\n{LINK}", False),
        (f"- T one\n{LINK}", False),
    ],
)
def test_a_line_right_above_a_link_is_a_title(text: str, above: bool) -> None:
    assert stands_above_link(outline(text)[:2]) is above


def test_a_bold_line_is_a_title_unless_it_names_a_part() -> None:
    bold, part, label = outline("**T one**\n\n**摘要**：x\n\nTitle: T one")

    assert is_titled(bold)
    assert not is_titled(part)
    assert says_title(label)
    assert not says_title(bold)


def test_what_follows_a_title_begins_with_words() -> None:
    assert lead_of(" — says | more |") == "says · more"
