"""What is counted a day."""

from bot.store.store import Store
from tests.store.values import D15, D16, D17


def test_each_time_counts_on_its_day(store: Store) -> None:
    store.counters.add(D15, "searches")
    store.counters.add(D16, "searches", "cards")
    store.counters.add(D16, "searches")

    assert store.counters.since(D15) == {
        (D15, "searches"): 1,
        (D16, "searches"): 2,
        (D16, "cards"): 1,
    }


def test_a_name_that_comes_twice_at_once_counts_twice(store: Store) -> None:
    store.counters.add(D16, "searches", "searches")

    assert store.counters.since(D16) == {(D16, "searches"): 2}


def test_only_the_days_from_one_on_are_told(store: Store) -> None:
    for day in (D15, D16, D17):
        store.counters.add(day, "searches")

    assert store.counters.since(D16) == {(D16, "searches"): 1, (D17, "searches"): 1}


def test_a_figure_takes_the_place_of_an_earlier_one(store: Store) -> None:
    for number in (5, 3):
        store.counters.set(D16, "subscribers", number)

    assert store.counters.since(D16) == {(D16, "subscribers"): 3}


def test_the_first_time_of_a_day_is_the_first_once(store: Store) -> None:
    assert store.counters.is_first(D16, "told")
    assert not store.counters.is_first(D16, "told")
    assert store.counters.is_first(D17, "told")
