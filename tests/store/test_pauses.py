"""Pauses: what waits, since when and why, and what is owed when it goes on."""

from datetime import timedelta

from bot.papers import State
from bot.store.store import Store
from tests.store.values import D15, D16, NOW, A, B, load, owe_digest, paper, settle, subscribe

LATER = NOW + timedelta(hours=1)
MUCH_LATER = NOW + timedelta(hours=2)


def test_a_pause_keeps_its_first_moment_and_reason(store: Store) -> None:
    one = subscribe(store, chat=7)

    assert store.pauses.pause(7, "TOPIC_CLOSED", LATER) == 1
    assert store.pauses.pause(7, "not enough rights", MUCH_LATER) == 0

    paused = store.subscriptions.get_by_id(one.id)
    assert (paused.paused_since, paused.pause_reason) == (LATER, "TOPIC_CLOSED")
    assert paused.active


def test_one_topic_waits_alone_and_a_whole_chat_with_all_its_topics(store: Store) -> None:
    for topic in (0, 3, 4):
        subscribe(store, chat=7, thread=topic)

    def waiting() -> list[int]:
        found = ((topic, store.subscriptions.get(7, topic)) for topic in (0, 3, 4))
        return [topic for topic, one in found if one and one.paused_since]

    store.pauses.pause(7, "TOPIC_CLOSED", LATER, 3)
    assert waiting() == [3]
    store.pauses.pause(7, "TOPIC_CLOSED", LATER, 0)
    assert waiting() == [0, 3]
    store.pauses.resume(7, LATER, 0)
    assert waiting() == [3]
    store.pauses.pause(7, "not enough rights", LATER)
    assert waiting() == [0, 3, 4]
    assert len(store.pauses.resume(7, LATER)) == 3
    assert waiting() == []


def test_what_is_owed_fails_with_the_reason_and_the_newest_is_owed_again(store: Store) -> None:
    one = subscribe(store, chat=7)
    load(store, D15, paper(A))
    owe_digest(store, one, D15)
    load(store, D16, paper(B))
    owe_digest(store, one, D16)

    store.pauses.pause(7, "TOPIC_CLOSED", LATER)
    record = store.ledger.last_record(one.id)
    assert record is not None
    assert set(record.states) == {State.FAILED}
    assert record.reason == "TOPIC_CLOSED"

    (back,) = store.pauses.resume(7, MUCH_LATER)
    assert (back.last_digest, back.next_due, back.paused_since) == (D15, MUCH_LATER, None)
    record = store.ledger.last_record(one.id)
    assert record is not None
    assert record.day == D15, "that of the 16th is to be planned anew"


def test_a_message_that_arrives_ends_the_pause(store: Store) -> None:
    one, other = subscribe(store, chat=7), subscribe(store, chat=8)
    for chat in (7, 8):
        store.pauses.pause(chat, "TOPIC_CLOSED", NOW)
    load(store, D16, paper(A))
    owe_digest(store, one, D16)

    settle(store, State.SENT, now=LATER)

    assert store.subscriptions.get_by_id(one.id).paused_since is None
    assert store.subscriptions.get_by_id(other.id).paused_since == NOW


def test_trying_again_owes_again_and_keeps_the_pause(store: Store) -> None:
    one = subscribe(store, chat=7)
    load(store, D16, paper(A))
    owe_digest(store, one, D16)
    store.pauses.pause(7, "TOPIC_CLOSED", NOW)

    again = store.pauses.try_again(one.id, LATER)

    assert (again.last_digest, again.last_push_day, again.paused_since) == (None, None, NOW)


def test_subscribing_again_and_leaving_end_a_pause(store: Store) -> None:
    subscribe(store, chat=7)
    store.pauses.pause(7, "TOPIC_CLOSED", NOW)
    assert subscribe(store, chat=7).paused_since is None

    store.pauses.pause(7, "TOPIC_CLOSED", NOW)
    store.subscriptions.switch_off(7, "kicked", LATER)
    off = store.subscriptions.get(7)
    assert off is not None
    assert (off.active, off.paused_since, off.pause_reason) == (False, None, "")
    assert store.pauses.pause(7, "TOPIC_CLOSED", LATER) == 0, "what is off does not wait"
