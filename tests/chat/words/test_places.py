"""Zones by the language of a reader's Telegram."""

from zoneinfo import available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.words.places import guess_zone


@pytest.mark.parametrize(
    ("code", "zone"),
    [
        ("de", "Europe/Berlin"),
        ("de-AT", "Europe/Vienna"),
        ("ja", "Asia/Tokyo"),
        ("ru", "Europe/Moscow"),
        ("pt-br", "America/Sao_Paulo"),
        ("zh-hant", "Asia/Taipei"),
        ("zh-TW", "Asia/Taipei"),
        ("hi", "Asia/Kolkata"),
        ("zh", "Asia/Shanghai"),
        ("zh-hans", "Asia/Shanghai"),
        ("en", "Asia/Shanghai"),
        ("en-US", "Asia/Shanghai"),
        (None, "Asia/Shanghai"),
        ("xx", "Asia/Shanghai"),
    ],
)
def test_a_language_says_where_most_of_its_speakers_live(code: str | None, zone: str) -> None:
    assert guess_zone(code, "zh", "Asia/Shanghai") == zone


@pytest.mark.parametrize("code", ["zh-hant", "en"])
def test_an_operator_is_near_those_who_speak_their_language(code: str) -> None:
    assert guess_zone(code, "zh-hant", "Asia/Hong_Kong") == "Asia/Hong_Kong"


@given(st.text(max_size=12))
def test_any_code_has_a_zone(code: str) -> None:
    assert guess_zone(code, "zh", "Asia/Shanghai") in available_timezones()
