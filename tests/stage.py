"""The stage that most tests use: the clock is frozen at noon, no call waits, the seed is loaded."""

import contextlib
import re
import shutil
from collections.abc import AsyncIterator
from datetime import UTC, date, datetime, time
from pathlib import Path

from bot.chat.words.days import read_day
from bot.client.pace.overall import Limits
from bot.config import Health, PushSettings, StoreSettings
from bot.offline.clock import MovableClock
from bot.offline.seeds import find_seeds
from bot.offline.stage import NEVER, Stage, isolated_settings, set_stage
from bot.texts.catalogue import catalogues
from tests import databases

__all__ = ["NOON", "NO_LIMITS", "SEED", "SEEDS", "Stage", "day_of", "staged", "stored_bytes"]

SEED = find_seeds() / "2026-02-16.md"
SEEDS = {"zh": SEED, "en": find_seeds() / "2026-02-16.en.md"}
"""The editions of the seed's day."""
NOON = datetime(2026, 2, 16, 12, tzinfo=UTC)
"""A moment on the day of the seed."""

NO_LIMITS = Limits(rate=1e6, chat_rate=1e6, chat_burst=1e6, group_per_minute=10**6)
"""A pace at which no call waits: the pace has tests of its own."""

_AT_NINE = PushSettings(time=time(9), timezone="UTC")
"""Made once: to check a zone takes 15 ms."""


def _put_seed(seed: Path, folder: Path, url: str) -> None:
    """Makes the folder and the store what they are once the bot has found a seed."""
    shutil.copy(seed, folder)
    for place in ("file SET path", "edition SET file"):
        databases.execute(url, f"UPDATE {place} = '{folder / seed.name}'")


def day_of(text: str) -> str:
    """Returns the day that an overview's first line names; empty for another message."""
    title = re.match(r"📄 (.+?)(?:论文速览)? · ", text)
    day = read_day(title[1], NOON.date(), catalogues()) if title else None
    return day.isoformat() if isinstance(day, date) else ""


def stored_bytes(stage: Stage) -> bytes:
    """Returns all that a stage whose bot has stopped keeps: its files, and its tables' values."""
    files = (path.read_bytes() for path in stage.folder.parent.rglob("*") if path.is_file())
    with stage.open_store() as store:
        rows = databases.rows_of(store)
    return b"".join([*files, repr(rows).encode()])


@contextlib.asynccontextmanager
async def staged(
    tmp_path: Path,
    *,
    seed: Path | None = SEED,
    admins: tuple[int, ...] = (),
    store_kind: str = "",
    paid: bool = False,
    store: StoreSettings | None = None,
    health: Health | None = None,
    backup_folder: Path | None = None,
) -> AsyncIterator[Stage]:
    """Runs a stage with a ``seed`` loaded, if any. Fails when the stand-in noted a violation.

    ``store_kind`` is one of ``databases.KINDS``, by default that of the run. Pushes are ``paid``
    for where Telegram takes Stars for them. ``store`` is one that is there, instead of a fresh one.
    ``health`` says how the bot is watched, and ``backup_folder`` where it copies its store to.
    """
    push = _AT_NINE.model_copy(update={"paid": paid})
    settings = isolated_settings(push, language="zh", admins=admins).model_copy(
        update={"health": health or Health()}
    )
    clock = MovableClock(NOON, frozen=True)
    fresh = databases.fresh_store(store_kind, tmp_path, seed)
    with contextlib.nullcontext(store) if store else fresh as kept:
        copied = kept.model_copy(update={"backup_folder": str(backup_folder or "")})
        async with set_stage(
            settings, place=tmp_path, clock=clock, limits=NO_LIMITS, keep_calls=None, store=copied
        ) as stage:
            if seed:
                _put_seed(seed, stage.folder, kept.url)
            stage.tick_seconds = NEVER
            await stage.start()
            yield stage
    assert stage.telegram.violations == []
