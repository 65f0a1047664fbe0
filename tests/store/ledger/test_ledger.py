"""Messages are claimed before they are sent and settled after it; a crash leaves a trace."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.papers import State
from bot.store.ledger.ledger import RESEND_AFTER, Settlement
from bot.store.store import Store
from tests.store.ledger.owed import NOW, claim, digest, notice, send_all, settle, subscribe


def test_a_message_is_claimed_once(store: Store) -> None:
    anna = subscribe(store)
    store.owing.owe([notice("hello", anna)], NOW)

    (first,) = claim(store)

    assert (first.message.html, first.delivery.chat_id, first.delivery.attempts) == ("hello", 1, 1)
    assert claim(store) == []
    assert store.ledger.counts()[State.SENDING] == 1


def test_no_more_are_claimed_than_there_is_room_for(store: Store) -> None:
    store.owing.owe([notice("hello", *(subscribe(store, chat) for chat in range(1, 6)))], NOW)

    assert len(claim(store, limit=2)) == 2
    assert len(claim(store, limit=2)) == 2
    assert len(claim(store, limit=2)) == 1


def test_a_part_waits_until_the_parts_before_it_are_settled(store: Store) -> None:
    anna, ben = subscribe(store), subscribe(store, 2)
    store.owing.owe([digest("one", "two", to=anna), notice("hello", ben)], NOW)

    first = claim(store)
    assert [one.message.html for one in first] == ["one", "hello"]
    assert claim(store) == []

    settle(store, first[:1], State.SENT)
    assert [one.message.html for one in claim(store)] == ["two"]


def test_a_part_that_is_put_off_holds_the_parts_behind_it(store: Store) -> None:
    anna = subscribe(store)
    store.owing.owe([digest("one", "two", to=anna)], NOW)
    (first,) = claim(store)
    soon = NOW + timedelta(seconds=5)

    store.ledger.exchange([Settlement(first.delivery, State.DUE, soon)], 0, NOW)

    assert claim(store) == []
    assert store.ledger.next_due() == soon
    (again,) = claim(store, soon)
    assert again.message.html == "one"
    assert again.delivery.attempts == 1, "a call that surely sent nothing does not count"


def test_one_subscription_is_served_out_of_turn(store: Store) -> None:
    anna, ben = subscribe(store), subscribe(store, 2)
    store.owing.owe([notice("hello", anna, ben)], NOW)

    (first,) = store.ledger.exchange([], 10, NOW, ben.id)

    assert first.delivery.subscription_id == ben.id


def test_nothing_goes_to_a_subscription_that_has_ended(store: Store) -> None:
    anna, ben = subscribe(store), subscribe(store, 2)
    store.owing.owe([notice("hello", anna, ben)], NOW)

    store.subscriptions.switch_off(1, "asked", NOW)

    assert [one.delivery.chat_id for one in claim(store)] == [2]
    assert store.ledger.counts()[State.FAILED] == 1


def test_a_message_of_unknown_fate_comes_back_once_after_its_pause(store: Store) -> None:
    store.owing.owe([notice("hello", subscribe(store))], NOW)
    (first,) = claim(store)

    store.ledger.exchange([store.ledger.unknown(first.delivery, "TimedOut", NOW)], 0, NOW)

    assert claim(store) == []
    (second,) = claim(store, NOW + RESEND_AFTER)
    assert second.delivery.attempts == 2
    assert store.ledger.unknown(second.delivery, "TimedOut", NOW).due_at is None


def test_a_message_that_was_put_back_is_claimed_again_by_one_only(store: Store) -> None:
    anna = subscribe(store)
    store.owing.owe([notice("hello", anna)], NOW)
    (first,) = claim(store)
    store.ledger.exchange([store.ledger.unknown(first.delivery, "TimedOut", NOW)], 0, NOW)
    later = NOW + RESEND_AFTER
    (second,) = claim(store, later)
    before = replace(second.delivery, attempts=1)
    store.ledger.exchange([store.ledger.unknown(before, "asked", later)], 0, later)
    assert store.ledger.recover(later) == 0, "it is not on its way"

    assert store.ledger.claim_again(second.delivery, later)
    assert not store.ledger.claim_again(second.delivery, later)
    assert claim(store, later + RESEND_AFTER) == []
    assert store.ledger.recover(later) == 1
    assert store.ledger.next_due() is None, "there is no third call"


def test_a_crash_leaves_messages_of_unknown_fate(store: Store) -> None:
    store.owing.owe([notice("hello", subscribe(store), subscribe(store, 2))], NOW)
    settle(store, claim(store, limit=1), State.SENT)
    claim(store)

    assert store.ledger.recover(NOW) == 1

    counts = store.ledger.counts()
    assert (counts[State.SENT], counts[State.UNKNOWN], counts[State.SENDING]) == (1, 1, 0)
    assert len(claim(store, NOW + RESEND_AFTER)) == 1
    assert store.ledger.recover(NOW) == 1
    assert claim(store, NOW + timedelta(days=1)) == [], "two copies exist at most"


@pytest.mark.parametrize("crash", [True, False])
def test_where_the_operator_wants_it_so_unknown_fates_are_left_alone(
    tmp_path: Path, *, crash: bool
) -> None:
    with Store(f"sqlite:///{tmp_path}/p.db", resend_unknown=False) as store:
        store.owing.owe([notice("hello", subscribe(store))], NOW)
        (first,) = claim(store)
        if crash:
            store.ledger.recover(NOW)
        else:
            store.ledger.exchange([store.ledger.unknown(first.delivery, "TimedOut", NOW)], 0, NOW)

        assert store.ledger.counts()[State.UNKNOWN] == 1
        assert claim(store, NOW + timedelta(days=1)) == []


def test_an_outcome_changes_only_what_is_being_sent_to_that_subscription(store: Store) -> None:
    anna = subscribe(store)
    store.owing.owe([notice("hello", anna)], NOW)
    claims = claim(store)
    settle(store, claims, State.SENT)

    settle(store, claims, State.FAILED)

    assert store.ledger.counts()[State.SENT] == 1


def test_the_record_of_a_digest_counts_its_parts_and_says_why_one_failed(store: Store) -> None:
    anna = subscribe(store)
    assert store.ledger.last_record(anna.id) is None
    store.owing.owe([digest("one", "two", "three", to=anna)], NOW)
    settle(store, claim(store), State.SENT)
    whole = store.ledger.last_record(anna.id)
    assert whole is not None
    assert (dict(whole.states), whole.reason) == ({State.SENT: 1, State.DUE: 2}, None)

    later = NOW + timedelta(minutes=1)
    settle(store, claim(store, later), State.FAILED, later)

    record = store.ledger.last_record(anna.id)
    assert record is not None
    assert dict(record.states) == {State.SENT: 1, State.FAILED: 1, State.DUE: 1}
    assert (record.reason, record.at) == ("Forbidden", later)


def test_what_is_owed_now_is_due_now_and_nothing_is_due_when_all_is_sent(store: Store) -> None:
    assert store.ledger.next_due() is None
    store.owing.owe([notice("hello", subscribe(store))], NOW)
    assert store.ledger.next_due() == NOW

    send_all(store)

    assert store.ledger.next_due() is None


def test_a_claim_that_nobody_knows_of_is_taken_back(store: Store) -> None:
    store.owing.owe([notice("hello", subscribe(store), subscribe(store, 2))], NOW)
    known, lost = claim(store)

    assert store.ledger.put_back([known.delivery], NOW) == 1

    (again,) = claim(store)
    assert again.delivery == lost.delivery, "the lost claim was no call"
    assert store.ledger.counts()[State.SENDING] == 2
