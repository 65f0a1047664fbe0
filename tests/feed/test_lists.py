"""What is kept of a day's list, and which of its papers are in its report."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.feed.lists import (
    Choice,
    Readings,
    add_look,
    fed_day,
    is_settled,
    may_be_read,
    papers_of,
    with_counts,
)
from bot.feed.steps.choosing import LeftOut
from bot.feed.steps.listed import Listed, ListPage
from bot.papers import Section
from bot.store.feedings import Feeding
from bot.store.readings import Reading, ReadingState

DAY = date(2026, 2, 16)
NOW = datetime(2026, 2, 16, 12, tzinfo=UTC)
ALL = Choice()

_words = st.text(max_size=20)
_listed = st.builds(
    Listed,
    id=st.from_regex(r"26\d\d\.\d{5}", fullmatch=True),
    title=_words,
    abstract=_words,
    authors=st.lists(_words, max_size=3).map(tuple),
    organisation=st.none() | st.text(min_size=1, max_size=20),
    votes=st.none() | st.integers(0, 999),
    stars=st.none() | st.integers(0, 999),
    keywords=st.lists(_words, max_size=3).map(tuple),
    summary=_words,
    published=st.none() | st.dates(),
)


def _paper(number: int, votes: int = 1) -> Listed:
    return Listed(f"2602.{number:05}", f"Paper {number}", votes=votes)


def _looked(feeding: Feeding, *papers: Listed) -> Feeding:
    return add_look(feeding, ListPage(papers), NOW)


def _ids(feeding: Feeding, choice: Choice = ALL, readings: Readings | None = None) -> list[str]:
    return [paper.id for paper in papers_of(feeding, choice, readings or {}).chosen]


@given(st.lists(_listed, max_size=4, unique_by=lambda paper: paper.id))
def test_a_list_is_kept_as_it_is(papers: list[Listed]) -> None:
    assert list(papers_of(_looked(Feeding(DAY), *papers), ALL, {}).chosen) == papers


def test_papers_keep_the_place_at_which_they_were_first_seen() -> None:
    day = _looked(Feeding(DAY), _paper(1), _paper(2))
    day = _looked(day, _paper(3), replace(_paper(2), votes=9), _paper(1))

    assert _ids(day) == ["2602.00001", "2602.00002", "2602.00003"]
    assert papers_of(day, ALL, {}).chosen[1].votes == 9


def test_what_a_report_says_of_a_paper_stays() -> None:
    day = _looked(Feeding(DAY), _paper(1), _paper(2))
    day = replace(day, entries=[("2602.00002", "")])
    day = _looked(day, _paper(1, votes=50), _paper(2, votes=50))

    assert _ids(day) == ["2602.00002", "2602.00001"]
    assert [paper.votes for paper in papers_of(day, ALL, {}).chosen] == [1, 50]


@pytest.mark.parametrize("choice", [Choice(most=1), Choice(min_upvotes=5), Choice(words=["x"])])
def test_a_paper_of_a_report_is_never_left_out(choice: Choice) -> None:
    day = _looked(Feeding(DAY), _paper(1), _paper(2, votes=9))
    day = replace(day, entries=[("2602.00001", "")])

    assert "2602.00001" in _ids(day, choice)


def test_papers_beyond_the_most_are_left_out_with_their_reason() -> None:
    day = _looked(Feeding(DAY), _paper(1), _paper(2, votes=9))
    day = replace(day, entries=[("2602.00001", "")])
    papers = papers_of(day, Choice(most=1), {})

    assert [(paper.id, reason) for paper, reason in papers.left_out] == [
        ("2602.00002", LeftOut.MOST)
    ]


@pytest.mark.parametrize("choice", [Choice(most=1), Choice(min_upvotes=5)])
@pytest.mark.parametrize("state", [ReadingState.FETCHED, ReadingState.READ])
def test_a_paper_that_was_begun_is_not_given_up_when_votes_move(
    choice: Choice, state: ReadingState
) -> None:
    day = _looked(Feeding(DAY), _paper(1, votes=3), _paper(2, votes=9))
    begun = {("2602.00001", "zh"): Reading("2602.00001", "zh", state)}

    assert _ids(day, choice) == ["2602.00002"]
    assert "2602.00001" in _ids(day, choice, begun)
    assert len(_ids(day, Choice(most=1), begun)) == 1


def test_a_paper_that_was_read_since_makes_its_report_older() -> None:
    day = _looked(Feeding(DAY), _paper(1), _paper(2))
    day = replace(day, entries=[("2602.00001", ""), ("2602.00002", "")])
    parts = {Section.FIELD: "robots"}
    read = Reading("2602.00001", "zh", ReadingState.READ, parts=parts, changed_at=NOW)
    papers = papers_of(day, ALL, {})

    assert with_counts(day, papers, {}, 2).unwritten == 0
    counted = with_counts(day, papers, {("2602.00001", "zh"): read}, 1)
    assert (counted.chosen, counted.waiting, counted.unwritten) == (2, 1, 1)
    assert (fed_day(counted).listed, fed_day(counted).unwritten) == (2, 1)


@pytest.mark.parametrize(
    ("first", "second", "settled", "may"),
    [
        (None, None, False, True),
        (ReadingState.READ, None, False, True),
        (ReadingState.READ, ReadingState.READ, True, False),
        (ReadingState.REFUSED, None, True, False),
        (ReadingState.FETCHED, None, False, True),
    ],
)
def test_a_paper_is_settled_in_all_languages(
    first: ReadingState | None, second: ReadingState | None, settled: bool, may: bool
) -> None:
    readings = {
        ("2602.00001", language): Reading("2602.00001", language, state)
        for language, state in (("zh", first), ("en", second))
        if state is not None
    }

    assert is_settled("2602.00001", readings, ("zh", "en")) is settled
    assert may_be_read("2602.00001", readings, ("zh", "en"), NOW) is may


def test_a_paper_waits_for_its_time() -> None:
    later = Reading("2602.00001", "zh", next_try=NOW + timedelta(minutes=5))
    readings = {("2602.00001", "zh"): later}

    assert not may_be_read("2602.00001", readings, ("zh",), NOW)
    assert may_be_read("2602.00001", readings, ("zh",), NOW + timedelta(minutes=5))


def test_a_paper_does_not_wait_for_a_clock_that_was_ahead() -> None:
    ahead = NOW + timedelta(days=9)
    later = Reading("2602.00001", "zh", next_try=ahead + timedelta(minutes=5), changed_at=ahead)

    assert may_be_read("2602.00001", {("2602.00001", "zh"): later}, ("zh",), NOW)
