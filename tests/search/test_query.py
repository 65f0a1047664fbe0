"""What a person typed, as it was meant."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.search.query import Query, parse


def typed_words(query: Query) -> list[str]:
    return [unit.text for words in query.words for unit in words.units]


@pytest.mark.parametrize(
    ("text", "since", "until"),
    [
        ("date:2026", date(2026, 1, 1), date(2027, 1, 1)),
        ("date:2026-02", date(2026, 2, 1), date(2026, 3, 1)),
        ("date:2026-12", date(2026, 12, 1), date(2027, 1, 1)),
        ("date:2026-2-6", date(2026, 2, 6), date(2026, 2, 7)),
        ("DATE：2026/02", date(2026, 2, 1), date(2026, 3, 1)),
        ("after:2026-02-16", date(2026, 2, 16), None),
        ("before:2026-02-16", None, date(2026, 2, 16)),
        ("日期:2026-02", date(2026, 2, 1), date(2026, 3, 1)),
        ("since:2026-02", date(2026, 2, 1), None),
        ("date:2026-01..2026-03", date(2026, 1, 1), date(2026, 4, 1)),
        ("2026", date(2026, 1, 1), date(2027, 1, 1)),
        ("2026年2月", date(2026, 2, 1), date(2026, 3, 1)),
        ("去年", date(2025, 1, 1), date(2026, 1, 1)),
        ("今年的", date(2026, 1, 1), None),
        ("last year", date(2025, 1, 1), date(2026, 1, 1)),
        ("last month", date(2026, 1, 1), date(2026, 2, 1)),
        ("上周", date(2026, 2, 9), date(2026, 2, 16)),
        ("昨天", date(2026, 2, 15), date(2026, 2, 16)),
    ],
)
def test_dates(text: str, since: date | None, until: date | None) -> None:
    query = parse(text, today=date(2026, 2, 16))
    assert (query.since, query.until) == (since, until)
    assert not query.words


@pytest.mark.parametrize(
    "text", ["date:soon", "date:2026-13", "date:2026-02-30", "after:", "date:0000", "date:9999-12"]
)
def test_a_filter_that_cannot_be_is_taken_as_words(text: str) -> None:
    query = parse(text)
    assert typed_words(query)[0] == text.partition(":")[0]
    assert (query.since, query.until) == (None, None)


def test_two_dates_meet() -> None:
    query = parse("after:2026-01 before:2026-03 robots")
    assert (query.since, query.until) == (date(2026, 1, 1), date(2026, 3, 1))
    assert typed_words(query) == ["robots"]


def test_field_phrase_and_exclusion() -> None:
    query = parse('field:机器人 "flow matching" -audio -"large model"')
    in_field, phrase = query.words
    assert in_field.within == "field"
    assert phrase.quoted
    assert [unit.text for unit in phrase.units] == ["flow", "matching"]
    assert [len(words.units) for words in query.excluded] == [1, 2]


@pytest.mark.parametrize("text", ["author:Li", "作者:Li"])
def test_an_author(text: str) -> None:
    (words,) = parse(text).words
    assert words.within == "people"


@pytest.mark.parametrize("quotes", ["“”", "「」", '""', "«»"])
def test_quotation_marks_of_every_kind(quotes: str) -> None:
    (words,) = parse(f"{quotes[0]}exact phrase{quotes[1]}").words
    assert words.quoted


def test_a_hyphen_inside_a_word_excludes_nothing() -> None:
    assert not parse("sim-to-real GR00T-N1.6 - x").excluded


@pytest.mark.parametrize(
    "text",
    [
        "2602.12617",
        "arXiv:2602.12617v2",
        "https://huggingface.co/papers/2602.12617",
        "https://arxiv.org/pdf/2602.12617v1",
        "see ２６０２.１２６１７",
    ],
)
def test_an_arxiv_id_however_it_is_written(text: str) -> None:
    assert parse(text).ids == ("2602.12617",)


@pytest.mark.parametrize(
    "text", ["", "   ", "?!…", "。，、", '""', "-", "😀", "\x00", "\u202e", ":"]
)
def test_no_words_no_query(text: str) -> None:
    assert parse(text) == Query(text.strip())


@given(st.text(alphabet=st.characters(exclude_categories=()), max_size=300))
def test_any_text_is_a_query(text: str) -> None:
    parse(text)
