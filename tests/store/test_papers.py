"""Digests and papers: what a load keeps, changes and lets go, and in which order papers come."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.papers import Digest, Edition, Extra, Facts, Paper
from bot.store.loading import Loaded
from bot.store.store import Store
from tests.store.values import D15, D16, D17, NOW, A, B, C, load, paper


def text_of(store: Store, arxiv_id: str) -> str | None:
    stored = store.papers.get(arxiv_id)
    return stored.paper.contribution if stored else None


def days_of(store: Store, arxiv_id: str) -> tuple[date, date]:
    stored = store.papers.get(arxiv_id)
    assert stored is not None
    return stored.first_date, stored.last_date


def ids_of_day(store: Store, day: date = D16) -> list[str]:
    return [stored.paper.id for stored in store.papers.of_day(day)]


def test_a_first_digest_is_new_and_adds_its_papers(store: Store) -> None:
    assert load(store, D16, paper(A), paper(B)) == Loaded(new=True, added=(A, B))


def test_the_same_digest_again_changes_nothing(store: Store) -> None:
    load(store, D16, paper(A))

    assert load(store, D16, paper(A)) == Loaded(new=False)


def test_a_changed_text_is_told_and_kept(store: Store) -> None:
    load(store, D16, paper(A, "x"), paper(B))

    assert load(store, D16, paper(A, "y"), paper(B)) == Loaded(new=False, changed=(A,))
    assert text_of(store, A) == "y"


def counted(votes: int, contribution: str = "x") -> Paper:
    return replace(paper(A, contribution), facts=Facts(votes=votes, stars=2 * votes))


def test_votes_alone_are_kept_and_are_no_correction(store: Store) -> None:
    load(store, D16, counted(1), paper(B))

    assert load(store, D16, counted(2), paper(B)) == Loaded(new=False, changed=(A,))
    stored = store.papers.get(A)
    assert stored
    assert stored.paper.facts == Facts(votes=2, stars=4)
    assert store.edits.changed_days() == []


@pytest.mark.parametrize(
    "papers",
    [
        (counted(2, "y"), paper(B)),
        (counted(2),),
        (counted(2), paper(B), paper(C)),
    ],
    ids=["text", "withdrawn", "added"],
)
def test_a_correction_beside_votes_is_one(store: Store, papers: tuple[Paper, ...]) -> None:
    load(store, D16, counted(1), paper(B))

    load(store, D16, *papers)

    assert store.edits.changed_days() == [D16]


def test_votes_of_a_later_day_correct_no_earlier_one(store: Store) -> None:
    load(store, D15, counted(1))

    load(store, D16, counted(2))

    assert store.edits.changed_days() == []


def test_a_paper_that_no_report_has_any_more_is_withdrawn(store: Store) -> None:
    load(store, D16, paper(A), paper(B))

    assert load(store, D16, paper(A)) == Loaded(new=False, withdrawn=(B,))
    assert store.papers.get(B) is None


def test_a_paper_that_another_day_has_is_not_withdrawn(store: Store) -> None:
    load(store, D15, paper(B))
    load(store, D16, paper(A), paper(B))

    assert load(store, D16, paper(A)) == Loaded(new=False)
    assert days_of(store, B) == (D15, D15)


def test_a_paper_keeps_its_first_and_its_last_day(store: Store) -> None:
    for day in (D16, D17, D15):
        load(store, day, paper(A))

    assert days_of(store, A) == (D15, D17)


def test_a_newer_digest_brings_its_text(store: Store) -> None:
    load(store, D15, paper(A, "old"))

    assert load(store, D16, paper(A, "new")).changed == (A,)
    assert text_of(store, A) == "new"


def test_an_older_digest_does_not_turn_the_text_back(store: Store) -> None:
    load(store, D16, paper(A, "new"))

    assert load(store, D15, paper(A, "old")).changed == ()
    assert text_of(store, A) == "new"


def test_a_title_alone_does_not_take_the_text_away(store: Store) -> None:
    load(store, D15, paper(A, "text"))

    assert load(store, D16, paper(A, "")).changed == ()
    assert text_of(store, A) == "text"


def test_a_text_comes_to_a_title_that_stood_alone(store: Store) -> None:
    load(store, D15, paper(A, ""))

    assert load(store, D16, paper(A, "text")).changed == (A,)
    assert text_of(store, A) == "text"


def test_the_day_that_a_report_was_taken_for_by_mistake_goes(store: Store) -> None:
    load(store, D17, paper(A), paper(B))

    loaded = load(store, D16, paper(A), instead_of=store.papers.editions(D17))

    assert loaded == Loaded(new=True, withdrawn=(B,))
    assert store.papers.days() == [D16]
    assert days_of(store, A) == (D16, D16)


def test_a_digest_that_cannot_be_kept_leaves_nothing(store: Store) -> None:
    load(store, D15, paper(A, "x"))
    twice = Digest(D16, (paper(A, "y"), paper(B), paper(B)))

    with pytest.raises(Exception, match=r"(?i)unique"):
        store.papers.load(twice, "b.md", "b", NOW)

    assert store.papers.days() == [D15]
    assert text_of(store, A) == "x"


def test_a_day_has_its_papers_in_the_order_of_the_report(store: Store) -> None:
    load(store, D16, paper(C), paper(A), paper(B))

    assert ids_of_day(store) == [C, A, B]


def test_a_day_without_a_digest_has_no_papers(store: Store) -> None:
    assert store.papers.of_day(D16) == []


def test_papers_keep_their_numbers_when_a_report_is_corrected(store: Store) -> None:
    def numbers() -> dict[str, int | None]:
        return {one.paper.id: one.number for one in store.papers.of_day(D16)}

    load(store, D16, paper(A), paper(B))
    load(store, D16, paper(C), paper(B), paper(A))
    assert numbers() == {A: 1, B: 2, C: 3}

    load(store, D16, paper(C), paper(B))
    assert numbers() == {B: 2, C: 3}


def test_days_are_the_newest_first(store: Store) -> None:
    for day in (D16, D17, D15):
        load(store, day, paper(A))

    assert store.papers.days() == [D17, D16, D15]
    assert store.papers.newest_day() == D17


def test_without_a_digest_there_is_no_newest_day(store: Store) -> None:
    assert store.papers.newest_day() is None
    assert store.papers.counts() == (0, 0)


def test_each_paper_comes_once_by_its_first_day_and_id(store: Store) -> None:
    load(store, D16, paper(C), paper(A))
    load(store, D15, paper(B))
    load(store, D17, paper(C))

    assert [stored.paper.id for stored in store.papers.each(batch=2)] == [B, A, C]


@pytest.mark.parametrize("batch", [1, 2, 3, 4])
def test_batches_of_any_size_bring_every_paper_once(store: Store, batch: int) -> None:
    load(store, D16, paper(A), paper(B), paper(C))

    assert [stored.paper.id for stored in store.papers.each(batch=batch)] == [A, B, C]


def test_a_digest_knows_the_file_that_it_came_from_last(store: Store) -> None:
    load(store, D16, paper(A), file="a.md", content_hash="1")
    load(store, D16, paper(A), file="b.md", content_hash="2")

    assert store.papers.editions(D16) == (Edition(D16, "", "b.md", "2"),)
    assert store.papers.editions(D15) == ()


def test_days_that_a_file_or_its_content_brought(store: Store) -> None:
    load(store, D15, paper(A), file="a.md", content_hash="1")
    load(store, D16, paper(A), paper(B), file="b.md", content_hash="2")
    load(store, D17, paper(C), file="c.md", content_hash="3")

    assert store.papers.brought_by("a.md", "2") == {
        Edition(D15, "", "a.md", "1"): {A},
        Edition(D16, "", "b.md", "2"): {A, B},
    }


def test_a_report_that_comes_again_keeps_the_time_of_its_arrival(store: Store) -> None:
    load(store, D16, paper(A, "x"))
    load(store, D16, paper(A, "y"), now=NOW + timedelta(hours=1))

    assert list(store.figures.arrivals(NOW)) == [NOW]


def test_parts_beside_the_sections_are_kept_and_their_change_is_told(store: Store) -> None:
    limits, rating = Extra("局限性", "a"), Extra("", "b")
    load(store, D16, replace(paper(A), extras=(limits, rating)))

    changed = load(store, D16, replace(paper(A), extras=(limits,)))

    stored = store.papers.get(A)
    assert stored is not None
    assert (changed.changed, stored.paper.extras) == ((A,), (limits,))


@pytest.mark.parametrize("facts", [
    Facts(),
    Facts(authors=("Ada Roe",), organisation="Lab", votes=0, code="https://a.b", stars=12),
    Facts(project="https://a.b", picture="https://a.b/c.png"),
])  # fmt: skip
def test_facts_are_kept(store: Store, facts: Facts) -> None:
    load(store, D16, replace(paper(A), facts=facts))

    stored = store.papers.get(A)

    assert stored is not None
    assert stored.paper.facts == facts


def test_authors_and_organisations_are_found(store: Store) -> None:
    facts = Facts(authors=("Adalbert Quittenfeld",), organisation="Institut Xylo")
    load(store, D16, replace(paper(A), facts=facts), paper(B))

    assert store.index.search("Quittenfeld", 5).ids == (A,)
    assert store.index.search("Xylo", 5).ids == (A,)


def test_a_paper_of_an_earlier_day_was_seen_before(store: Store) -> None:
    load(store, D15, paper(A))
    load(store, D16, paper(A), paper(B))

    assert [one.seen_before for one in store.papers.of_day(D15)] == [False]
    assert [one.seen_before for one in store.papers.of_day(D16)] == [True, False]
