"""How fast one chat may get messages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.client.pace.per_chat import ChatPace

ANNA, BEN, GROUP = 7, 8, -1007


@pytest.fixture
def pace() -> ChatPace:
    """One message a second, three at once, twenty a minute in a group."""
    return ChatPace(rate=1, burst=3, group_per_minute=20)


def test_a_burst_goes_out_at_once_and_the_next_waits(pace: ChatPace) -> None:
    waits = []
    for _ in range(4):
        waits.append(pace.wait(ANNA, 100))
        pace.count(ANNA, 1, 100)

    assert waits == [0, 0, 0, 1]


def test_a_chat_may_have_more_as_time_goes_by(pace: ChatPace) -> None:
    for _ in range(3):
        pace.count(ANNA, 1, 100)

    assert [pace.wait(ANNA, at) for at in (100, 100.75, 101)] == [1, 0.25, 0]


def test_a_rest_is_never_worth_more_than_a_burst(pace: ChatPace) -> None:
    pace.count(ANNA, 1, 100)
    for _ in range(3):
        assert pace.wait(ANNA, 200) == 0
        pace.count(ANNA, 1, 200)

    assert pace.wait(ANNA, 200) == 1


def test_a_long_message_weighs_more(pace: ChatPace) -> None:
    pace.count(ANNA, 4, 100)

    assert pace.wait(ANNA, 100) == 2


def test_each_chat_has_a_pace_of_its_own(pace: ChatPace) -> None:
    pace.count(ANNA, 3, 100)

    assert (pace.wait(ANNA, 100), pace.wait(BEN, 100)) == (1, 0)


def test_a_group_has_twenty_within_any_minute(pace: ChatPace) -> None:
    for second in range(20):
        pace.count(GROUP, 1, 100 + second)

    assert pace.wait(GROUP, 120) == 40
    assert pace.wait(GROUP, 160) == 0


def test_a_private_chat_may_have_more_than_twenty_a_minute(pace: ChatPace) -> None:
    for second in range(20):
        pace.count(ANNA, 1, 100 + second)

    assert pace.wait(ANNA, 120) == 0


def test_a_pause_that_telegram_asked_for_is_kept(pace: ChatPace) -> None:
    pace.stop(ANNA, 30, 100)

    assert [pace.wait(ANNA, at) for at in (100, 129, 130)] == [30, 1, 0]


def test_a_shorter_pause_does_not_end_a_longer_one(pace: ChatPace) -> None:
    pace.stop(ANNA, 30, 100)
    pace.stop(ANNA, 5, 101)

    assert pace.wait(ANNA, 101) == 29


def test_a_pause_is_explained_by_what_the_chat_has_had(pace: ChatPace) -> None:
    pace.count(ANNA, 3, 100)
    for second in range(18):
        pace.count(GROUP, 1, 100 + second)

    assert pace.stop(ANNA, 1, 100)
    assert pace.stop(GROUP, 1, 120)
    assert not pace.stop(BEN, 1, 100)


def test_books_of_silent_chats_are_closed_unless_they_are_stopped(pace: ChatPace) -> None:
    for chat in range(1, 101):
        pace.count(chat, 1, 100)
    pace.stop(ANNA, 1000, 100)
    pace.wait(BEN, 400)

    assert len(pace) == 2
    assert pace.wait(ANNA, 400) == 700


@given(st.lists(st.floats(0, 5), min_size=1, max_size=60))
def test_whoever_waits_as_told_keeps_the_rate(pauses: list[float]) -> None:
    pace = ChatPace(rate=1, burst=3, group_per_minute=20)
    now, sent = 100.0, []
    for pause in pauses:
        now += pause
        now += pace.wait(GROUP, now)
        pace.count(GROUP, 1, now)
        sent.append(now)

    for first, at in enumerate(sent):
        since = [later for later in sent[first:] if later < at + 60]
        assert len(since) <= 20
        assert len([later for later in since if later <= at + 9.99]) <= 3 + 10
