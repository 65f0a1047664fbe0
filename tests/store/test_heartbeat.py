"""The bot's sign of life."""

from datetime import timedelta

from bot.store.heartbeat import SignOfLife
from bot.store.store import Store
from tests.store.values import NOW


def test_a_bot_that_never_ran_has_none(store: Store) -> None:
    assert store.heartbeat.last() is None


def test_the_last_sign_counts(store: Store) -> None:
    for later in (0, 1):
        store.heartbeat.beat(NOW + timedelta(minutes=later), NOW)

    assert store.heartbeat.last() == SignOfLife(NOW + timedelta(minutes=1), NOW)


def test_the_updates_that_were_answered_last_are_remembered(store: Store) -> None:
    store.heartbeat.note_answered([7, 5])
    store.heartbeat.note_answered(range(10_000, 11_999))
    store.heartbeat.note_answered([])

    assert store.heartbeat.answered() == [5, *range(10_000, 11_999)]
