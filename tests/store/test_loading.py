"""Editions: what a digest in one language changes of what the store has in another."""

from datetime import date, timedelta

from bot.papers import Edition, Revised
from bot.store.loading import Loaded
from bot.store.store import Store
from tests.store.values import D15, D16, D17, NOW, A, B, C, load, paper, subscribe


def ids_of_day(store: Store, day: date = D16) -> list[str]:
    return [stored.paper.id for stored in store.papers.of_day(day)]


def languages_of(store: Store, arxiv_id: str) -> list[str]:
    """The languages in which the store has a paper."""
    found = (store.papers.get(arxiv_id, language) for language in ("en", "zh"))
    return sorted({one.language for one in found if one is not None})


def test_an_edition_that_comes_later_is_new_and_changes_no_paper(store: Store) -> None:
    load(store, D16, paper(A), paper(B), language="zh")

    later = load(store, D16, paper(A, "y"), paper(C), language="en")

    assert later == Loaded(new=True, added=(C,))
    assert store.papers.days() == [D16]
    assert store.papers.counts() == (1, 3)


def test_an_edition_that_comes_later_is_compared_with_what_was_sent(store: Store) -> None:
    load(store, D16, paper(A), language="zh")
    assert store.edits.changed_days() == []

    load(store, D16, paper(A, "y"), language="en")

    assert store.edits.changed_days() == [D16]
    before = store.papers.editions(D16)[:1]
    assert not store.edits.compared(D16, before)
    assert store.edits.compared(D16, store.papers.editions(D16))


def test_papers_keep_their_numbers_and_new_ones_come_after_them(store: Store) -> None:
    load(store, D16, paper(B), paper(A), language="zh", now=NOW)
    load(store, D16, paper(C), paper(A), language="en", now=NOW + timedelta(hours=1))
    assert ids_of_day(store) == [B, A, C]

    load(store, D16, paper(B), paper(A), paper("2602.00004"), language="zh", now=NOW)

    assert ids_of_day(store) == [B, A, C, "2602.00004"]


def test_a_paper_is_withdrawn_when_no_edition_has_it(store: Store) -> None:
    for language in ("zh", "en"):
        load(store, D16, paper(A), paper(B), language=language)

    one = load(store, D16, paper(A), language="zh")
    assert one.withdrawn == ()
    assert (ids_of_day(store), languages_of(store, B)) == ([A, B], ["en"])

    both = load(store, D16, paper(A), language="en")
    assert both.withdrawn == (B,)
    assert (ids_of_day(store), languages_of(store, B)) == ([A], [])


def test_a_text_stays_while_another_day_has_it_in_its_language(store: Store) -> None:
    load(store, D15, paper(A), language="zh")
    load(store, D16, paper(A), paper(B), language="zh")
    load(store, D16, paper(A), language="en")

    load(store, D16, paper(B), language="zh")

    assert languages_of(store, A) == ["en", "zh"]


def test_an_edition_of_a_wrong_day_goes_and_the_other_stays(store: Store) -> None:
    load(store, D17, paper(A), paper(B), language="zh", file="a.md")
    load(store, D17, paper(A), paper(C), language="en", file="b.md")
    wrong = [one for one in store.papers.editions(D17) if one.language == "zh"]

    loaded = load(store, D16, paper(A), language="zh", instead_of=wrong)

    assert loaded == Loaded(new=True, withdrawn=(B,))
    assert (ids_of_day(store, D17), ids_of_day(store, D16)) == ([A, C], [A])
    assert store.edits.changed_days() == [D17]


def test_an_edition_of_a_wrong_language_is_replaced(store: Store) -> None:
    load(store, D16, paper(A), paper(B), language="zh", file="a.md", content_hash="1")
    reader = subscribe(store)

    wrong = store.papers.editions(D16)
    loaded = load(
        store, D16, paper(A), language="ja", file="a.md", content_hash="2", instead_of=wrong
    )

    assert loaded == Loaded(new=True, withdrawn=(B,))
    assert store.papers.editions(D16) == (Edition(D16, "ja", "a.md", "2"),)
    assert languages_of(store, A) == ["ja"]
    assert store.subscriptions.get_by_id(reader.id).last_digest is None


def test_what_a_correction_changed_of_each_paper_is_noted_until_it_is_compared(
    store: Store,
) -> None:
    load(store, D16, paper(A), paper(B), language="en")
    assert store.edits.revised(D16) == ()

    load(store, D16, paper(A, "y", "Other"), paper(C), language="en")
    load(store, D16, paper(A, "z", "Other"), paper(C), language="en")

    assert store.edits.revised(D16) == (
        Revised(1, ("title", "contribution"), "en"),
        Revised(3, ("new",)),
        Revised(2, ("gone",)),
        Revised(1, ("contribution",), "en"),
    )
    assert store.edits.compared(D16, store.papers.editions(D16))
    assert store.edits.revised(D16) == ()


def test_another_edition_changes_nothing_of_the_papers_that_are_there(store: Store) -> None:
    load(store, D16, paper(A), paper(B), language="zh")

    load(store, D16, paper(A, "y"), paper(C), language="en")
    load(store, D16, paper(A, "y"), language="en")

    assert store.edits.revised(D16) == (Revised(3, ("new",)), Revised(3, ("gone",)))


def test_another_report_altogether_has_new_papers_alone(store: Store) -> None:
    load(store, D16, paper(A), paper(B))

    load(store, D16, paper(C))

    assert store.edits.revised(D16) == (Revised(1, ("new",)),)


def test_an_edition_of_quite_other_papers_is_counted_on(store: Store) -> None:
    load(store, D16, paper(A), language="zh")

    load(store, D16, paper(B), paper(C), language="en")

    assert ids_of_day(store) == [A, B, C]
