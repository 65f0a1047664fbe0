"""The rate limiter as python-telegram-bot uses it."""

import asyncio

import pytest
from telegram.error import NetworkError, RetryAfter
from telegram.ext import ExtBot

from bot.client.pace.overall import Lane
from bot.offline.standin import Person, StandIn
from tests.client.conftest import Stopwatch


async def test_an_answer_waits_out_a_short_flood(
    telegram: StandIn, bot: ExtBot[Lane], watch: Stopwatch, anna: Person
) -> None:
    telegram.faults.flood(7, "sendMessage", times=1)

    await bot.send_message(anna.id, "hello")

    assert [m.text for m in telegram.sent(anna)] == ["hello"]
    assert sum(watch.slept) == pytest.approx(7)


async def test_a_push_gives_its_flood_back_to_the_ledger(
    telegram: StandIn, bot: ExtBot[Lane], anna: Person
) -> None:
    telegram.faults.flood(7, "sendMessage", times=1)

    with pytest.raises(RetryAfter):
        await bot.send_message(anna.id, "hello", rate_limit_args=Lane.PUSH)

    assert telegram.sent(anna) == []


async def test_an_answer_does_not_wait_for_hours(
    telegram: StandIn, bot: ExtBot[Lane], anna: Person
) -> None:
    telegram.faults.flood(5000, "sendMessage")

    with pytest.raises(RetryAfter):
        await bot.send_message(anna.id, "hello")


async def test_an_answer_gives_up_when_its_chat_is_stopped_for_hours(
    telegram: StandIn, bot: ExtBot[Lane], watch: Stopwatch, anna: Person
) -> None:
    telegram.faults.flood(5000, "sendMessage", times=1)
    for _ in range(2):
        with pytest.raises(RetryAfter):
            await bot.send_message(anna.id, "hello")

    assert sum(watch.slept) < 60
    assert len(telegram.calls("sendMessage")) == 1, "the second was not even tried"


async def test_one_chat_is_paced_and_other_calls_are_not(
    telegram: StandIn, bot: ExtBot[Lane], watch: Stopwatch, anna: Person
) -> None:
    for number in range(5):
        await bot.send_message(anna.id, str(number))
    slept = sum(watch.slept)
    await bot.get_me()
    await bot.get_chat(anna.id)

    assert slept == pytest.approx(2.0)
    assert sum(watch.slept) == slept


async def test_an_answer_without_an_answer_waits_until_others_get_through(
    telegram: StandIn, bot: ExtBot[Lane], anna: Person
) -> None:
    ben = telegram.person("Ben")
    ben.start()
    telegram.faults.error("sendMessage", code=502, description="Bad Gateway", times=1)
    answer = asyncio.create_task(bot.send_message(anna.id, "hello"))
    await telegram.wait(lambda: len(telegram.calls("sendMessage")) == 1)

    await bot.send_message(ben.id, "it works")
    await answer

    assert [m.text for m in telegram.sent(anna)] == ["hello"]


async def test_an_answer_is_sent_twice_at_most(
    telegram: StandIn, bot: ExtBot[Lane], watch: Stopwatch, anna: Person
) -> None:
    telegram.faults.error("sendMessage", code=502, description="Bad Gateway")

    with pytest.raises(NetworkError):
        await bot.send_message(anna.id, "hello")

    assert len(telegram.calls("sendMessage")) == 2
    assert sum(watch.slept) >= 100, "it waited for the end of the outage"


async def test_an_edit_that_fails_is_said_at_once(
    telegram: StandIn, bot: ExtBot[Lane], watch: Stopwatch, anna: Person
) -> None:
    sent = await bot.send_message(anna.id, "hello")
    telegram.faults.error("editMessageText", code=502, description="Bad Gateway", times=1)

    with pytest.raises(NetworkError):
        await bot.edit_message_text("changed", anna.id, sent.message_id)

    assert watch.slept == []
