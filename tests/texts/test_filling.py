"""Values in texts: as they are, as numbers of a language, as choices."""

from datetime import date

import pytest
from fluent.syntax import FluentParser
from fluent.syntax.ast import Message

from bot.texts.filling import fill
from bot.texts.say import Month, Value

PAPERS = """text = { $count ->
    [0] no papers
    [1] a paper
   *[other] { $count } papers
}"""
POLISH = """text = { $count ->
    [one] praca
    [few] prace
   *[many] { $count } prac
}"""
KIND = """text = { $kind ->
    [day] the day
   *[week] the week of { $day }
}"""


def said(text: str, language: str = "en", **values: Value) -> str:
    """Returns what a catalogue of a language says whose only text this is."""
    entry = FluentParser().parse_entry(text)
    assert isinstance(entry, Message)
    assert entry.value is not None
    return fill(entry.value, values, language, {"other": entry.value}.__getitem__)


def test_lines_and_values_stand_as_they_are() -> None:
    text = "text = { $name }, hello.\n    Come to { $place }!"

    assert said(text, name="{ $place }", place="<b>") == "{ $place }, hello.\nCome to <b>!"


@pytest.mark.parametrize(
    ("language", "number", "shown"),
    [
        ("en", 0, "0"),
        ("en", 999, "999"),
        ("en", -1234, "-1,234"),
        ("zh", 1_234_567, "1,234,567"),
        ("de", 1234, "1.234"),
    ],
)
def test_large_numbers_look_as_in_their_language(language: str, number: int, shown: str) -> None:
    assert said("text = { $count }", language, count=number) == shown


@pytest.mark.parametrize(
    ("count", "shown"), [(0, "no papers"), (1, "a paper"), (2, "2 papers"), (1000, "1,000 papers")]
)
def test_a_number_chooses_its_variant(count: int, shown: str) -> None:
    assert said(PAPERS, count=count) == shown


@pytest.mark.parametrize(("count", "shown"), [(1, "praca"), (3, "prace"), (12, "12 prac")])
def test_a_number_chooses_by_its_plural_form(count: int, shown: str) -> None:
    assert said(POLISH, "pl", count=count) == shown


@pytest.mark.parametrize(("kind", "shown"), [("day", "the day"), ("few", "the week of Monday")])
def test_a_word_chooses_its_variant_or_the_default(kind: str, shown: str) -> None:
    assert said(KIND, kind=kind, day="Monday") == shown


@pytest.mark.parametrize(
    ("language", "day", "month"),
    [
        ("en", "6 March 2026", "March 2026"),
        ("zh", "2026年3月6日", "2026年3月"),
        ("zh-hant", "2026年3月6日", "2026年3月"),
        ("ja", "2026年3月6日", "2026年3月"),
        ("ru", "6 марта 2026\u202fг.", "март 2026\u202fг."),
        ("es", "6 de marzo de 2026", "marzo de 2026"),
        ("pt-br", "6 de março de 2026", "março de 2026"),
    ],
)
def test_dates_are_written_as_in_their_language(language: str, day: str, month: str) -> None:
    assert said("text = { $date }", language, date=date(2026, 3, 6)) == day
    assert said("text = { $date }", language, date=Month(2026, 3, 1)) == month


def test_a_date_that_ends_with_a_full_stop_ends_a_sentence() -> None:
    text = "text = Последний отчёт: { $date }. Ждём нового."

    shown = said(text, "ru", date=date(2026, 3, 6))

    assert shown == "Последний отчёт: 6 марта 2026\u202fг. Ждём нового."


@pytest.mark.parametrize(
    ("count", "shown"),
    [
        (1, "1 статья"),
        (2, "2 статьи"),
        (5, "5 статей"),
        (11, "11 статей"),
        (21, "21 статья"),
        (22, "22 статьи"),
        (1000, "1\N{NO-BREAK SPACE}000 статей"),
    ],
)
def test_a_language_with_several_plural_forms_has_the_right_one(count: int, shown: str) -> None:
    text = """text = { $count } { $count ->
        [one] статья
        [few] статьи
       *[many] статей
    }"""

    assert said(text, "ru", count=count) == shown


def test_a_value_that_is_missing_raises() -> None:
    with pytest.raises(KeyError, match="count"):
        said(PAPERS)


@pytest.mark.parametrize("text", ["text = { NUMBER($count) }", "text = { -term }"])
def test_what_is_no_value_and_no_choice_raises(text: str) -> None:
    with pytest.raises(TypeError, match="variables and choices"):
        said(text, count=1)
