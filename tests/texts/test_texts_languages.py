"""Every catalogue says what the English one says, as its language and Telegram need it."""

import re
from collections import Counter
from datetime import date

import pytest

from bot.cards.message import message
from bot.cards.styled import columns, plain, with_code
from bot.chat.words.cities import find_zone
from bot.chat.words.days import read_day
from bot.chat.words.settings import Unread, read_change
from bot.texts.catalogue import FALLBACK, LANGUAGES, catalogues, say_in
from bot.texts.filling import locale_of
from tests.cards.messages import accept
from tests.texts.entries import entries_of, values_of

OTHERS = [language for language in LANGUAGES if language != FALLBACK]
_SIGN = re.compile(r"[\u2190-\u2bff\U0001f000-\U0001faff\ufe0f]*")
_COMMAND = re.compile(r"(?<![\w/.])/([a-z]+)")
_EXAMPLE = re.compile("`([^`]+)`")
_PLACEABLE = re.compile(r"\W+")
_WIDEST_BUTTON = 38
"""Columns of a button that has a row for itself on a phone."""
_LONGEST_ANSWER = 200
"""Characters of what a tap is answered with."""
_ANSWERS = (
    "button-changed", "broadcast-settled", "not-subscribed", "old-button", "only-admins",
    "only-in-private", "paper-gone", "save-already", "save-done", "save-nobody", "save-undone",
    "saved-empty", "search-gone", "shown-nothing-new", "slow-down-button", "topic-gone",
    "went-wrong",
)  # fmt: skip


def shown(language: str, key: str, value: str | int = 7) -> str:
    """Returns a text with the same value wherever it has one."""
    return say_in(language)(key, **dict.fromkeys(values_of(language)[key], value))


def commands_in(language: str) -> dict[str, set[str]]:
    """Returns the commands that each text names."""
    entries = entries_of(language)
    return {key: set(_COMMAND.findall("\n".join(one.written))) for key, one in entries.items()}


def signs_in(language: str) -> dict[str, str]:
    """Returns the signs that each text begins with."""
    said = [key for key in entries_of(language) if not key.startswith("typed-")]
    return {key: match[0] for key in said if (match := _SIGN.match(shown(language, key)))}


def words_in(language: str) -> dict[tuple[str, str], set[str]]:
    """Returns the words of the code that each text has a variant for."""
    return {
        (key, choice.value): set(choice.variants)
        for key, entry in entries_of(language).items()
        for choice in entry.choices
        if not choice.counts and key != "in-language"
    }


@pytest.mark.parametrize("language", OTHERS)
def test_texts_have_the_commands_signs_and_words_of_the_english_ones(language: str) -> None:
    assert commands_in(language) == commands_in(FALLBACK)
    assert signs_in(language) == signs_in(FALLBACK)
    assert words_in(language) == words_in(FALLBACK)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_text_that_chooses_by_a_number_has_every_plural_form(language: str) -> None:
    form_of = locale_of(language).plural_form
    lacking = {
        key: sorted(needed - set(choice.variants))
        for key, entry in entries_of(language).items()
        for choice in entry.choices
        if choice.counts
        and (
            needed := {form_of(n) for n in range(1001) if str(n) not in choice.numbers} - {"other"}
        )
        and needed - set(choice.variants)
    }

    assert lacking == {}


@pytest.mark.parametrize("language", OTHERS)
def test_no_text_was_left_in_english(language: str) -> None:
    def words(code: str, key: str) -> str:
        return " ".join(entries_of(code)[key].written)

    texts = [key for key in entries_of(language) if len(_PLACEABLE.split(words(FALLBACK, key))) > 3]
    assert [key for key in texts if words(language, key) == words(FALLBACK, key)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_texts_are_as_long_as_telegram_takes_them(language: str) -> None:
    say, keys = say_in(language), entries_of(language)
    buttons = {key for key in keys if key.startswith("button-")} - set(_ANSWERS)
    wide = {key for key in buttons if columns(shown(language, key)) > _WIDEST_BUTTON}
    long = {key for key in _ANSWERS if len(shown(language, key)) > _LONGEST_ANSWER}

    assert all(0 < len(say(key)) <= 256 for key in keys if key.startswith("command-"))
    assert 0 < len(say("description")) <= 512
    assert 0 < len(say("short-description")) <= 120
    assert 0 < len(say("inline-button")) <= 64
    assert (wide, long) == (set(), set())


@pytest.mark.parametrize("language", LANGUAGES)
def test_telegram_reads_the_help_and_the_privacy_page(language: str) -> None:
    say = say_in(language)
    text, spans = accept(message(with_code(say("help", bot="a_bot"))).html)

    assert "`" not in text
    assert len(spans) >= len(_EXAMPLE.findall(say("help", bot="a_bot")))
    accept(message(plain(say("privacy"))).html)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_examples_of_the_help_are_understood(language: str) -> None:
    examples = [one.split() for one in _EXAMPLE.findall(say_in(language)("help", bot="a_bot"))]
    rest = {one[0]: one[1:] for one in examples}

    assert read_day(" ".join(rest["/digest"]), date(2026, 3, 6), catalogues()) is not None
    assert find_zone(rest["/subscribe"][-1])
    assert not isinstance(read_change(rest["/settings"], catalogues()), Unread)


def test_what_people_type_means_one_thing_in_all_languages() -> None:
    groups = [
        ["typed-help", "typed-stop"],
        ["typed-today", "typed-yesterday"],
        ["typed-and", "typed-to"],
        [f"typed-days-{name}" for name in ("all", "working", "weekend")],
        [f"typed-weekday-{day}" for day in range(1, 8)],
    ]
    for group in groups:
        meanings = Counter(
            word
            for key in group
            for word in {word for say in catalogues().values() for word in say(key).split()}
        )
        assert [word for word, count in meanings.items() if count > 1] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_people_type_is_in_small_letters(language: str) -> None:
    typed = [key for key in entries_of(language) if key.startswith(("typed-", "language-words"))]

    assert all(say_in(language)(key) == say_in(language)(key).casefold() for key in typed)


def test_each_language_has_names_of_its_own() -> None:
    names = [say("language-name").casefold() for say in catalogues().values()]
    called = Counter(
        word for say in catalogues().values() for word in say("language-words").split()
    )

    assert len(set(names)) == len(names)
    assert [word for word, count in called.items() if count > 1] == []
    assert set(names) <= set(called)
