"""Notices of the administrators: kept, confirmed once, cancelled for good."""

from bot.store.notices import Notice
from bot.store.store import Store
from bot.store.subscriptions import ASKED
from tests.store.values import NOW, subscribe


def test_a_draft_is_kept_and_not_sent(store: Store) -> None:
    draft = store.notices.draft("<b>Hello</b>", NOW)

    assert draft == Notice(1, "<b>Hello</b>", sent=False)
    assert store.notices.get(1) == draft


def test_a_number_that_was_never_given_has_no_notice(store: Store) -> None:
    assert store.notices.get(1) is None


def test_a_confirmed_notice_is_sent(store: Store) -> None:
    number = store.notices.draft("Hello", NOW).number

    store.notices.mark_sent(number, NOW)

    assert store.notices.get(number) == Notice(number, "Hello", sent=True)


def test_a_cancelled_notice_is_gone(store: Store) -> None:
    number = store.notices.draft("Hello", NOW).number

    assert store.notices.cancel(number)
    assert store.notices.get(number) is None
    assert not store.notices.cancel(number)


def test_a_notice_on_its_way_is_not_cancelled(store: Store) -> None:
    number = store.notices.draft("Hello", NOW).number
    store.notices.mark_sent(number, NOW)

    assert not store.notices.cancel(number)
    assert store.notices.get(number) is not None


def test_the_number_of_a_cancelled_notice_is_never_given_again(store: Store) -> None:
    number = store.notices.draft("Hello", NOW).number
    store.notices.cancel(number)

    assert store.notices.draft("Another", NOW).number == number + 1


def test_a_notice_is_for_all_that_are_on(store: Store) -> None:
    on, _ = subscribe(store, chat=7), subscribe(store, chat=8)
    topic = subscribe(store, chat=7, thread=3)
    store.subscriptions.switch_off(8, ASKED, NOW)

    assert store.notices.audience() == [on.id, topic.id]
