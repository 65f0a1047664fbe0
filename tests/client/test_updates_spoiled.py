"""Updates that nobody can read, in a bot that runs: it goes on behind them and answers the next."""

import asyncio
import logging
from typing import Any

import pytest
from hypothesis import given

from bot.client.updates import read_id
from bot.offline.standin import Person
from tests.client.updates import WORDS, message, poll, restriction, spoiled_updates
from tests.stage import Stage


class Log(logging.Handler):
    """All that the log gets, with tracebacks."""

    def __init__(self) -> None:
        super().__init__(logging.INFO)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(logging.Formatter().format(record))


async def answered_behind(stage: Stage, person: Person, raw: Any) -> None:  # noqa: ANN401
    """Has an update come and a person say something behind it, and waits for their answer."""
    stage.clock.advance(minutes=1)  # nobody is too fast
    before = len(stage.telegram.sent(person))
    updates = stage.telegram.world.updates
    if read_id(raw) is not None:
        raw = raw | {"update_id": updates.next_id}
    updates.push_raw(raw)
    person.say("/help")
    await stage.telegram.wait(lambda: len(stage.telegram.sent(person)) > before, person)


@pytest.mark.parametrize(
    "raw",
    [poll(9), restriction(9), message(9, date=None), message(9, entities=[{"type": "bold"}])],
    ids=["poll", "restriction", "no date", "entity"],
)
async def test_the_next_person_is_answered(
    stage: Stage, raw: object, caplog: pytest.LogCaptureFixture
) -> None:
    anna = stage.telegram.subscribers(1)[0]

    await answered_behind(stage, anna, raw)
    await stage.telegram.wait_for_poll()

    skipped = [one.message for one in caplog.records if "cannot be read" in one.message]
    assert len(skipped) == 1
    assert WORDS not in caplog.text
    assert stage.telegram.world.updates.pending == []


async def test_whatever_is_spoiled_the_next_person_is_answered(stage: Stage) -> None:
    anna = stage.telegram.person("Anna", user_id=77)  # nobody of the updates
    anna.chat.started = True
    loop, log = asyncio.get_running_loop(), Log()

    @given(spoiled_updates())
    def spoil(raw: dict[str, Any]) -> None:
        log.lines.clear()
        behind = answered_behind(stage, anna, raw)
        asyncio.run_coroutine_threadsafe(behind, loop).result(20)
        assert sum("cannot be read" in line for line in log.lines) <= 1
        assert [line for line in log.lines if WORDS in line or "Traceback" in line] == []

    logging.getLogger().addHandler(log)
    try:
        await asyncio.to_thread(spoil)
    finally:
        logging.getLogger().removeHandler(log)
