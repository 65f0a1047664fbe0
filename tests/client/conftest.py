"""A stand-in for Telegram, a person in it, and a bot with our limiter and transport."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from telegram.ext import ExtBot

from bot.client.limiter import Limiter
from bot.client.pace.overall import Lane, Limits, Pace
from bot.client.transport import Transport
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
