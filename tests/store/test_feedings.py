"""What is known of a day of the feed."""

from datetime import UTC, date, datetime

import pytest

from bot.store.feedings import Feeding, Feedings
from bot.store.store import Store

DAY = date(2026, 2, 16)
KNOWN = Feeding(
    DAY,
    papers=[{"id": "2602.12617", "title": "GeoAgent", "votes": 3}],
    problems=["paper 2: expected an object 'paper'"],
    first_look=datetime(2026, 2, 16, 1, tzinfo=UTC),
    last_look=datetime(2026, 2, 16, 2, tzinfo=UTC),
    last_try=datetime(2026, 2, 16, 3, tzinfo=UTC),
    error="HTTP 503",
    chosen=1,
    waiting=1,
    unwritten=1,
    entries=[("2602.12617", "")],
    written_at=datetime(2026, 2, 17, tzinfo=UTC),
    hashes={"zh": ["a", "b"]},
)


@pytest.fixture
def feedings(store: Store) -> Feedings:
    return store.feedings


def test_a_day_comes_back_as_it_was_kept(feedings: Feedings) -> None:
    feedings.keep(Feeding(DAY))
    feedings.keep(KNOWN)

    assert feedings.get(DAY) == KNOWN


def test_a_day_that_nothing_is_known_of_is_empty(feedings: Feedings) -> None:
    assert feedings.get(DAY) == Feeding(DAY)
    assert feedings.since(DAY) == []


def test_days_come_in_their_order(feedings: Feedings) -> None:
    for number in (18, 16, 14, 17):
        feedings.keep(Feeding(date(2026, 2, number)))

    assert [one.day.day for one in feedings.since(DAY)] == [16, 17, 18]
