"""Rewinding: times of a clock that was ahead."""

from datetime import UTC, date, datetime, time, timedelta

from bot.papers import Style
from bot.store.store import Store
from bot.store.subscriptions import Preferences

NOW = datetime(2026, 2, 16, 12, tzinfo=UTC)
AHEAD = NOW + timedelta(days=300)
WISH = Preferences(private=True, language="en", time=time(9), zone="UTC", style=Style.TITLES)


def test_what_waits_for_a_time_to_come_is_due_now(store: Store) -> None:
    store.subscriptions.subscribe(7, 0, WISH, AHEAD)
    store.subscriptions.subscribe(8, 0, WISH, NOW - timedelta(hours=1))
    assert [one.chat_id for one in store.subscriptions.due(NOW, 10)] == [8]

    store.rewinding.rewind(NOW, {})

    assert [one.chat_id for one in store.subscriptions.due(NOW, 10)] == [8, 7]


def test_pushes_of_days_to_come_are_found_and_get_another_day(store: Store) -> None:
    one = store.subscriptions.subscribe(7, 0, WISH, NOW)
    with store.database.write() as session:
        session.connection().exec_driver_sql("UPDATE subscription SET last_push_day = '2026-12-13'")

    (counted,) = store.rewinding.counted_pushes(NOW)
    assert (counted.subscription_id, counted.day) == (one.id, date(2026, 12, 13))
    assert (counted.pushed_at, counted.zone) == (None, "UTC")

    store.rewinding.rewind(NOW, {one.id: None})
    assert store.subscriptions.get_by_id(one.id).last_push_day is None
    assert store.rewinding.counted_pushes(NOW) == []
