"""The pace: what waits, for how long, and what a flood stops."""

import heapq
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.client.pace.overall import Lane, Limits, Pace

SHORT, LONG = 100, 2000


def pushed_through(pace: Pace, trips: Iterable[tuple[float, float]]) -> list[float]:
    """Pushes one message a trip, ``(out, back)`` in seconds; returns when Telegram counted each."""
    now, counted = 1.0, []
    flying: list[tuple[float, float]] = []  # when each answer comes, and when its call began
    for chat, (out, back) in enumerate(trips, 1):
        while (wait := pace.wait(Lane.PUSH, chat, SHORT, now)) > 0:
            now = min([now + wait, *(ends for ends, _ in flying[:1])])
            while flying and flying[0][0] <= now:
                ends, began = heapq.heappop(flying)
                pace.ended(Lane.PUSH, began, ends)
        counted.append(now + out)
        heapq.heappush(flying, (now + out + back, now))
    return sorted(counted)


def most_in_a_second(times: list[float]) -> int:
    """Returns the largest number within any second."""
    return max(bisect_left(times, start + 1) - index for index, start in enumerate(times))


def test_a_push_uses_what_telegram_allows() -> None:
    times = pushed_through(Pace(), [(0.03, 0.03)] * 3000)
    steady = [at for at in times if at > times[0] + 30]

    assert most_in_a_second(times) <= 30
    assert len(steady) / (steady[-1] - steady[0]) > 28.5, "95 % of what Telegram allows"


@given(
    shortest=st.tuples(st.floats(0.001, 0.2), st.floats(0.001, 0.2)),
    held_up=st.lists(
        st.tuples(st.sampled_from([0, 0.01, 0.3, 2]), st.sampled_from([0, 0.02, 0.5])),
        min_size=200,
        max_size=200,
    ),
    every=st.integers(1, 20),
)
def test_however_calls_are_held_up_no_second_has_more_than_thirty(
    shortest: tuple[float, float], held_up: list[tuple[float, float]], every: int
) -> None:
    """The bound holds if the quickest trip was seen once, at the beginning."""
    late = ((0.0, 0.0) if n % every else more for n, more in enumerate(held_up, 1))
    trips = [shortest, *((shortest[0] + out, shortest[1] + back) for out, back in late)]

    pace = Pace()
    pace.rate *= 1.05  # as high as it gets

    assert most_in_a_second(pushed_through(pace, trips)) <= 30


def test_answers_do_not_wait_behind_pushes() -> None:
    pace = Pace()
    for chat in range(1, 100):
        pace.wait(Lane.PUSH, chat, SHORT, 0.0)

    assert pace.wait(Lane.PUSH, 200, SHORT, 0.0) > 0
    assert pace.wait(Lane.ANSWER, 201, SHORT, 0.0) == 0


def answer_others(pace: Pace, chats: range, now: float) -> None:
    """Answers all of them at once, and each call ends at once."""
    for chat in chats:
        assert pace.wait(Lane.ANSWER, chat, SHORT, now) == 0
        pace.ended(Lane.ANSWER, now, now)


def test_what_answers_use_is_taken_from_the_push() -> None:
    pace, now = Pace(), 5.0
    answer_others(pace, range(1001, 1011), now)
    pushed = 0
    while now < 6.0:
        if (wait := pace.wait(Lane.PUSH, pushed + 1, SHORT, now)) > 0:
            now += wait
        else:
            pace.ended(Lane.PUSH, now, now)
            pushed += 1

    assert pushed <= 29 - 10


def crowded(pace: Pace, lanes: Sequence[Lane], seconds: float) -> dict[Lane, list[float]]:
    """Has each lane send whenever it may, a chat a call; returns when each call went out.

    Calls take no time. The lanes are asked in their order.
    """
    now, chats = 5.0, count(1)
    sent: dict[Lane, list[float]] = {lane: [] for lane in lanes}
    while now < 5.0 + seconds:
        for lane in lanes:
            while pace.wait(lane, next(chats), SHORT, now) <= 0:
                pace.ended(lane, now, now)
                sent[lane].append(now)
        now += 0.01
    return sent


def test_a_share_stays_the_push_s_however_many_answers_go_out() -> None:
    sent = crowded(Pace(), [Lane.ANSWER, Lane.GREETING, Lane.PUSH], 10)

    assert len(sent[Lane.PUSH]) >= 0.2 * 28 * 10


@pytest.mark.parametrize(
    "lanes", [[Lane.ANSWER], [Lane.GREETING], [Lane.PUSH, Lane.GREETING, Lane.ANSWER]]
)
def test_all_together_keep_below_what_telegram_takes(lanes: list[Lane]) -> None:
    sent = crowded(Pace(), lanes, 10)

    every = sorted(at for times in sent.values() for at in times)
    assert most_in_a_second(every) <= 30
    assert len(every) > 20 * 10


def test_a_crowd_that_is_greeted_leaves_room_for_answers() -> None:
    pace = Pace()
    crowded(pace, [Lane.GREETING], 3)

    assert pace.wait(Lane.GREETING, 9001, SHORT, 8.0) > 0
    assert pace.wait(Lane.ANSWER, 9002, SHORT, 8.0) == 0


def test_answers_keep_their_pace_when_the_push_is_slow() -> None:
    sent = crowded(Pace(Limits(rate=1)), [Lane.ANSWER], 5)

    assert len(sent[Lane.ANSWER]) > 20 * 5


def test_whoever_had_much_lately_is_known() -> None:
    pace = Pace()
    for _ in range(3):
        pace.wait(Lane.ANSWER, 7, SHORT, 10.0)

    assert (pace.used(7, 10.0), pace.used(8, 10.0)) == (3, 0)
    assert (pace.used(7, 69.0), pace.used(7, 70.0)) == (3, 0), "for a minute"


def test_one_private_chat_gets_a_short_burst_and_then_one_a_second() -> None:
    pace = Pace()

    waits = [pace.wait(Lane.ANSWER, 7, SHORT, 10.0) for _ in range(4)]

    assert waits[:3] == [0, 0, 0]
    assert waits[3] == pytest.approx(1.0)
    assert pace.wait(Lane.ANSWER, 8, SHORT, 10.0) == 0, "another chat does not wait with it"


def test_a_long_pushed_message_weighs_double_in_its_chat() -> None:
    pace = Pace(Limits(rate=1000))
    assert pace.wait(Lane.PUSH, 7, LONG, 10.0) == 0
    assert pace.wait(Lane.PUSH, 7, LONG, 10.0) == 0

    assert pace.chat_wait(7, 10.0) == pytest.approx(2.0)


def test_a_group_gets_twenty_a_minute() -> None:
    pace, now = Pace(Limits(rate=1000)), 100.0
    for _ in range(20):
        while (wait := pace.wait(Lane.PUSH, -5, SHORT, now)) > 0:
            now += wait

    assert pace.chat_wait(-5, now) == pytest.approx(160.0 - now, abs=0.1)


def test_a_flood_stops_everybody_and_nothing_leaks_through() -> None:
    pace = Pace()
    pace.wait(Lane.PUSH, 1, SHORT, 10.0)
    pace.flooded(1, 8, 10.0)
    pace.ended(Lane.PUSH, 10.0, 10.0)

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


def test_after_a_pause_one_message_tries_whether_it_is_over() -> None:
    pace = Pace()
    pace.flooded(1, 43_837, 10.0)
    assert pace.allowance(69.0) == 0, "a minute, whatever was asked for"

    assert pace.allowance(71.0) == 1
    assert pace.wait(Lane.PUSH, 2, SHORT, 71.0) == 0
    assert pace.allowance(71.5) == 0
    assert pace.wait(Lane.PUSH, 3, SHORT, 71.5) > 0
    assert pace.wait(Lane.ANSWER, 4, SHORT, 71.5) > 0
    pace.ended(Lane.PUSH, 71.0, 71.6)
    assert pace.allowance(71.6) == 1
    assert pace.wait(Lane.PUSH, 3, SHORT, 71.6) == 0
    assert pace.wait(Lane.PUSH, 1, SHORT, 71.7) > 40_000, "the chat itself waits to the end"


def test_a_try_without_an_answer_is_not_waited_for() -> None:
    pace = Pace()
    pace.flooded(1, 3, 10.0)
    assert pace.wait(Lane.ANSWER, 2, SHORT, 14.0) == 0

    assert pace.wait(Lane.ANSWER, 3, SHORT, 14.9) > 0
    assert pace.wait(Lane.ANSWER, 3, SHORT, 15.1) == 0


def test_a_try_that_is_refused_stops_everybody_again() -> None:
    pace = Pace()
    pace.flooded(1, 90, 10.0)
    assert pace.wait(Lane.PUSH, 2, SHORT, 71.0) == 0
    pace.flooded(2, 30, 71.1)
    pace.ended(Lane.PUSH, 71.0, 71.1)

    assert pace.allowance(100.0) == 0
    assert pace.allowance(101.2) == 1


def test_calls_under_way_that_meet_the_same_flood_lower_the_rate_once() -> None:
    pace = Pace()
    for chat in range(1, 17):
        pace.flooded(chat, 3, 10.0 + chat / 1000)

    assert pace.rate == pytest.approx(28 * 0.85, abs=0.1)
    assert pace.allowance(13.01) == 0, "the longest of the pauses counts"
    assert pace.allowance(13.1) == 1


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


def test_memory_does_not_grow_with_subscribers() -> None:
    pace = Pace(Limits(rate=1000))
    now, most = 10.0, 0
    for chat in range(1, 20_000):
        while (wait := pace.wait(Lane.ANSWER, chat, SHORT, now)) > 0:
            now += wait
        pace.ended(Lane.ANSWER, now, now)
        now += 0.1
        most = max(most, pace.remembered_chats)

    assert most < 3000


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
                pace.ended(lane, now, now)
                break
            now += wait + 1e-6
        else:
            pytest.fail("never let through")
