"""What becomes of a question to a model."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import aclosing
from typing import Any

import pytest

from bot.feed.sources.model import Answered, LanguageModel, ModelSettings
from bot.feed.sources.outcomes import NotNow, Refused, Stopped, TooLong
from bot.feed.steps.prompts import Message
from bot.offline.sources import Fault, Reply, Sources
from tests.fed import MODEL, serving


@pytest.fixture
async def sources() -> AsyncIterator[Sources]:
    async with serving() as sources:
        yield sources


async def _ask(
    sources: Sources,
    key: str = "",
    model: str = MODEL,
    seconds: float = 20,
    options: Mapping[str, Any] | None = None,
    text: str = "Say hello.",
) -> object:
    settings = ModelSettings(sources.model_url, key, model, seconds, options or {})
    async with aclosing(LanguageModel(settings)) as asked:
        return await asked.ask([Message("user", text)])


async def test_an_answer_comes_with_what_it_cost(sources: Sources) -> None:
    answer = await _ask(sources)

    assert isinstance(answer, Answered)
    assert (answer.text, answer.is_cut) == ("Hello, I am at work.", False)
    assert (answer.tokens_in, answer.tokens_out) == (3, 6)


async def test_a_key_that_is_wanted_and_wrong_stops_everything(sources: Sources) -> None:
    sources.model.key = "sk-right"

    assert isinstance(await _ask(sources, key="sk-right"), Answered)
    for wrong in ("", "sk-wrong"):
        refused = await _ask(sources, key=wrong)
        assert isinstance(refused, Stopped)
        assert "sk-wrong" not in refused.reason
        assert "llm.key" in refused.reason


async def test_a_model_that_is_not_there_stops_everything(sources: Sources) -> None:
    assert isinstance(await _ask(sources, model="gpt-none"), Stopped)


async def test_an_option_that_the_server_does_not_know_stops_everything(sources: Sources) -> None:
    wrong = await _ask(sources, options={"num_ctx": 8192})

    assert isinstance(wrong, Stopped)
    assert "llm.options" in wrong.reason
    assert isinstance(await _ask(sources, options={"temperature": 0.2}), Answered)


async def test_a_text_beyond_the_window_is_too_long(sources: Sources) -> None:
    sources.model.context = 100

    assert isinstance(await _ask(sources, text="word " * 200), TooLong)


@pytest.mark.parametrize(
    ("fault", "outcome"),
    [
        (Fault.RATE, NotNow),
        (Fault.RATE_WITH_WAIT, NotNow),
        (Fault.BROKEN, NotNow),
        (Fault.HTML, NotNow),
        (Fault.RESET, NotNow),
        (Fault.QUOTA, Stopped),
        (Fault.FILTER, Refused),
        (Fault.NULL, Answered),
        (Fault.NO_CHOICES, Answered),
        (Fault.CUT, Answered),
    ],
)
async def test_each_fault_becomes_its_outcome(
    sources: Sources, fault: Fault, outcome: type[object]
) -> None:
    sources.model.always = fault

    assert isinstance(await _ask(sources), outcome)
    tries = sources.counts()["model/v1/chat/completions"]
    assert tries == (3 if outcome is NotNow else 1)


async def test_a_wait_that_the_server_asks_for_is_handed_on(sources: Sources) -> None:
    slow = Reply(429, "{}", "application/json", {"Retry-After": "3600"})
    sources.fail("model", slow, times=3)

    waits = await _ask(sources)

    assert isinstance(waits, NotNow)
    assert waits.wait == 3600
    assert sources.counts()["model/v1/chat/completions"] == 1


async def test_an_answer_that_takes_too_long_is_given_up(sources: Sources) -> None:
    sources.fail("model", Reply(200, b"x" * 800, "application/json", drips=True), times=3)
    sources.drip_seconds = 0.2

    late = await _ask(sources, seconds=0.3)

    assert isinstance(late, NotNow)
    assert "llm.timeout" in late.reason


async def test_the_event_loop_goes_on_while_the_library_is_imported(sources: Sources) -> None:
    ticks = 0

    async def tick() -> None:
        nonlocal ticks
        while True:
            await asyncio.sleep(0.001)
            ticks += 1

    ticking = asyncio.create_task(tick())
    await _ask(sources)
    ticking.cancel()

    assert ticks > 1
