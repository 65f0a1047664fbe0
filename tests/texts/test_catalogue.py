"""The catalogues, read once."""

import pytest

from bot.texts.catalogue import LANGUAGES, language_of, say_in


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
    [("zh", "zh"), ("zh-hans", "zh"), ("zh-TW", "zh"), ("en", "en"), ("de", "en"), (None, "zh")],
)
def test_the_readers_language(code: str | None, language: str) -> None:
    assert language_of(code, "zh") == language
