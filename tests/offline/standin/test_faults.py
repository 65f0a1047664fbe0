"""Rates, and faults by schedule."""

from __future__ import annotations

import asyncio

import pytest
from telegram import Bot
from telegram.error import Forbidden

from bot.offline.standin import ManualClock, Person, StandIn
from bot.offline.standin.errors import ApiError
from bot.offline.standin.faults import Faults
from tests.offline.standin.conftest import Call


def _struck(faults: Faults, *calls: tuple[str, int]) -> list[bool]:
    return [faults.strike(*call) is not None for call in calls]


def test_a_rule_strikes_every_nth_matching_call() -> None:
    faults = Faults()
    faults.flood(1, "send*", every=2, skip=1, times=2)

    assert _struck(faults, *[("sendMessage", 1)] * 8) == [
        False,
        False,
        True,
        False,
        True,
        False,
        False,
        False,
    ]


def test_a_rule_is_about_methods_and_chats() -> None:
    """A rule without a method leaves polling alone."""
    faults = Faults()
    faults.error(chat_id=7)

    assert _struck(faults, ("sendPhoto", 7), ("sendPhoto", 8), ("getUpdates", 7)) == [
        True,
        False,
        False,
    ]
    faults.clear()
    faults.error("getUpdates", code=500, description="Internal Server Error")
    assert _struck(faults, ("getUpdates", 0)) == [True]


async def _wait_after(api: Call, chat_id: int, text: str = "x") -> str:
    try:
        await api("sendMessage", chat_id=chat_id, text=text)
    except ApiError as error:
        return error.description.rpartition(" ")[2]
    return "sent"


async def test_a_chat_takes_one_message_a_second(
    telegram: StandIn, anna: Person, api: Call, clock: ManualClock
) -> None:
    telegram.rates.enabled = True

    assert [await _wait_after(api, anna.id) for _ in range(4)] == ["sent"] * 3 + ["1"]
    clock.advance(1)
    assert [await _wait_after(api, anna.id) for _ in range(2)] == ["sent", "1"]
    await api("sendChatAction", chat_id=anna.id, action="typing")


async def test_a_group_takes_twenty_a_minute(
    telegram: StandIn, anna: Person, api: Call, clock: ManualClock
) -> None:
    group = anna.create_group()
    anna.add_bot(group)
    telegram.rates.enabled = True
    for _ in range(20):
        assert await _wait_after(api, group.id) == "sent"
        clock.advance(1)

    assert await _wait_after(api, group.id) == "40"
    clock.advance(40)
    assert await _wait_after(api, group.id) == "sent"


async def test_all_chats_together_take_thirty_a_second(
    telegram: StandIn, api: Call, clock: ManualClock
) -> None:
    people = telegram.subscribers(31)
    telegram.rates.enabled = True
    telegram.rates.penalty = 4

    outcomes = [await _wait_after(api, person.id) for person in people]

    assert outcomes == ["sent"] * 30 + ["5"]
    clock.advance(1)
    assert await _wait_after(api, people[-1].id) == "sent"


async def test_paid_messages_are_counted_apart_and_cost_stars(
    telegram: StandIn, api: Call, clock: ManualClock
) -> None:
    people = telegram.subscribers(1002)
    telegram.rates.enabled = True
    telegram.rates.tenths_of_stars = 971

    async def send(person: Person, *, paid: bool) -> None:
        await api("sendMessage", chat_id=person.id, text="x", allow_paid_broadcast=paid)

    for person in people[:1000]:
        await send(person, paid=True)
    assert telegram.rates.tenths_of_stars == 1, "thirty are free"
    with pytest.raises(ApiError, match="Too Many Requests"):
        await send(people[1000], paid=True)
    await send(people[1001], paid=False)


async def test_without_stars_no_more_than_the_free_messages_go_out(
    telegram: StandIn, api: Call
) -> None:
    *people, last = telegram.subscribers(31)
    telegram.rates.enabled = True
    for person in people:
        await api("sendMessage", chat_id=person.id, text="x", allow_paid_broadcast=True)

    with pytest.raises(ApiError, match="BALANCE_TOO_LOW"):
        await api("sendMessage", chat_id=last.id, text="x", allow_paid_broadcast=True)


async def test_the_log_tells_faults_from_answers(
    telegram: StandIn, anna: Person, api: Call
) -> None:
    telegram.faults.forbid("sendMessage", reason="user is deactivated", times=1)

    with pytest.raises(ApiError, match=r"^Forbidden: user is deactivated$"):
        await api("sendMessage", chat_id=anna.id, text="x")
    await api("sendMessage", chat_id=anna.id, text="x")

    assert [call.outcome for call in telegram.calls("sendMessage")] == [
        "Forbidden: user is deactivated",
        "ok",
    ]


async def test_an_answer_drips_byte_by_byte(
    telegram: StandIn, anna: Person, bot: Bot, clock: ManualClock
) -> None:
    telegram.faults.drip(3, "sendMessage")
    began = clock.time()
    sending = asyncio.create_task(bot.send_message(anna.id, "slowly"))
    await telegram.wait_for_message(anna)
    assert not sending.done()

    while not sending.done():
        clock.advance(1)
        await asyncio.sleep(0)

    assert (await sending).text == "slowly"
    assert clock.time() - began > 3 * 100, "an answer has some hundred bytes"


async def test_a_refusal_drips_too(
    telegram: StandIn, anna: Person, bot: Bot, clock: ManualClock
) -> None:
    anna.chat.blocked = True
    telegram.faults.drip(3, "sendMessage")
    sending = asyncio.create_task(bot.send_message(anna.id, "slowly"))
    while not sending.done():
        clock.advance(1)
        await asyncio.sleep(0)

    with pytest.raises(Forbidden):
        await sending
