"""Sent messages whose report changed: what is to be edited, and what became of it."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from bot.cards.message import Message
from bot.papers import Decision, State, Subscription
from bot.store.ledger.edits import EDITABLE
from bot.store.store import Store
from tests.store.ledger.owed import (
    DAY,
    NOW,
    bring_report,
    claim,
    digest,
    notice,
    send_all,
    settle,
    subscribe,
)

DECISION = Decision(DAY, waiting=False, next_due=NOW + timedelta(days=1), local_day=DAY)


def pushed(store: Store, *texts: str, chat: int = 1) -> Subscription:
    """A subscription that was sent a digest's messages."""
    one = subscribe(store, chat)
    store.owing.decide({one.id: DECISION}, [digest(*texts, to=one)] if texts else [], NOW)
    send_all(store)
    return one


def test_a_changed_report_is_noted_until_all_is_compared_with_it(
    store: Store, tmp_path: Path
) -> None:
    bring_report(store, tmp_path)
    assert store.edits.changed_days() == []
    before = store.papers.editions(DAY)

    bring_report(store, tmp_path, title="GeoAgent Two:")

    assert store.edits.changed_days() == [DAY]
    assert not store.edits.compared(DAY, before), "it changed since"
    assert store.edits.compared(DAY, store.papers.editions(DAY))
    assert store.edits.changed_days() == []


def test_what_was_sent_comes_in_batches_with_those_who_got_nothing(
    store: Store, tmp_path: Path
) -> None:
    bring_report(store, tmp_path)
    anna, ben = pushed(store, "one", "two"), pushed(store, chat=2)
    carl = pushed(store, "three", chat=3)
    subscribe(store, 4)

    first = store.edits.sent(DAY, NOW, None, 2)
    assert [one.subscription.id for one in first.digests] == [anna.id]
    assert first.digests[0].messages == (Message("one"), Message("two"))
    assert first.digests[0].before is None
    assert [one.id for one in first.without] == [ben.id]
    assert first.last == ben.id

    second = store.edits.sent(DAY, NOW, first.last, 2)
    assert [one.subscription.id for one in second.digests] == [carl.id]
    assert (second.without, second.last) == ([], None)


def test_the_digest_before_is_known(store: Store) -> None:
    anna = subscribe(store)
    earlier = DAY - timedelta(days=3)
    store.owing.owe([digest("old", to=anna, day=earlier)], NOW)
    store.owing.decide({anna.id: DECISION}, [digest("new", to=anna)], NOW)
    send_all(store)

    (sent,) = store.edits.sent(DAY, NOW, None, 10).digests

    assert (sent.messages, sent.before) == ((Message("new"),), earlier)


def test_who_did_not_get_all_of_it_or_got_it_long_ago_is_left_out(store: Store) -> None:
    anna = pushed(store, "one")
    ben = subscribe(store, 2)
    store.owing.decide({ben.id: DECISION}, [digest("one", "two", to=ben)], NOW)
    settle(store, claim(store), State.FAILED)

    sent = store.edits.sent(DAY, NOW, None, 10).digests
    assert [one.subscription.id for one in sent] == [anna.id]
    assert store.edits.sent(DAY, NOW + EDITABLE * 2, None, 10).digests == []


def test_only_a_sent_message_that_differs_is_edited(store: Store) -> None:
    anna = pushed(store, "one", "two")

    store.edits.note([digest("one", "two, corrected", to=anna)], NOW)

    (edit,) = store.edits.pending(NOW, 10)
    assert (edit.chat_id, edit.message) == (1, Message("two, corrected"))
    store.edits.settle(edit.delivery_id, edited=True)
    assert store.edits.pending(NOW, 10) == []
    (sent,) = store.edits.sent(DAY, NOW, None, 10).digests
    assert sent.messages == (Message("one"), Message("two, corrected"))


def test_a_sound_is_no_difference(store: Store) -> None:
    anna = pushed(store, "one")
    silent = replace(digest(to=anna), messages=(Message("one", silent=True),))

    store.edits.note([silent], NOW)

    assert store.edits.pending(NOW, 10) == []


def test_equal_corrections_reach_all_who_share_them(store: Store) -> None:
    both = pushed(store, "one"), pushed(store, "one", chat=2)

    shared = replace(digest("two", to=both[0]), subscriptions=tuple(one.id for one in both))
    store.edits.note([shared], NOW)

    assert [edit.chat_id for edit in store.edits.pending(NOW, 10)] == [1, 2]


def test_a_part_that_is_not_sent_yet_goes_out_as_it_is_to_be(store: Store) -> None:
    anna = subscribe(store)
    store.owing.decide({anna.id: DECISION}, [digest("one", "two", to=anna)], NOW)

    store.edits.note([digest("new one", "new two", "more", to=anna)], NOW)

    assert send_all(store) == ["new one", "new two", "more"]
    assert store.edits.pending(NOW, 10) == []


def test_a_message_under_way_is_edited_once_it_is_sent(store: Store) -> None:
    anna = subscribe(store)
    store.owing.decide({anna.id: DECISION}, [digest("one", to=anna)], NOW)
    claims = claim(store)

    store.edits.note([digest("two", to=anna)], NOW)
    assert store.edits.pending(NOW, 10) == [], "it has no number yet"

    settle(store, claims, State.SENT)
    assert [edit.message for edit in store.edits.pending(NOW, 10)] == [Message("two")]


def test_the_last_correction_counts(store: Store) -> None:
    anna = pushed(store, "one")

    store.edits.note([digest("two", to=anna)], NOW)
    store.edits.note([digest("three", to=anna)], NOW)

    assert [edit.message for edit in store.edits.pending(NOW, 10)] == [Message("three")]


def test_an_edit_is_put_off_given_up_or_too_late(store: Store) -> None:
    readers = [pushed(store, "one", chat=chat) for chat in (1, 2, 3)]
    store.edits.note([digest("two", to=one) for one in readers], NOW)
    first, second, _ = store.edits.pending(NOW, 10)
    soon = NOW + timedelta(minutes=1)

    store.edits.put_off(first.delivery_id, soon)
    store.edits.settle(second.delivery_id, edited=False)

    assert [edit.chat_id for edit in store.edits.pending(NOW, 10)] == [3]
    assert [edit.chat_id for edit in store.edits.pending(soon, 10)] == [3, 1]
    assert store.edits.pending(NOW + EDITABLE * 2, 10) == []
    assert store.edits.pending(soon, 10) == [], "what is too old is let go"


def test_other_messages_are_no_digest(store: Store) -> None:
    anna = pushed(store)
    store.owing.owe([notice("hello", anna)], NOW)
    send_all(store)

    assert store.edits.sent(DAY, NOW, None, 10).digests == []
