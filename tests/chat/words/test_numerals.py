"""Numbers in Chinese characters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.words.numerals import in_figures


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("二〇二六年二月十六日", "2026年2月16日"),
        ("零八点", "08点"),
        ("两点", "2点"),
        ("十号", "10号"),
        ("二十三日", "23日"),
        ("三十点三十", "30点30"),
        ("八點半", "8點半"),
        ("三天前", "3天前"),
        ("周一", "周一"),
        ("一周前", "一周前"),
        ("2月16日", "2月16日"),
        ("", ""),
    ],
)
def test_what_is_counted_is_in_figures(text: str, figures: str) -> None:
    assert in_figures(text) == figures


@given(st.text("〇零一二两兩三四五六七八九十点月日 刻x"))
def test_any_text_is_taken(text: str) -> None:
    in_figures(text)
