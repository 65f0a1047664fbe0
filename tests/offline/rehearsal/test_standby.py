"""Three bots on one store: one works, the others stand by and take over in the middle of a push."""

import asyncio
import signal
from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack
from datetime import time
from pathlib import Path

import pytest

from bot.clock import utc_now
from bot.config import PushSettings
from bot.offline.rehearsal.digest import choose_digest
from bot.offline.rehearsal.process import BotProcess
from bot.offline.stage import Stage, isolated_settings, set_stage
from bot.papers import DeliveryKind, State, Style
from bot.store.ledger.journal import Journal
from bot.store.store import Store
from bot.store.subscriptions import Preferences
from tests import databases

READERS = 10


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    """A stage on PostgreSQL, on which no bot runs yet; its push is slow."""
    with databases.fresh_store("postgresql", tmp_path) as fresh:
        store = fresh.model_copy(update={"lease_seconds": 2.0})
        settings = isolated_settings(PushSettings(rate=2), scan_seconds=1)
        async with set_stage(settings, place=tmp_path, store=store) as stage:
            yield stage


def owe_all(stage: Stage, store: Store) -> None:
    """The seed's digest is owed to all readers."""
    now = utc_now()
    store.papers.load(choose_digest(None, 0), "seed", "seed", now)
    wish = Preferences(True, "zh", time(0), "UTC", Style.TITLES)
    for reader in stage.telegram.subscribers(READERS):
        store.subscriptions.subscribe(reader.id, 0, wish, now)


def stands_by(bot: BotProcess) -> bool:
    """Whether a bot has said that another one works."""
    return "this one stands by" in bot.log.read_text()


async def until(condition: Callable[[], bool]) -> None:
    """Waits until something comes true that nobody tells of."""
    async with asyncio.timeout(60):
        while not condition():  # noqa: ASYNC110
            await asyncio.sleep(0.05)


async def test_others_take_over_from_one_that_is_killed_and_one_that_stands_still(
    stage: Stage,
) -> None:
    async with AsyncExitStack() as stack:
        bots = []
        for name in ("first", "second", "third"):
            (stage.folder.parent / name).mkdir()
            bot = BotProcess(stage.settings, stage.folder.parent / name)
            bots.append(await stack.enter_async_context(bot))
        first, second, third = bots
        store = stack.enter_context(stage.open_store())

        def sent(number: int) -> bool:
            return store.ledger.counts()[State.SENT] >= number

        await first.start()
        await second.start()
        await until(lambda: stands_by(first) or stands_by(second))
        if stands_by(first):  # it was the slower one
            first, second = second, first
        owe_all(stage, store)
        await until(lambda: sent(2))
        await first.kill()
        await until(lambda: sent(5))
        await third.start()
        second.send(signal.SIGSTOP)
        await until(lambda: sent(8))
        second.send(signal.SIGCONT)
        await until(lambda: second.exit_code is not None)
        third.check()

        assert second.exit_code == 1
        assert "another process works on this store now" in second.log.read_text()
        for entry, message in Journal(store.database).all_of(DeliveryKind.DIGEST):
            copies = Counter(one.html for one in stage.telegram.sent(entry.delivery.chat_id))
            assert copies[message.html] <= entry.delivery.attempts <= 2
            assert copies[message.html] or entry.state is not State.SENT
