"""Subscriptions: their wishes, when they are looked at, and how they end, return and move."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from sqlalchemy.exc import NoResultFound

from bot.papers import Change, Decision, State, Style, Subscription
from bot.store.store import Store
from bot.store.subscriptions import ASKED
from tests.store.values import (
    D15,
    D16,
    NOW,
    WISH,
    A,
    B,
    fetch,
    load,
    owe,
    owe_digest,
    paper,
    settle,
    subscribe,
)
from tests.subscriptions import subscription

LATER = NOW + timedelta(hours=1)


def wait_for_a_digest(store: Store, one: Subscription) -> None:
    """Its hour has passed; it is looked at tomorrow, or when a digest arrives."""
    tomorrow = NOW + timedelta(days=1)
    decision = Decision(None, waiting=True, next_due=tomorrow, local_day=NOW.date())
    store.owing.decide({one.id: decision}, [], NOW)


def test_a_subscription_is_kept_as_it_was_wished(store: Store) -> None:
    assert subscribe(store, chat=7, thread=3) == subscription(
        chat_id=7, thread_id=3, language="en", style=Style.TITLES, next_due=NOW
    )


def test_it_is_found_by_its_chat_and_topic_and_by_its_number(store: Store) -> None:
    kept = subscribe(store, chat=7, thread=3)

    assert store.subscriptions.get(7, 3) == kept
    assert store.subscriptions.get_by_id(kept.id) == kept
    assert store.subscriptions.get(7) is None


def test_a_number_that_nobody_has_raises(store: Store) -> None:
    with pytest.raises(NoResultFound):
        store.subscriptions.get_by_id(1)


def test_who_subscribes_again_keeps_the_number_and_the_other_settings(store: Store) -> None:
    first = subscribe(store)
    store.subscriptions.change(first.id, Change("quiet_notes", False), NOW)
    store.subscriptions.change(first.id, Change("only_followed", True), NOW)

    again = subscribe(store, wish=replace(WISH, language="zh", time=time(7)), now=LATER)

    assert (again.id, again.quiet_notes, again.only_followed) == (first.id, False, True)
    assert (again.language, again.time, again.next_due) == ("zh", time(7), LATER)


@pytest.mark.parametrize(
    ("change", "changed"),
    [
        (Change("time", time(18, 30)), {"time": time(18, 30)}),
        (Change("zone", "Asia/Shanghai"), {"zone": "Asia/Shanghai"}),
        (Change("style", Style.CARDS), {"style": Style.CARDS}),
        (Change("language", "zh"), {"language": "zh"}),
        (Change("quiet_notes", False), {"quiet_notes": False}),
        (Change("only_followed", True), {"only_followed": True}),
    ],
)
def test_a_change_changes_that_alone_and_has_it_looked_at_anew(
    store: Store, change: Change, changed: dict[str, object]
) -> None:
    before = subscribe(store)

    after = store.subscriptions.change(before.id, change, LATER)

    assert after == replace(before, next_due=LATER, **changed)  # type: ignore[arg-type]
    assert fetch(store) == after


def test_who_waits_for_a_digest_waits_no_more_after_a_change(store: Store) -> None:
    one = subscribe(store)
    wait_for_a_digest(store, one)

    assert not store.subscriptions.change(one.id, Change("time", time(23)), NOW).waiting


@pytest.mark.parametrize(
    ("zone", "pushed_on"),
    [("Pacific/Auckland", date(2026, 2, 17)), ("America/New_York", date(2026, 2, 16))],
)
def test_the_day_of_the_last_push_is_that_of_the_new_zone(
    store: Store, zone: str, pushed_on: date
) -> None:
    load(store, D16, paper(A))
    one = subscribe(store)
    owe_digest(store, one, D16)

    assert (
        store.subscriptions.change(one.id, Change("zone", zone), LATER).last_push_day == pushed_on
    )


def test_without_a_push_a_new_zone_has_no_day_of_one(store: Store) -> None:
    one = subscribe(store)

    assert (
        store.subscriptions.change(one.id, Change("zone", "Asia/Tokyo"), NOW).last_push_day is None
    )


def test_switching_off_says_how_many_were_on(store: Store) -> None:
    subscribe(store, thread=0)
    subscribe(store, thread=3)

    assert store.subscriptions.switch_off(7, ASKED, NOW) == 2
    assert store.subscriptions.switch_off(7, ASKED, NOW) == 0
    assert not fetch(store).active


def test_one_topic_of_a_chat_is_switched_off_alone(store: Store) -> None:
    subscribe(store, thread=0)
    subscribe(store, thread=3)

    assert store.subscriptions.switch_off(7, ASKED, NOW, thread_id=3) == 1
    assert (fetch(store).active, fetch(store, thread=3).active) == (True, False)


def test_the_topic_general_is_one_of_them(store: Store) -> None:
    subscribe(store, thread=0)
    subscribe(store, thread=3)

    assert store.subscriptions.switch_off(7, ASKED, NOW, thread_id=0) == 1
    assert fetch(store, thread=3).active


def test_what_was_owed_to_a_chat_that_is_off_has_failed(store: Store) -> None:
    owe(store, subscribe(store, chat=7))
    owe(store, subscribe(store, chat=8))

    store.subscriptions.switch_off(7, "blocked", NOW)

    counts = store.ledger.counts()
    assert (counts[State.FAILED], counts[State.DUE]) == (1, 1)


def test_a_chat_that_is_in_reach_again_is_switched_on(store: Store) -> None:
    subscribe(store)
    store.subscriptions.switch_off(7, "blocked", NOW)

    assert len(store.subscriptions.switch_on(7, LATER)) == 1
    assert (fetch(store).active, fetch(store).next_due) == (True, LATER)


def test_who_asked_for_an_end_is_not_switched_on(store: Store) -> None:
    subscribe(store)
    store.subscriptions.switch_off(7, ASKED, NOW)

    assert store.subscriptions.switch_on(7, LATER) == []
    assert not fetch(store).active


def test_who_asked_for_an_end_may_subscribe_again(store: Store) -> None:
    subscribe(store)
    store.subscriptions.switch_off(7, ASKED, NOW)

    assert subscribe(store).active


def test_a_digest_of_which_nothing_arrived_is_owed_anew(store: Store) -> None:
    for day in (D15, D16):
        load(store, day, paper(A))
    one = subscribe(store)
    owe_digest(store, one, D15)
    settle(store, State.SENT)
    owe_digest(store, one, D16, parts=2)
    store.subscriptions.switch_off(7, "blocked", NOW)

    store.subscriptions.switch_on(7, LATER)

    assert (fetch(store).last_digest, fetch(store).last_push_day) == (D15, None)
    assert store.ledger.counts()[State.FAILED] == 0


def test_the_rest_follows_of_a_digest_of_which_some_arrived(store: Store) -> None:
    load(store, D16, paper(A))
    owe_digest(store, subscribe(store), D16, parts=3)
    settle(store, State.SENT, limit=1)
    store.subscriptions.switch_off(7, "blocked", NOW)

    store.subscriptions.switch_on(7, LATER)

    counts = store.ledger.counts()
    assert (counts[State.SENT], counts[State.DUE], counts[State.FAILED]) == (1, 2, 0)
    assert fetch(store).last_digest == D16


def test_an_older_digest_is_not_owed_again(store: Store) -> None:
    load(store, D15, paper(A))
    owe_digest(store, subscribe(store), D15)
    store.subscriptions.switch_off(7, "blocked", NOW)
    load(store, D16, paper(B))

    store.subscriptions.switch_on(7, LATER)

    assert fetch(store).last_digest == D15
    assert store.ledger.counts()[State.FAILED] == 1


def test_a_group_that_moves_takes_its_subscriptions_along(store: Store) -> None:
    before = subscribe(store, chat=-7, thread=3)
    store.topics.add(before.id, "robotics", muted=False)

    store.subscriptions.move(-7, -1007)

    assert fetch(store, -1007, 3) == replace(before, chat_id=-1007)
    assert store.subscriptions.get(-7, 3) is None
    assert [topic.words for topic in store.topics.of(before.id)] == ["robotics"]


def test_where_the_new_chat_subscribes_already_the_old_one_ends(store: Store) -> None:
    subscribe(store, chat=-7)
    subscribe(store, chat=-1007)

    store.subscriptions.move(-7, -1007)

    assert (fetch(store, -7).active, fetch(store, -1007).active) == (False, True)
    assert store.subscriptions.switch_on(-7, NOW) == []


def test_what_both_chats_follow_is_put_together(store: Store) -> None:
    old, new = subscribe(store, chat=-7), subscribe(store, chat=-1007)
    for words in ("robotics", "agents"):
        store.topics.add(old.id, words, muted=False)
    store.topics.add(new.id, "agents", muted=True)

    store.subscriptions.move(-7, -1007)

    assert {topic.words: topic.muted for topic in store.topics.of(new.id)} == {
        "robotics": False,
        "agents": True,
    }


def test_those_that_waited_longest_are_looked_at_first(store: Store) -> None:
    for chat, minutes in ((1, 30), (2, 10), (3, 20), (4, 90)):
        subscribe(store, chat=chat, now=NOW + timedelta(minutes=minutes))

    assert [one.chat_id for one in store.subscriptions.due(LATER, limit=9)] == [2, 3, 1]
    assert [one.chat_id for one in store.subscriptions.due(LATER, limit=2)] == [2, 3]


def test_one_that_is_due_is_what_it_is_elsewhere(store: Store) -> None:
    kept = subscribe(store)

    assert store.subscriptions.due(NOW, limit=1) == [kept]


def test_one_that_is_off_is_never_due(store: Store) -> None:
    subscribe(store)
    store.subscriptions.switch_off(7, ASKED, NOW)

    assert store.subscriptions.due(LATER, limit=9) == []


def test_a_digest_wakes_those_that_wait_and_are_on(store: Store) -> None:
    for chat in (1, 2, 3):
        one = subscribe(store, chat=chat, now=NOW + timedelta(days=1))
        if chat != 3:
            wait_for_a_digest(store, one)
    store.subscriptions.switch_off(2, "blocked", NOW)

    store.subscriptions.wake_waiting(LATER)

    assert [one.chat_id for one in store.subscriptions.due(LATER, limit=9)] == [1]


def test_how_many_are_on_and_off(store: Store) -> None:
    assert store.subscriptions.counts() == (0, 0)
    for chat in (1, 2, 3):
        subscribe(store, chat=chat)
    store.subscriptions.switch_off(2, ASKED, NOW)

    assert store.subscriptions.counts() == (2, 1)


def test_a_time_without_a_zone_is_refused(store: Store) -> None:
    with pytest.raises(Exception, match="a moment needs a time zone"):
        subscribe(store, now=datetime(2026, 2, 16))  # noqa: DTZ001

    assert store.subscriptions.counts() == (0, 0)


def test_a_time_of_another_zone_is_the_same_moment(store: Store) -> None:
    subscribe(store, now=datetime.fromisoformat("2026-02-16T20:00+08:00"))

    assert fetch(store).next_due == datetime(2026, 2, 16, 12, tzinfo=UTC)
