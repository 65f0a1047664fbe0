"""How blocks look that may begin a part."""

import pytest

from bot.intake.labels import read_announcement
from bot.intake.markers import Marker
from bot.intake.outline import BlockKind, outline


def marker(text: str) -> Marker:
    block, *_ = outline(text)
    read = read_announcement(block.text)
    assert read
    return Marker(block, read)


def test_equal_forms_are_one_layout() -> None:
    assert marker("### a").form == (BlockKind.HEADING, 3)
    assert marker("1. a").form == marker("2) a").form != marker("- a").form
    assert marker("a: b").form == marker("**a**: b").form


@pytest.mark.parametrize(
    ("text", "has_text", "is_bold", "is_plain", "is_prose"),
    [
        ("a: b", True, False, True, False),
        ("a", False, False, True, True),
        ("**a**: b", True, True, False, False),
        ("- **a**: b:", False, True, False, False),
        ("【a】b", True, True, False, False),
    ],
)
def test_a_name_is_marked_or_plain(
    text: str, has_text: bool, is_bold: bool, is_plain: bool, is_prose: bool
) -> None:
    one = marker(text)

    assert (one.has_text, one.is_bold) == (has_text, is_bold)
    assert (one.is_plain, one.is_prose) == (is_plain, is_prose)
