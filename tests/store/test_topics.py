"""What subscriptions follow and mute."""

import pytest

from bot.papers import Topic
from bot.store.store import Store
from bot.store.subscriptions import ASKED
from bot.store.topics import MOST_TOPICS, Added
from tests.store.values import NOW, subscribe


@pytest.fixture
def owner(store: Store) -> int:
    """The number of a subscription."""
    return subscribe(store).id


def test_a_topic_is_kept_as_it_was_written(store: Store, owner: int) -> None:
    assert store.topics.add(owner, "Robot Learning", muted=False) is Added.KEPT
    assert store.topics.of(owner) == [Topic(1, "Robot Learning", muted=False)]


@pytest.mark.parametrize("words", ["robotics", "ROBOTICS", "ｒｏｂｏｔｉｃｓ", " robotics  "])
def test_the_same_words_written_otherwise_are_known(store: Store, owner: int, words: str) -> None:
    store.topics.add(owner, "Robotics", muted=False)

    assert store.topics.add(owner, words, muted=False) is Added.KNOWN
    assert len(store.topics.of(owner)) == 1


def test_what_was_followed_is_muted_instead(store: Store, owner: int) -> None:
    store.topics.add(owner, "robotics", muted=False)

    assert store.topics.add(owner, "Robotics", muted=True) is Added.TURNED
    assert store.topics.of(owner) == [Topic(1, "robotics", muted=True)]


def test_more_topics_than_fit_are_not_kept(store: Store, owner: int) -> None:
    for number in range(MOST_TOPICS):
        assert store.topics.add(owner, f"topic {number}", muted=number % 2 == 0) is Added.KEPT

    assert store.topics.add(owner, "one more", muted=False) is Added.FULL
    assert len(store.topics.of(owner)) == MOST_TOPICS


def test_a_full_list_can_still_be_turned(store: Store, owner: int) -> None:
    for number in range(MOST_TOPICS):
        store.topics.add(owner, f"topic {number}", muted=False)

    assert store.topics.add(owner, "topic 7", muted=True) is Added.TURNED


def test_the_followed_stand_first_each_kind_as_it_came(store: Store, owner: int) -> None:
    for words, muted in (("a", True), ("b", False), ("c", True), ("d", False)):
        store.topics.add(owner, words, muted=muted)

    assert [topic.words for topic in store.topics.of(owner)] == ["b", "d", "a", "c"]


def test_muting_alone_is_no_following(store: Store, owner: int) -> None:
    store.topics.add(owner, "a", muted=True)
    assert not store.topics.follows(owner)

    store.topics.add(owner, "b", muted=False)
    assert store.topics.follows(owner)


def test_each_subscription_has_topics_of_its_own(store: Store, owner: int) -> None:
    other, silent = subscribe(store, chat=8).id, subscribe(store, chat=9).id
    store.topics.add(owner, "a", muted=False)
    store.topics.add(other, "b", muted=False)

    found = store.topics.of_many([owner, other, silent])

    assert [[topic.words for topic in found.get(one, ())] for one in (owner, other, silent)] == [
        ["a"],
        ["b"],
        [],
    ]


def test_the_words_of_all_are_those_of_subscriptions_that_are_on(store: Store, owner: int) -> None:
    other, ended = subscribe(store, chat=8).id, subscribe(store, chat=9).id
    for one, words in ((owner, "a"), (other, "a"), (other, "b"), (ended, "c")):
        store.topics.add(one, words, muted=False)
    store.subscriptions.switch_off(9, ASKED, NOW)

    assert sorted(store.topics.words_of_all()) == [("a", False), ("b", False)]


def test_a_dropped_topic_is_gone(store: Store, owner: int) -> None:
    store.topics.add(owner, "a", muted=False)
    (topic,) = store.topics.of(owner)

    assert store.topics.drop(owner, topic.id) == topic
    assert store.topics.of(owner) == []
    assert store.topics.drop(owner, topic.id) is None


def test_nobody_drops_the_topic_of_another(store: Store, owner: int) -> None:
    store.topics.add(owner, "a", muted=False)
    (topic,) = store.topics.of(owner)

    assert store.topics.drop(subscribe(store, chat=8).id, topic.id) is None
    assert store.topics.of(owner) == [topic]
