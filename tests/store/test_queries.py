"""Words that were searched, by number."""

from datetime import timedelta

from bot.store.queries import Queries
from bot.store.store import Store
from bot.store.tidying import WORDS_KEPT
from tests.store.values import NOW

ANNA, BEN = 1, 2


def test_words_have_the_same_number_each_time(store: Store) -> None:
    first, other = (
        store.queries.number("robots", NOW, ANNA),
        store.queries.number("agents", NOW, ANNA),
    )

    assert first != other
    assert store.queries.number("robots", NOW, ANNA) == first
    assert store.queries.words(first) == "robots"


def test_a_number_that_was_never_given_has_no_words(store: Store) -> None:
    assert store.queries.words(1) is None


def test_words_that_are_asked_again_are_kept_longer(store: Store) -> None:
    number = store.queries.number("robots", NOW, ANNA)
    again = NOW + timedelta(days=100)
    store.queries.number("robots", again, ANNA)

    store.tidying.tidy(NOW + WORDS_KEPT + timedelta(days=1))
    assert store.queries.words(number) == "robots"

    store.tidying.tidy(again + WORDS_KEPT + timedelta(days=1))
    assert store.queries.words(number) is None


def test_one_person_does_not_make_the_store_keep_more_and_more(store: Store) -> None:
    queries = Queries(store.database, most_of_one=3)
    of_ben = queries.number("agents", NOW, BEN)
    numbers = [queries.number(f"robots {n}", NOW, ANNA) for n in range(10)]

    assert [queries.words(number) is not None for number in numbers] == [False] * 7 + [True] * 3
    assert queries.words(of_ben) == "agents"
    assert len(set(numbers)) == 10, "no number is used again"


def test_words_that_somebody_else_asked_later_stay(store: Store) -> None:
    queries = Queries(store.database, most_of_one=1)
    shared = queries.number("robots", NOW, ANNA)
    queries.number("robots", NOW + timedelta(minutes=1), BEN)
    queries.number("agents", NOW + timedelta(minutes=2), ANNA)

    assert queries.words(shared) == "robots"


def test_all_together_do_not_make_the_store_keep_more_and_more(store: Store) -> None:
    queries = Queries(store.database, most_of_all=5)
    numbers = [
        queries.number(f"robots {n}", NOW + timedelta(seconds=n), asker=n) for n in range(10)
    ]

    kept = [queries.words(number) is not None for number in numbers]
    assert kept == [False] * 5 + [True] * 5
