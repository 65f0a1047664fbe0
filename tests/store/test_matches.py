"""Which papers of a digest are on a subscription's topics, and what a topic would have done."""

from dataclasses import replace

from bot.cards.selection import EVERYTHING
from bot.store.store import Store
from tests.store.values import D15, D16, A, B, C, load, paper, subscribe

PAPERS = (
    paper(A, "robots that grasp"),
    paper(B, "agents that browse"),
    paper(C, "robots that browse"),
)


def test_without_topics_everything_is_selected(store: Store) -> None:
    load(store, D16, *PAPERS)

    assert store.matches.selection(D16, subscribe(store)) == EVERYTHING


def test_of_a_day_without_a_digest_everything_is_selected(store: Store) -> None:
    one = subscribe(store)
    store.topics.add(one.id, "robots", muted=False)

    assert store.matches.selection(D16, one) == EVERYTHING


def test_followed_papers_are_named_with_their_topic(store: Store) -> None:
    load(store, D16, *PAPERS)
    one = subscribe(store)
    store.topics.add(one.id, "robots", muted=False)

    selection = store.matches.selection(D16, one)

    assert dict(selection.followed) == {A: "robots", C: "robots"}
    assert selection.left_out(store.papers.of_day(D16)) == []


def test_muted_papers_are_left_out(store: Store) -> None:
    load(store, D16, *PAPERS)
    one = subscribe(store)
    store.topics.add(one.id, "browse", muted=True)

    hidden = store.matches.selection(D16, one).left_out(store.papers.of_day(D16))

    assert [stored.paper.id for stored in hidden] == [B, C]


def test_who_wants_only_what_they_follow_gets_no_more(store: Store) -> None:
    load(store, D16, *PAPERS)
    one = replace(subscribe(store), only_followed=True)
    store.topics.add(one.id, "grasp", muted=False)

    hidden = store.matches.selection(D16, one).left_out(store.papers.of_day(D16))

    assert [stored.paper.id for stored in hidden] == [B, C]


def test_each_subscription_gets_its_own_selection_in_their_order(store: Store) -> None:
    load(store, D16, *PAPERS)
    one, other, silent = (subscribe(store, chat=chat) for chat in (1, 2, 3))
    store.topics.add(one.id, "grasp", muted=False)
    store.topics.add(other.id, "agents", muted=False)

    first, second, third = store.matches.selections(D16, [one, other, silent])

    assert (dict(first.followed), dict(second.followed)) == ({A: "grasp"}, {B: "agents"})
    assert third == EVERYTHING


def test_a_digest_that_changed_is_asked_about_anew(store: Store) -> None:
    load(store, D16, *PAPERS)
    one = subscribe(store)
    store.topics.add(one.id, "robots", muted=False)
    store.matches.prepare(D16)
    load(store, D16, paper(A, "agents"), *PAPERS[1:])

    assert dict(store.matches.selection(D16, one).followed) == {C: "robots"}


def test_a_preview_counts_the_newest_papers_and_shows_the_newest_first(store: Store) -> None:
    load(store, D15, paper(A, "robots"))
    load(store, D16, paper(B, "agents"), paper(C, "robots"))

    preview = store.matches.preview("robots")

    assert (preview.count, preview.of, preview.hidden) == (2, 3, 0)
    assert [stored.paper.id for stored in preview.newest] == [C, A]


def test_a_preview_tells_apart_what_is_muted_all_the_same(store: Store) -> None:
    load(store, D16, *PAPERS)

    preview = store.matches.preview("robots", muted=["browse"])

    assert (preview.count, preview.hidden) == (1, 1)
    assert [stored.paper.id for stored in preview.newest] == [A]


def test_a_preview_of_words_that_nothing_has_is_empty(store: Store) -> None:
    load(store, D16, *PAPERS)

    assert (store.matches.preview("zebra").count, list(store.matches.preview("zebra").newest)) == (
        0,
        [],
    )


def test_following_lifts_papers_that_have_a_terms_words_apart_and_muting_leaves_them(
    store: Store,
) -> None:
    load(store, D16, paper(A, "强化学习"), paper(B, "学习如何强化材料"), paper(C, "x"))
    one, other = subscribe(store), subscribe(store, chat=8)
    store.topics.add(one.id, "强化学习", muted=False)
    store.topics.add(other.id, "强化学习", muted=True)

    follower, muter = store.matches.selections(D16, [one, other])

    assert follower.lifted == {A, B}
    assert muter.muted == {A}
    assert store.matches.preview("强化学习").count == 2
    assert store.matches.preview("强化学习", muting=True).count == 1
    assert store.matches.preview("x", ["强化学习"]).hidden == 0
