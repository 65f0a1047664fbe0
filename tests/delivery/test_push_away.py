"""A push whose database goes away: time is lost, and no message."""

from collections import Counter
from collections.abc import AsyncIterator, Iterator
from datetime import date
from itertools import count
from pathlib import Path

import pytest

from bot.config import StoreSettings
from bot.offline.server import Server
from bot.papers import State
from tests import databases
from tests.delivery.subscribers import news, subscriber
from tests.stage import SEED, Stage, staged

D17 = date(2026, 2, 17)
_NUMBERS = count()


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with databases.own_server() as server:
        yield server


@pytest.fixture
async def stage(server: Server, tmp_path: Path) -> AsyncIterator[Stage]:
    """A bot whose database is on a server that no other test uses."""
    first, name = server.start(), f"papergram_{next(_NUMBERS)}"
    databases.execute(first, f"CREATE DATABASE {name}")
    url = first.replace("/postgres?", f"/{name}?")
    store = StoreSettings(url=url, index_folder=f"{tmp_path}/index", timeout_seconds=1)
    async with staged(tmp_path, seed=None, store=store) as stage:
        yield stage


async def test_answers_that_come_while_the_database_is_away_are_recorded_later(
    stage: Stage, server: Server, caplog: pytest.LogCaptureFixture
) -> None:
    await stage.digest_arrives(date(2026, 2, 16), SEED.read_text(encoding="utf-8"))
    anna, ben = await subscriber(stage), await subscriber(stage, "Ben")
    stage.telegram.faults.hang(0.3, "sendMessage", processed=True, times=2)
    await stage.digest_arrives(D17)
    stage.bot.push.wake()
    await stage.telegram.wait(lambda: news(stage, anna) or news(stage, ben))

    server.stop()
    await stage.telegram.wait(lambda: "does not answer" in caplog.text)
    server.start()
    await stage.settle()

    for reader in (anna, ben):
        assert set(Counter(message.text for message in news(stage, reader)).values()) == {1}
    counts = stage.store.ledger.counts()
    assert (counts[State.SENT], counts[State.UNKNOWN], counts[State.DUE]) == (8, 0, 0)


async def test_who_writes_meanwhile_is_told_and_answered_afterwards(
    stage: Stage, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.chat.processor._SILENT_SECONDS", 0.1)
    anna = stage.telegram.person("Anna", language_code="en")
    server.stop()

    anna.say("/help")
    told = await stage.telegram.wait_for_message(anna)
    server.start()
    answer = await stage.telegram.wait_for_message(anna, after=told)

    assert told.text.startswith("⏳ My data is out of reach")
    assert "/subscribe" in answer.text
