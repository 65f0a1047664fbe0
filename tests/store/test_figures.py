"""Sums for those who run the bot."""

from datetime import timedelta

from bot.papers import State
from bot.store.figures import Failures
from bot.store.store import Store
from tests.store.values import (
    D15,
    D16,
    D17,
    NOW,
    A,
    load,
    owe,
    owe_digest,
    paper,
    settle,
    subscribe,
)

DAY = timedelta(days=1)


def test_messages_that_arrived_are_counted_by_day(store: Store) -> None:
    one = subscribe(store)
    for key, when in (("1", NOW), ("2", NOW), ("3", NOW + DAY)):
        owe(store, one, key, when)
        settle(store, State.SENT, now=when)
    owe(store, one, "4")
    settle(store, State.FAILED)

    assert store.figures.sent_by_day(NOW) == {D16: 2, D17: 1}
    assert store.figures.sent_by_day(NOW + DAY) == {D17: 1}


def test_reports_that_came_since_then(store: Store) -> None:
    load(store, D15, paper(A), now=NOW - DAY)
    load(store, D16, paper(A), now=NOW)

    assert list(store.figures.arrivals(NOW)) == [NOW]


def test_an_edition_that_comes_later_is_no_arrival_of_its_own(store: Store) -> None:
    load(store, D16, paper(A), language="zh", now=NOW)
    load(store, D16, paper(A), language="en", now=NOW + DAY)

    assert list(store.figures.arrivals(NOW)) == [NOW]


def test_failures_are_counted_by_their_reason(store: Store) -> None:
    for chat, state, reason in (
        (1, State.SENT, ""),
        (2, State.FAILED, "too long"),
        (3, State.FAILED, "too long"),
        (4, State.FAILED, "no rights"),
    ):
        owe_digest(store, subscribe(store, chat=chat), D16)
        settle(store, state, reason)

    assert store.figures.failures(D16) == Failures(4, {"too long": 2, "no rights": 1})


def test_while_some_is_still_to_be_sent_nothing_is_told(store: Store) -> None:
    owe_digest(store, subscribe(store, chat=1), D16)
    settle(store, State.FAILED, "too long")
    owe_digest(store, subscribe(store, chat=2), D16)

    assert store.figures.failures(D16) is None


def test_chats_that_are_gone_are_no_failures(store: Store) -> None:
    for chat in (1, 2):
        owe_digest(store, subscribe(store, chat=chat), D16)
    store.subscriptions.switch_off(2, "blocked", NOW)
    settle(store, State.SENT)

    assert store.figures.failures(D16) == Failures(1, {})


def test_of_a_digest_that_nobody_was_owed_nothing_failed(store: Store) -> None:
    assert store.figures.failures(D16) == Failures(0, {})
