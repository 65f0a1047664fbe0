"""Words that were searched, by number."""

from datetime import timedelta

from bot.store.store import Store
from bot.store.tidying import WORDS_KEPT
from tests.store.values import NOW


def test_words_have_the_same_number_each_time(store: Store) -> None:
    first, other = store.queries.number("robots", NOW), store.queries.number("agents", NOW)

    assert first != other
    assert store.queries.number("robots", NOW) == first
    assert store.queries.words(first) == "robots"


def test_a_number_that_was_never_given_has_no_words(store: Store) -> None:
    assert store.queries.words(1) is None


def test_words_that_are_asked_again_are_kept_longer(store: Store) -> None:
    number = store.queries.number("robots", NOW)
    again = NOW + timedelta(days=100)
    store.queries.number("robots", again)

    store.tidying.tidy(NOW + WORDS_KEPT + timedelta(days=1))
    assert store.queries.words(number) == "robots"

    store.tidying.tidy(again + WORDS_KEPT + timedelta(days=1))
    assert store.queries.words(number) is None
