"""The rate limiter as python-telegram-bot uses it, and the transport below it."""

import asyncio
import traceback
from collections.abc import AsyncIterator

import pytest
from telegram.error import InvalidToken, NetworkError, RetryAfter, TimedOut
from telegram.ext import ExtBot

from bot.client.limiter import Limiter
from bot.client.pace.overall import Lane, Limits, Pace
from bot.client.transport import NoAnswer, NotSent, Transport
from bot.offline.standin import Person, StandIn


class Stopwatch:
    """A clock that sleeping moves."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now = 100.0
        self.slept: list[float] = []
        sleep = asyncio.sleep

        async def skip(seconds: float) -> None:
            self.now += seconds
            self.slept.append(seconds)
            await sleep(0)

        monkeypatch.setattr("bot.client.limiter.sleep", skip)

    def __call__(self) -> float:
        return self.now


@pytest.fixture
async def telegram() -> AsyncIterator[StandIn]:
    async with StandIn() as telegram:
        yield telegram


@pytest.fixture
def watch(monkeypatch: pytest.MonkeyPatch) -> Stopwatch:
    return Stopwatch(monkeypatch)


@pytest.fixture
async def bot(telegram: StandIn, watch: Stopwatch) -> AsyncIterator[ExtBot[Lane]]:
    limiter = Limiter(Pace(Limits()), watch)
    async with ExtBot(
        telegram.token, base_url=telegram.base_url, request=Transport(), rate_limiter=limiter
    ) as bot:
        yield bot


@pytest.fixture
def anna(telegram: StandIn) -> Person:
    (anna,) = telegram.subscribers(1)
    return anna


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


async def test_a_lost_answer_is_an_error_of_unknown_fate(
    telegram: StandIn, bot: ExtBot[Lane], anna: Person
) -> None:
    telegram.faults.drop("sendMessage", processed=True, times=1)

    with pytest.raises(NetworkError) as error:
        await bot.send_message(anna.id, "hello")

    assert isinstance(error.value.__cause__, NoAnswer)
    assert telegram.token not in "".join(traceback.format_exception(error.value))
    assert len(telegram.sent(anna)) == 1


async def test_no_connection_is_told_from_a_lost_answer(telegram: StandIn) -> None:
    bot: ExtBot[None] = ExtBot(
        telegram.token, base_url="http://127.0.0.1:9/bot", request=Transport()
    )
    await bot._request[1].initialize()
    with pytest.raises(NetworkError) as error:
        await bot.send_message(1, "hello")
    await bot._request[1].shutdown()

    assert isinstance(error.value.__cause__, NotSent)


async def test_a_slow_answer_times_out(telegram: StandIn, bot: ExtBot[Lane], anna: Person) -> None:
    telegram.faults.hang(5, "sendMessage", processed=True, times=1)

    with pytest.raises(TimedOut):
        await bot.send_message(anna.id, "hello", read_timeout=0.2)


async def test_files_go_up(telegram: StandIn, bot: ExtBot[Lane], anna: Person) -> None:
    await bot.send_document(anna.id, b"@misc{x}", filename="saved.bib", caption="yours")

    (message,) = telegram.sent(anna)
    assert message.file is not None
    assert (message.file.name, message.text) == ("saved.bib", "yours")


async def test_a_wrong_token_is_refused(telegram: StandIn) -> None:
    bot: ExtBot[None] = ExtBot("1:wrong", base_url=telegram.base_url, request=Transport())

    with pytest.raises(InvalidToken):
        await bot.initialize()
    await bot.shutdown()
    for request in bot._request:
        await request.shutdown()
