"""A bot that is watched."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import aiohttp
import pytest
from pydantic import SecretStr

from bot.config import Health
from bot.store.store import Store
from tests.health.watched import ADMIN, Watched
from tests.health.watcher import watching
from tests.stage import staged


@pytest.fixture
async def watched(tmp_path: Path, unused_tcp_port: int) -> AsyncIterator[Watched]:
    """A running bot with a watcher, an administrator and a place for metrics."""
    async with watching() as watcher, aiohttp.ClientSession() as session:
        health = Health(
            listen=f"127.0.0.1:{unused_tcp_port}", ping_url=SecretStr(f"{watcher.url}/key")
        )
        backups = tmp_path / "backups"
        async with staged(tmp_path, admins=(ADMIN,), health=health, backup_folder=backups) as stage:
            boss = stage.telegram.person("Boss", language_code="en", user_id=ADMIN)
            boss.chat.started = True
            stage.store.readers.choose_language(ADMIN, "en")
            yield Watched(stage, watcher, session, boss)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty store."""
    with Store(f"sqlite:///{tmp_path}/papergram.db") as store:
        yield store
