"""Updates are handed over once, also when they come again after a restart."""

import asyncio
import json
from collections.abc import Awaitable, Sequence

import pytest
from telegram import Bot
from telegram.ext import BaseUpdateProcessor, SimpleUpdateProcessor

from bot.client import inbox as room
from bot.client.inbox import Answered, Inbox
from tests.client.updates import WORDS, message, poll


class Notes:
    """What is kept for the next start."""

    def __init__(self, failures: int = 0) -> None:
        self.ids: list[int] = []
        self.failures = failures

    def note(self, ids: Sequence[int]) -> None:
        if self.failures:
            self.failures -= 1
            raise OSError("the disk is full")
        self.ids += ids


class Held(BaseUpdateProcessor):
    """Handles an update when a test allows it."""

    def __init__(self) -> None:
        super().__init__(1)
        self.allowed = asyncio.Event()

    async def do_process_update(self, update: object, coroutine: Awaitable[None]) -> None:
        await self.allowed.wait()
        await coroutine

    async def initialize(self) -> None:
        pass

    async def shutdown(self) -> None:
        pass


async def nothing() -> None:
    pass


def made(answered: Answered, processor: BaseUpdateProcessor | None = None) -> Inbox:
    return Inbox(Bot("1:x"), processor or SimpleUpdateProcessor(1), answered)


async def test_an_update_that_comes_again_is_not_handed_over_again(
    caplog: pytest.LogCaptureFixture,
) -> None:
    inbox = made(Answered((5,), Notes().note))

    news = [inbox.take(raw) for raw in (message(5), message(7), message(7), poll(8), poll(8))]

    assert news == [False, True, False, True, False]
    assert inbox.queue.qsize() == 1
    assert len(caplog.records) == 1
    assert WORDS not in caplog.text


async def test_what_is_remembered_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "_REMEMBERED", 3)
    inbox = made(Answered((), Notes().note))

    for update_id in range(1, 6):
        inbox.take(message(update_id))

    assert [inbox.take(message(number)) for number in (5, 4, 3)] == [False] * 3
    assert inbox.take(message(1))


async def test_an_update_is_answered_when_it_is_handled_and_not_before() -> None:
    """What is in the queue when the process dies must come again."""
    notes, held = Notes(), Held()
    answered = Answered((), notes.note)
    noting = asyncio.create_task(answered.run())
    inbox = made(answered, held)
    inbox.take(message(7))
    handling = asyncio.create_task(inbox.process_update(inbox.queue.get_nowait(), nothing()))

    await inbox.wait_until_handled(7, 0.01)
    before = list(notes.ids)
    held.allowed.set()
    await inbox.wait_until_handled(7, 5)
    await handling
    answered.stop()
    await noting

    assert before == []
    assert notes.ids == [7]


async def test_what_nobody_handles_is_not_waited_for() -> None:
    inbox = made(Answered((), Notes().note))

    async with asyncio.timeout(1):
        await inbox.wait_until_handled(None, 60)
        await inbox.wait_until_handled(7, 60)


async def test_a_store_that_fails_once_stops_no_notes(caplog: pytest.LogCaptureFixture) -> None:
    notes = Notes(failures=1)
    answered = Answered((), notes.note)
    noting = asyncio.create_task(answered.run())

    answered.add(7)
    while not caplog.records:  # noqa: ASYNC110  a log has no event
        await asyncio.sleep(0)
    answered.add(8)
    answered.stop()
    await noting

    assert notes.ids == [8]
    assert "could not be noted" in caplog.text


async def test_an_update_without_an_id_is_named_once(caplog: pytest.LogCaptureFixture) -> None:
    inbox = made(Answered((), Notes().note))
    deep: object = []
    for _ in range(5000):
        deep = [deep]

    for raw in ({}, {}, {"x": 1}, deep, deep):
        inbox.take(raw)

    assert len(caplog.records) == 3
    assert "id unknown, no known kind (no id)" in caplog.text
    assert json.dumps(WORDS) not in caplog.text
