"""The stage of the demo: the stand-in for Telegram, a store in a temporary folder, the real bot."""

import shutil
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import time
from pathlib import Path

from pydantic import SecretStr

from bot.app import Papergram
from bot.client.pace.overall import Limits
from bot.clock import utc_now
from bot.config import Chat, Digests, Log, PushSettings, Settings, StoreSettings, Telegram
from bot.offline.demo.clock import DemoClock
from bot.offline.seeds import find_seeds
from bot.offline.standin import Person, StandIn
from bot.store.store import Store

_CALLS_KEPT = 500


@dataclass(frozen=True, slots=True)
class Stage:
    """Everything that the demo plays with."""

    telegram: StandIn
    reader: Person
    store: Store
    folder: Path
    """Where digest files fall."""
    bot: Papergram
    clock: DemoClock


@asynccontextmanager
async def set_stage(
    *,
    with_seeds: bool,
    clock: DemoClock | None = None,
    hour: time | None = None,
    scan_seconds: float = 1,
    limits: Limits | None = None,
) -> AsyncIterator[Stage]:
    """Starts everything on loopback and takes it down again, its files with it.

    ``hour`` is the push's, in UTC. Without one a report that arrives is pushed at once.
    """
    clock = clock or DemoClock()
    with tempfile.TemporaryDirectory(prefix="papergram-demo-") as place:
        folder = Path(place) / "digests"
        folder.mkdir()
        if with_seeds:
            deliver_seeds(folder)
        async with StandIn(clock=clock, keep_calls=_CALLS_KEPT) as telegram:
            settings = _settings(
                telegram,
                Digests(folder=folder, scan_seconds=scan_seconds),
                Path(place) / "papergram.db",
                hour,
            )
            with Store(settings.store.url) as store:
                reader = telegram.person("You", language_code="en")
                async with Papergram(settings, store, clock, limits=limits) as bot:
                    yield Stage(telegram, reader, store, folder, bot, clock)


def deliver_seeds(folder: Path) -> None:
    """Today's report arrives."""
    for seed in sorted(find_seeds().glob("*.md")):
        shutil.copy(seed, folder)


def _settings(telegram: StandIn, digests: Digests, database: Path, hour: time | None) -> Settings:
    """Settings that neither a file nor the environment reaches into."""
    just_passed = utc_now().replace(minute=0, second=0, microsecond=0).time()
    return Settings.model_construct(
        telegram=Telegram(token=SecretStr(telegram.token), api_url=telegram.url),
        digests=digests,
        store=StoreSettings(url=f"sqlite:///{database}"),
        push=PushSettings(time=hour or just_passed, timezone="UTC"),
        chat=Chat(language="en"),
        log=Log(),
    )
