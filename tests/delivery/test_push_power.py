"""A power cut in the middle of a push, at any moment."""

import shutil
from collections import Counter
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, event

from bot.client import sending
from bot.papers import State
from bot.store.ledger.journal import Journal
from bot.store.store import Store
from tests.delivery.subscribers import subscriber
from tests.stage import Stage, staged

D17 = date(2026, 2, 17)


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    async with staged(tmp_path, store_kind="sqlite") as stage:
        yield stage


@dataclass
class Disk:
    """What a power cut would leave of a store: its files as the last sync left them."""

    stage: Stage
    copies: Path
    synced: list[Path] = field(default_factory=list)
    calls: list[tuple[Path, int, str]] = field(default_factory=list)
    """For each message that was about to go out: the files that a cut left then."""

    def __post_init__(self) -> None:
        engine = self.stage.store.database.engine
        event.listen(engine, "commit", self._look)
        event.listen(engine.pool, "checkin", lambda *_: self._copy())
        self._is_synced = True
        self._copy()

    def about_to_send(self, chat_id: int, html: str) -> None:
        self.calls.append((self.synced[-1], chat_id, html))

    def _look(self, connection: Connection) -> None:
        """A commit brings the log to the disk, with all before it, only where SQLite is told so."""
        driver: Any = connection.connection.driver_connection
        self._is_synced |= driver.execute("PRAGMA synchronous").fetchone() == (2,)

    def _copy(self) -> None:
        if not self._is_synced:
            return
        self._is_synced = False
        copy = self.copies / str(len(self.synced))
        copy.mkdir(parents=True)
        for file in self.stage.folder.parent.glob("papergram.db*"):
            if file.is_file() and not file.name.endswith("-shm"):
                shutil.copy(file, copy)
        self.synced.append(copy)


@pytest.fixture
def disk(stage: Stage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Disk:
    disk = Disk(stage, tmp_path / "copies")
    real = sending._send

    async def send(bot: Any, chat_id: int, *rest: Any, **more: Any) -> Any:  # noqa: ANN401
        disk.about_to_send(chat_id, rest[1].html)
        return await real(bot, chat_id, *rest, **more)

    monkeypatch.setattr(sending, "_send", send)
    return disk


async def test_the_ledger_knows_every_message_that_may_have_gone_out(
    stage: Stage, disk: Disk
) -> None:
    for name in ("Anna", "Ben", "Carl"):
        await subscriber(stage, name)
    greetings = len(disk.calls)
    await stage.digest_arrives(D17)
    await stage.settle()

    pushed = disk.calls[greetings:]
    assert len(pushed) == 6
    for files, chat_id, html in pushed:
        with Store(f"sqlite:///{files}/papergram.db") as store:
            states = {
                owed.html: entry.state for entry, owed in Journal(store.database).all_to(chat_id)
            }
        assert states[html] in (State.SENDING, State.SENT)


@pytest.mark.parametrize("cut_at", [0, 2, 5])
async def test_after_a_cut_nothing_is_lost_and_what_comes_twice_is_known(
    stage: Stage, disk: Disk, cut_at: int
) -> None:
    readers = [await subscriber(stage, name) for name in ("Anna", "Ben", "Carl")]
    greetings = len(disk.calls)
    await stage.digest_arrives(D17)
    await stage.settle()
    pushed = disk.calls[greetings:]
    left, _, _ = pushed[cut_at]
    before = Counter((chat_id, html) for _, chat_id, html in pushed[: cut_at + 1])

    await stage.stop()
    for file in stage.folder.parent.glob("papergram.db*"):
        if file.is_file():
            file.unlink()
    for file in left.iterdir():
        shutil.copy(file, stage.folder.parent)
    await stage.start()
    await stage.settle()
    stage.clock.advance(minutes=2)
    await stage.settle()

    again = disk.calls[greetings + len(pushed) :]
    copies = before + Counter((chat_id, html) for _, chat_id, html in again)
    for reader in readers:
        for entry, owed in Journal(stage.store.database).all_to(reader.id):
            number = copies[reader.id, owed.html]
            assert entry.state is State.SENT
            if entry.delivery.key == D17.isoformat():
                assert 1 <= number <= entry.delivery.attempts <= 2
