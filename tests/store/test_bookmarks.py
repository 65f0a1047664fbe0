"""Who saved what."""

from datetime import timedelta

from bot.store.store import Store
from tests.store.values import D16, NOW, A, B, C, load, paper

ANNA, BEN = 7, 8


def saved_by(store: Store, person: int) -> list[str]:
    return [stored.paper.id for stored in store.bookmarks.of(person)]


def test_a_paper_is_saved_once(store: Store) -> None:
    assert store.bookmarks.save(ANNA, A, NOW)
    assert not store.bookmarks.save(ANNA, A, NOW)
    assert store.bookmarks.has(ANNA, A)


def test_what_one_saves_is_nobody_elses(store: Store) -> None:
    load(store, D16, paper(A))
    store.bookmarks.save(ANNA, A, NOW)

    assert not store.bookmarks.has(BEN, A)
    assert saved_by(store, BEN) == []


def test_the_last_saved_is_the_first(store: Store) -> None:
    load(store, D16, paper(A), paper(B), paper(C))
    for minute, arxiv_id in enumerate((B, C, A)):
        store.bookmarks.save(ANNA, arxiv_id, NOW + timedelta(minutes=minute))

    assert saved_by(store, ANNA) == [A, C, B]


def test_a_removed_paper_is_off_the_list_of_that_person_alone(store: Store) -> None:
    load(store, D16, paper(A))
    for person in (ANNA, BEN):
        store.bookmarks.save(person, A, NOW)

    store.bookmarks.remove(ANNA, A)

    assert (saved_by(store, ANNA), saved_by(store, BEN)) == ([], [A])


def test_removing_what_was_never_saved_is_no_error(store: Store) -> None:
    store.bookmarks.remove(ANNA, A)

    assert not store.bookmarks.has(ANNA, A)


def test_a_withdrawn_paper_comes_back_with_the_report_that_has_it_again(store: Store) -> None:
    load(store, D16, paper(A), paper(B))
    store.bookmarks.save(ANNA, B, NOW)
    load(store, D16, paper(A))
    assert saved_by(store, ANNA) == []

    load(store, D16, paper(A), paper(B))

    assert saved_by(store, ANNA) == [B]
