"""The bot's sign of life."""

from datetime import timedelta

from bot.store.store import Store
from tests.store.values import NOW


def test_a_bot_that_never_ran_has_none(store: Store) -> None:
    assert store.heartbeat.last() is None


def test_the_last_sign_counts(store: Store) -> None:
    for later in (0, 1):
        store.heartbeat.beat(NOW + timedelta(minutes=later))

    assert store.heartbeat.last() == NOW + timedelta(minutes=1)
