"""The ledger as a person reads it."""

from datetime import timedelta

from bot.papers import DeliveryKind, State
from bot.store.ledger.journal import Journal
from bot.store.store import Store
from tests.store.ledger.owed import NOW, claim, digest, notice, settle, subscribe

LATER = NOW + timedelta(minutes=1)


def test_the_newest_rows_come_first_with_what_became_of_them(store: Store) -> None:
    anna, ben = subscribe(store), subscribe(store, 2)
    store.owing.owe([notice("hello", anna, ben)], NOW)
    first, second = claim(store)
    settle(store, [first], State.SENT, LATER)
    settle(store, [second], State.FAILED, LATER)
    store.owing.owe([notice("later", anna, number=2)], NOW)

    entries = Journal(store.database).newest(2)

    assert [(e.delivery.chat_id, e.state, e.reason, e.due_at, e.updated_at) for e in entries] == [
        (1, State.DUE, None, NOW, NOW),
        (2, State.FAILED, "Forbidden", None, LATER),
    ]
    assert Journal(store.database).newest(10)[2].state is State.SENT


def test_all_of_a_kind_come_with_their_messages(store: Store) -> None:
    anna = subscribe(store)
    store.owing.owe([digest("one", "two", to=anna), notice("hello", anna)], NOW)

    found = [
        (entry.delivery.part, message.html)
        for entry, message in Journal(store.database).all_of(DeliveryKind.DIGEST)
    ]

    assert found == [(0, "one"), (1, "two")]


def test_all_to_a_chat_come_with_the_messages_that_they_became(store: Store) -> None:
    anna, ben = subscribe(store), subscribe(store, 2)
    store.owing.owe([notice("hello", anna, ben)], NOW)
    settle(store, claim(store), State.SENT, LATER)

    [(entry, message)] = Journal(store.database).all_to(2)

    assert (entry.delivery.chat_id, message.html) == (2, "hello")
    assert entry.message_id is not None
