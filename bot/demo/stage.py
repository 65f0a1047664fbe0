"""The stage of the demo: the stand-in for Telegram, a store in a temporary folder, the real bot."""

import shutil
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from pydantic import SecretStr

from bot.app import Papergram, Store, find_seeds, utc_now
from bot.config import Chat, Digests, Log, PushSettings, Settings, StoreSettings, Telegram
from bot.standin import Person, StandIn


@dataclass(frozen=True, slots=True)
class Stage:
    """Everything that the demo plays with."""

    telegram: StandIn
    reader: Person
    store: Store
    folder: Path
    """Where digest files fall."""

    def deliver_seeds(self) -> None:
        """Today's report arrives."""
        for seed in sorted(find_seeds().glob("*.md")):
            shutil.copy(seed, self.folder)


@asynccontextmanager
async def set_stage(*, with_seeds: bool) -> AsyncIterator[Stage]:
    """Starts everything on loopback and takes it down again, its files with it."""
    with tempfile.TemporaryDirectory(prefix="papergram-demo-") as place:
        folder = Path(place) / "digests"
        folder.mkdir()
        async with StandIn() as telegram:
            settings = _settings(telegram, folder, Path(place) / "papergram.db")
            with Store(settings.store.url) as store:
                stage = Stage(telegram, telegram.person("You", language_code="en"), store, folder)
                if with_seeds:
                    stage.deliver_seeds()
                async with Papergram(settings, store):
                    yield stage


def _settings(telegram: StandIn, folder: Path, database: Path) -> Settings:
    """Settings that neither a file nor the environment reaches into."""
    full_hour = utc_now().astimezone().replace(minute=0, second=0, microsecond=0)
    return Settings.model_construct(
        telegram=Telegram(token=SecretStr(telegram.token), api_url=telegram.url),
        digests=Digests(folder=folder, scan_seconds=1),
        store=StoreSettings(url=f"sqlite:///{database}"),
        # An hour that has just passed: a report that arrives is pushed at once.
        push=PushSettings(time=full_hour.time(), timezone="UTC"),
        chat=Chat(language="en"),
        log=Log(),
    )
