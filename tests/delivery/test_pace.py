"""The pace: what waits, for how long, and what a flood stops."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.delivery.pace import Lane, Limits, Pace

SHORT, LONG = 100, 2000


def sent_within(pace: Pace, lane: Lane, chats: list[int], until: float, start: float = 0.0) -> int:
    """How many of one message to each chat go out by a time, one after another."""
    now, sent = start, 0
    for chat in chats:
        while (wait := pace.wait(lane, chat, SHORT, now)) > 0:
            now += wait
            if now > until:
                return sent
        sent += 1
    return sent


def test_pushes_keep_below_telegrams_thirty_in_any_second() -> None:
    pace, now, times = Pace(), 1.0, []
    for chat in range(1, 3000):
        while (wait := pace.wait(Lane.PUSH, chat, SHORT, now)) > 0:
            now += wait
        times.append(now)

    for index, start in enumerate(times[:-31]):
        assert times[index + 30] - start > 1.0 - 1e-6

    assert len(times) / (times[-1] - times[0]) > 28.5, "95 % of what Telegram allows"


def test_answers_do_not_wait_behind_pushes() -> None:
    pace = Pace()
    for chat in range(1, 100):
        pace.wait(Lane.PUSH, chat, SHORT, 0.0)

    assert pace.wait(Lane.PUSH, 200, SHORT, 0.0) > 0
    assert pace.wait(Lane.ANSWER, 201, SHORT, 0.0) == 0


def test_what_answers_use_is_taken_from_the_push() -> None:
    pace = Pace()
    for chat in range(1, 11):
        assert pace.wait(Lane.ANSWER, chat, SHORT, 5.0) == 0

    assert pace.next_push(5.0) == pytest.approx((10 - 2 + 1) / 28, rel=0.1)


def test_one_private_chat_gets_a_short_burst_and_then_one_a_second() -> None:
    pace = Pace()

    waits = [pace.wait(Lane.ANSWER, 7, SHORT, 10.0) for _ in range(4)]

    assert waits[:3] == [0, 0, 0]
    assert waits[3] == pytest.approx(1.0)
    assert pace.wait(Lane.ANSWER, 8, SHORT, 10.0) == 0, "another chat does not wait with it"


def test_a_long_pushed_message_weighs_double_in_its_chat() -> None:
    pace = Pace(Limits(rate=1000, most=1000))
    assert pace.wait(Lane.PUSH, 7, LONG, 10.0) == 0
    assert pace.wait(Lane.PUSH, 7, LONG, 10.0) == 0

    assert pace.chat_wait(7, 10.0) == pytest.approx(2.0)


def test_a_group_gets_twenty_a_minute() -> None:
    pace, now = Pace(Limits(rate=1000, most=1000)), 100.0
    for _ in range(20):
        while (wait := pace.wait(Lane.PUSH, -5, SHORT, now)) > 0:
            now += wait

    assert pace.chat_wait(-5, now) == pytest.approx(160.0 - now, abs=0.1)


def test_a_flood_stops_everybody_and_nothing_leaks_through() -> None:
    pace = Pace()
    pace.wait(Lane.PUSH, 1, SHORT, 10.0)
    pace.flooded(1, 8, 10.0)

    for now in (10.0, 12.5, 17.9):
        assert pace.allowance(now) == 0
        assert pace.wait(Lane.PUSH, 2, SHORT, now) > 0
        assert pace.wait(Lane.ANSWER, 3, SHORT, now) == pytest.approx(18.0 - now)
    assert pace.allowance(18.1) > 0


def test_a_flood_of_a_chat_that_had_much_stops_only_that_chat() -> None:
    pace = Pace()
    for _ in range(3):
        pace.wait(Lane.ANSWER, 1, SHORT, 10.0)
    pace.flooded(1, 40, 10.0)

    assert pace.wait(Lane.ANSWER, 1, SHORT, 20.0) > 0
    assert pace.wait(Lane.ANSWER, 2, SHORT, 10.0) == 0
    assert pace.rate == pytest.approx(28, abs=1.1)


def test_after_a_flood_of_hours_one_message_tries_whether_it_was_meant_for_all() -> None:
    pace = Pace()
    pace.flooded(1, 43_837, 10.0)
    assert pace.allowance(69.0) == 0

    assert pace.allowance(71.0) == 1
    assert pace.wait(Lane.PUSH, 2, SHORT, 71.0) == 0
    assert pace.wait(Lane.PUSH, 1, SHORT, 71.0) > 40_000, "the chat itself waits to the end"


def test_a_flood_lowers_the_rate_and_quiet_raises_it_again() -> None:
    pace = Pace()
    pace.wait(Lane.PUSH, 1, SHORT, 10.0)
    pace.flooded(1, 1, 10.0)
    slow = pace.rate
    pace.next_push(20.0)
    later = pace.rate
    pace.next_push(7200.0)

    assert slow < 25
    assert slow < later < 28
    assert pace.rate > 28


def test_the_books_of_quiet_chats_are_closed() -> None:
    pace = Pace()
    for chat in range(1, 1000):
        pace.wait(Lane.ANSWER, chat, SHORT, 10.0)
    pace.forget(1000.0)

    assert pace.known_chats == 0


@given(
    st.lists(
        st.tuples(
            st.sampled_from(Lane),
            st.integers(-3, 3).filter(bool),
            st.integers(0, 4096),
            st.floats(0, 3),
            st.sampled_from([0, 0, 0, 1, 5, 90]),
        ),
        max_size=60,
    )
)
def test_whoever_waits_as_told_is_let_through(
    calls: list[tuple[Lane, int, int, float, int]],
) -> None:
    """No call waits for ever, whatever floods come."""
    pace, now = Pace(), 0.0
    for lane, chat, length, later, flood in calls:
        now += later
        if flood:
            pace.flooded(chat, flood, now)
        for _ in range(200):
            if (wait := pace.wait(lane, chat, length, now)) <= 0:
                break
            now += wait + 1e-6
        else:
            pytest.fail("never let through")
