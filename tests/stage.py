"""The stage that most tests use: the clock is frozen at noon, no call waits, the seed is loaded."""

import contextlib
import functools
import shutil
import sqlite3
import tempfile
from collections.abc import AsyncIterator
from datetime import UTC, datetime, time
from pathlib import Path

from bot.client.pace.overall import Limits
from bot.config import Health, PushSettings, StoreSettings
from bot.feed.scanner import Scanner
from bot.offline.clock import MovableClock
from bot.offline.seeds import find_seeds
from bot.offline.stage import NEVER, Stage, isolated_settings, set_stage
from bot.store.store import Store

__all__ = ["NOON", "NO_LIMITS", "SEED", "SEEDS", "Stage", "staged"]

SEED = find_seeds() / "2026-02-16.md"
SEEDS = {"zh": SEED, "en": find_seeds() / "2026-02-16.en.md"}
"""The editions of the seed's day."""
NOON = datetime(2026, 2, 16, 12, tzinfo=UTC)
"""A moment on the day of the seed."""

NO_LIMITS = Limits(rate=1e6, chat_rate=1e6, chat_burst=1e6, group_per_minute=10**6)
"""A pace at which no call waits: the pace has tests of its own."""

_AT_NINE = PushSettings(time=time(9), timezone="UTC")
"""Made once: to check a zone takes 15 ms."""


@functools.cache
def _seeded_store(seed: Path) -> tempfile.TemporaryDirectory[str]:
    """Returns a folder with a store of a seed's digest and its search index.

    It is made once in a process, since that takes longer than a test.
    """
    folder = tempfile.TemporaryDirectory(prefix="papergram-seeded-")
    with Store(f"sqlite:///{folder.name}/papergram.db") as store:
        list(Scanner(store.papers, store.files).load([seed], NOON))
        store.index.follow()
    return folder


def _put_seed(seed: Path, folder: Path, database: Path) -> None:
    """Makes the folder and the store what they are once the bot has found a seed."""
    shutil.copy(seed, folder)
    shutil.copytree(_seeded_store(seed).name, database.parent, dirs_exist_ok=True)
    with contextlib.closing(sqlite3.connect(database)) as connection, connection:
        for place in ("file SET path", "edition SET file"):
            connection.execute(f"UPDATE {place} = ?", [str(folder / seed.name)])


@contextlib.asynccontextmanager
async def staged(
    tmp_path: Path,
    *,
    seed: Path | None = SEED,
    admins: tuple[int, ...] = (),
    health: Health | None = None,
    store: StoreSettings | None = None,
) -> AsyncIterator[Stage]:
    """Runs a stage with a ``seed`` loaded, if any. Fails when the stand-in noted a violation."""
    settings = isolated_settings(_AT_NINE, language="zh", admins=admins).model_copy(
        update={"health": health or Health(), "store": store or StoreSettings()}
    )
    clock = MovableClock(NOON, frozen=True)
    async with set_stage(
        settings, place=tmp_path, clock=clock, limits=NO_LIMITS, keep_calls=None
    ) as stage:
        if seed:
            _put_seed(seed, stage.folder, stage.database)
        stage.tick_seconds = NEVER
        await stage.start()
        yield stage
    assert stage.telegram.violations == []
