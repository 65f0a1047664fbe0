"""Who goes first when many calls wait."""

import asyncio

import pytest

from bot.client.pace.overall import Lane, Limits, Pace
from bot.client.turns import Turns
from tests.client.conftest import Stopwatch

SHORT = 100


def turns_of(pace: Pace, watch: Stopwatch) -> Turns:
    return Turns(pace, watch, watch.sleep)


async def line_up(pace: Pace, watch: Stopwatch, calls: list[tuple[Lane, int]]) -> list[int]:
    """Has calls, each a lane and a chat, wait together; returns the chats in the order of turns."""
    turns, order = turns_of(pace, watch), list[int]()

    async def call(lane: Lane, chat: int) -> None:
        while not await turns.begin(lane, chat, SHORT):
            await watch.sleep(pace.pause(chat, watch()))
        order.append(chat)
        pace.ended(lane, watch(), watch())

    await asyncio.gather(*(call(lane, chat) for lane, chat in calls))
    return order


async def test_an_answer_goes_before_a_crowd_that_is_greeted(watch: Stopwatch) -> None:
    crowd = [(Lane.GREETING, chat) for chat in range(1, 101)]

    order = await line_up(Pace(), watch, [*crowd, (Lane.ANSWER, 500)])

    assert order.index(500) < 30, "those at once went before it, and nobody else"
    assert [chat for chat in order if chat != 500] == list(range(1, 101))


async def test_whoever_had_little_goes_before_whoever_had_much(watch: Stopwatch) -> None:
    pace = Pace(Limits(answer_rate=5, rate=5, chat_burst=9))
    for _ in range(3):
        pace.wait(Lane.ANSWER, 7, SHORT, watch())
        pace.ended(Lane.ANSWER, watch(), watch())
    full = [(Lane.ANSWER, chat) for chat in range(100, 110)]

    order = await line_up(pace, watch, [*full, (Lane.ANSWER, 7), (Lane.ANSWER, 8)])

    assert order.index(8) < order.index(7)


async def test_whoever_asks_for_the_first_time_goes_before_a_crowd_that_goes_on(
    watch: Stopwatch,
) -> None:
    pace = Pace(Limits(answer_rate=5, rate=5))
    crowd = range(100, 110)
    for _ in range(3):
        for chat in crowd:
            while pace.wait(Lane.ANSWER, chat, SHORT, watch()) > 0:
                watch.now += 0.1
            pace.ended(Lane.ANSWER, watch(), watch())

    order = await line_up(pace, watch, [*((Lane.ANSWER, chat) for chat in crowd), (Lane.ANSWER, 8)])

    assert order[0] == 8


async def test_whoever_had_much_has_a_turn_while_others_go_on_to_come(watch: Stopwatch) -> None:
    pace = Pace(Limits(answer_rate=5, rate=5, chat_burst=99))
    for _ in range(60):
        while pace.wait(Lane.ANSWER, 7, SHORT, watch()) > 0:
            watch.now += 0.1
        pace.ended(Lane.ANSWER, watch(), watch())
    turns, order = turns_of(pace, watch), list[int]()

    async def call(chat: int) -> None:
        while not await turns.begin(Lane.ANSWER, chat, SHORT):
            await watch.sleep(pace.pause(chat, watch()))
        order.append(chat)
        pace.ended(Lane.ANSWER, watch(), watch())
        if 100 <= chat < 200:
            await asyncio.gather(call(chat + 10_000), call(chat + 1))

    await asyncio.gather(call(7), *(call(chat) for chat in range(100, 110)))

    assert order.index(7) < 100


async def test_after_a_pause_one_goes_out_and_the_others_follow(watch: Stopwatch) -> None:
    pace = Pace()
    pace.flooded(1, 3, watch())
    turns = turns_of(pace, watch)

    assert not await turns.begin(Lane.ANSWER, 2, SHORT), "it has to wait for the pause first"
    watch.now += 3.1
    assert await turns.begin(Lane.ANSWER, 2, SHORT)
    assert pace.wait(Lane.ANSWER, 3, SHORT, watch()) > 0


async def test_a_call_that_is_cancelled_leaves_the_line(watch: Stopwatch) -> None:
    pace = Pace(Limits(answer_rate=1, rate=1))
    turns = turns_of(pace, watch)
    while pace.wait(Lane.ANSWER, 1, SHORT, watch()) <= 0:
        pass

    gone = asyncio.create_task(turns.begin(Lane.ANSWER, 2, SHORT))
    stays = asyncio.create_task(turns.begin(Lane.ANSWER, 3, SHORT))
    await asyncio.sleep(0)
    gone.cancel()
    pace.ended(Lane.ANSWER, watch(), watch())
    pace.ended(Lane.ANSWER, watch(), watch())

    assert await asyncio.wait_for(stays, 20)
    with pytest.raises(asyncio.CancelledError):
        await gone
    await turns.close()
