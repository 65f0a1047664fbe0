"""Only characters that are seen stay."""

import pytest

from bot.feed.steps.characters import on_one_line, readable


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("a\r\nb\rc\u2028d\u2029e\x85f\x0bg", "a\nb\nc\nd\ne\nf\ng"),
        ("a\u200b\u2060\ufeffb", "ab"),
        ("a\u202eb\u2066c", "abc"),
        ("a\U000e0041\U000e007fb", "ab"),
        ("a\x00\x07\x1bb", "ab"),
        ("a\ud800b\ue000c", "abc"),
        ("a\u00a0b\u3000c\td", "a b c d"),
        ("👩\u200d🔬", "👩\u200d🔬"),
        ("图 π é", "图 π é"),
    ],
)
def test_a_text_keeps_what_is_seen(text: str, kept: str) -> None:
    assert readable(text) == kept


def test_a_line_has_single_spaces() -> None:
    assert on_one_line(" a\n\n b\u00a0\u3000c\u200b \u2028d ") == "a b c d"
