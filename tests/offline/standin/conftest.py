"""A stand-in, a person in it, and the real python-telegram-bot, which calls it over HTTP."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import pytest
from telegram import Bot
from telegram.request import HTTPXRequest

from bot.offline.standin import ManualClock, Person, StandIn
from bot.offline.standin.errors import ApiError
from bot.offline.standin.parameters import Upload

Call = Callable[..., Awaitable[Any]]


@pytest.fixture
def clock() -> ManualClock:
    """A clock that moves by hand only."""
    return ManualClock()


@pytest.fixture
async def telegram(clock: ManualClock) -> AsyncIterator[StandIn]:
    """Runs a stand-in. Fails when it noted a violation."""
    async with StandIn(clock=clock, query_seconds=60.0) as running:
        yield running
        assert running.violations == []


@pytest.fixture
def anna(telegram: StandIn) -> Person:
    """A person whose private chat is open."""
    return telegram.subscribers(1)[0]


@pytest.fixture
async def bot(telegram: StandIn) -> AsyncIterator[Bot]:
    """The library's own bot; it notices a lost answer at once."""
    patient = Bot(
        telegram.token,
        base_url=telegram.base_url,
        base_file_url=telegram.base_file_url,
        request=HTTPXRequest(),
    )
    async with patient:
        yield patient


@pytest.fixture
def api(telegram: StandIn) -> Call:
    """Calls a method without HTTP; returns the result or raises ``ApiError``."""

    async def call(method: str, **params: Any) -> Any:  # noqa: ANN401
        answer = await telegram.api.call(method, params)
        assert answer.body is not None
        body = json.loads(answer.body)
        if not body["ok"]:
            raise ApiError(body["error_code"], body["description"], body.get("parameters"))
        return body["result"]

    return call


@pytest.fixture
def picture() -> Upload:
    """A file as it comes out of a multipart body."""
    return Upload("page.png", "image/png", b"\x89PNG")
