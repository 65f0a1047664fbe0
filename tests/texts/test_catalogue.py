"""The catalogues, read once."""

import pytest

from bot.texts.catalogue import LANGUAGES, REPORTED, language_of, languages_read, say_in


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_text_that_does_not_exist_raises(language: str) -> None:
    with pytest.raises(LookupError, match="no-such-text"):
        say_in(language)("no-such-text")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_value_that_is_not_given_raises(language: str) -> None:
    with pytest.raises(KeyError, match="time"):
        say_in(language)("when-today")


@pytest.mark.parametrize(("language", "said"), [("en", "today at 09:00"), ("zh", "今天 09:00")])
def test_a_value_stands_in_the_text_as_it_is(language: str, said: str) -> None:
    assert say_in(language)("when-today", time="09:00") == said


def test_the_texts_of_a_language_are_read_once() -> None:
    assert say_in("en") is say_in("en")


@pytest.mark.parametrize(
    ("code", "language"),
    [
        ("zh", "zh"),
        ("zh-hans", "zh"),
        ("zh-hans-HK", "zh"),
        ("zh-sg", "zh"),
        ("zh-hant", "zh-hant"),
        ("zh-Hant-TW", "zh-hant"),
        ("zh-TW", "zh-hant"),
        ("zh_HK", "zh-hant"),
        ("zh-mo", "zh-hant"),
        ("en", "en"),
        ("en-GB", "en"),
        ("es", "es"),
        ("es-419", "es"),
        ("de", "en"),
        ("de-hant", "en"),
        ("-", "en"),
        ("", "zh"),
        (None, "zh"),
    ],
)
def test_the_readers_language(code: str | None, language: str) -> None:
    assert language_of(code, "zh") == language


@pytest.mark.parametrize(
    ("language", "read"),
    [
        ("zh", ("zh", "en")),
        ("zh-hant", ("zh", "en")),
        ("en", ("en",)),
        ("es", ("es", "en")),
    ],
)
def test_readers_get_reports_in_their_language_then_in_english(
    language: str, read: tuple[str, ...]
) -> None:
    assert languages_read(language) == read


def test_a_script_is_no_language_of_reports() -> None:
    assert {"zh", "en", "es"} <= set(REPORTED)
    assert not any("-" in language for language in REPORTED)
