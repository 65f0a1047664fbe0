"""A stand-in for Telegram, a person in it, and a bot with our limiter and transport."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from telegram.ext import ExtBot

from bot.client.checked import CheckedTransport
from bot.client.limiter import Limiter
from bot.client.pace.overall import Lane, Limits, Pace
from bot.offline.standin import Person, StandIn


class Stopwatch:
    """A clock that sleeping moves."""

    def __init__(self) -> None:
        self.now = 100.0
        self.slept: list[float] = []

    async def sleep(self, seconds: float) -> None:
        self.now += seconds
        self.slept.append(seconds)
        await asyncio.sleep(0)

    def __call__(self) -> float:
        return self.now


@pytest.fixture
async def telegram() -> AsyncIterator[StandIn]:
    async with StandIn() as telegram:
        yield telegram


@pytest.fixture
def watch() -> Stopwatch:
    return Stopwatch()


@pytest.fixture
async def bot(telegram: StandIn, watch: Stopwatch) -> AsyncIterator[ExtBot[Lane]]:
    limiter = Limiter(Pace(Limits()), watch, watch.sleep)
    async with ExtBot(
        telegram.token, base_url=telegram.base_url, request=CheckedTransport(), rate_limiter=limiter
    ) as bot:
        yield bot


@pytest.fixture
def anna(telegram: StandIn) -> Person:
    (anna,) = telegram.subscribers(1)
    return anna
