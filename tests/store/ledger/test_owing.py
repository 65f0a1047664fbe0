"""What is owed is a row before it is sent, and nothing is owed twice."""

from datetime import timedelta

from bot.papers import Decision, State
from bot.store.store import Store
from tests.store.ledger.owed import DAY, NOW, claim, digest, notice, send_all, subscribe

LATER = NOW + timedelta(days=1)


def decision(*, push: bool = True) -> Decision:
    return Decision(DAY if push else None, waiting=not push, next_due=LATER, local_day=DAY)


def test_a_decision_and_what_is_owed_by_it_are_written_together(store: Store) -> None:
    anna = subscribe(store)

    store.owing.decide({anna.id: decision()}, [digest("one", "two", to=anna)], NOW)

    known = store.subscriptions.get_by_id(anna.id)
    assert (known.last_digest, known.last_push_day, known.next_due) == (DAY, DAY, LATER)
    assert store.ledger.counts()[State.DUE] == 2


def test_who_is_owed_no_message_of_a_digest_has_got_it_all_the_same(store: Store) -> None:
    anna = subscribe(store)

    store.owing.decide({anna.id: decision()}, [], NOW)

    assert store.subscriptions.get_by_id(anna.id).last_digest == DAY
    assert claim(store) == []


def test_a_wait_leaves_what_was_got_as_it_is(store: Store) -> None:
    anna = subscribe(store)
    store.owing.decide({anna.id: decision()}, [], NOW)

    store.owing.decide({anna.id: decision(push=False)}, [], NOW)

    known = store.subscriptions.get_by_id(anna.id)
    assert (known.waiting, known.last_digest, known.last_push_day) == (True, DAY, DAY)


def test_a_greeting_does_not_use_up_the_days_push(store: Store) -> None:
    anna = subscribe(store)

    store.owing.decide({anna.id: decision()}, [digest("one", to=anna)], NOW, greeting=True)

    known = store.subscriptions.get_by_id(anna.id)
    assert (known.last_digest, known.last_push_day) == (DAY, None)


def test_nothing_is_owed_twice_whatever_it_says_by_then(store: Store) -> None:
    anna, ben = subscribe(store), subscribe(store, 2)
    store.owing.owe([notice("first", anna)], NOW)

    store.owing.owe([notice("second", anna, ben)], NOW)

    assert send_all(store) == ["first", "second"]
    store.owing.owe([notice("third", anna, ben)], NOW)
    assert send_all(store) == []
    store.owing.owe([notice("another", anna, number=2)], NOW)
    assert send_all(store) == ["another"]


def test_the_parts_of_one_reader_stand_together(store: Store) -> None:
    both = subscribe(store), subscribe(store, 2)

    store.owing.owe([digest("one", "two", to=one) for one in both], NOW)

    with store.database.read() as session:
        rows = session.connection().exec_driver_sql(
            "SELECT subscription_id, part FROM delivery ORDER BY id"
        )
        assert [tuple(row) for row in rows] == [(one.id, part) for one in both for part in (0, 1)]


def test_equal_messages_are_kept_once(store: Store) -> None:
    anna, ben = subscribe(store), subscribe(store, 2)

    store.owing.owe([digest("the same", to=anna), digest("the same", to=ben)], NOW)

    with store.database.read() as session:
        kept = session.connection().exec_driver_sql("SELECT count(*) FROM rendering").scalar()
    assert kept == 1
    assert send_all(store) == ["the same", "the same"]


def test_a_digest_of_more_messages_than_a_statement_has_terms_is_owed_whole(store: Store) -> None:
    anna, ben = subscribe(store), subscribe(store, 2)
    parts = [str(number) for number in range(1001)]

    store.owing.owe([digest(*parts, to=anna), digest("overview", to=ben)], NOW)

    assert store.ledger.counts()[State.DUE] == 1002
