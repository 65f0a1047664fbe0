"""A bot that is watched."""

from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack
from pathlib import Path

import aiohttp
import pytest
from pydantic import SecretStr

from bot.config import Health, StoreSettings
from bot.offline.server import Server
from bot.store.store import Store
from tests import databases
from tests.health.watched import ADMIN, Watched
from tests.health.watcher import watching
from tests.stage import SEED, staged


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    """A PostgreSQL server that no other test uses."""
    with databases.own_server() as server:
        yield server


@pytest.fixture
async def watched(
    tmp_path: Path, unused_tcp_port: int, request: pytest.FixtureRequest
) -> AsyncIterator[Watched]:
    """A running bot with a watcher, an administrator and a place for metrics.

    Where the parameter is true, its store is on a server that may be stopped, and is empty;
    otherwise it is a file.
    """
    server: Server | None = None
    store: StoreSettings | None = None
    if getattr(request, "param", False):
        server = request.getfixturevalue("server")
        store = _store_on(server, tmp_path)
    async with watching() as watcher, aiohttp.ClientSession() as session:
        health = Health(
            listen=f"127.0.0.1:{unused_tcp_port}", ping_url=SecretStr(f"{watcher.url}/key")
        )
        async with (
            staged(
                tmp_path,
                seed=None if store else SEED,
                store=store,
                store_kind="sqlite",
                admins=(ADMIN,),
                health=health,
                backup_folder=tmp_path / "backups",
            ) as stage,
            AsyncExitStack() as around,
        ):
            boss = stage.telegram.person("Boss", language_code="en", user_id=ADMIN)
            boss.chat.started = True
            stage.store.readers.choose_language(ADMIN, "en")
            yield Watched(stage, watcher, session, boss, server, around)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty store."""
    with Store(f"sqlite:///{tmp_path}/papergram.db") as store:
        yield store


def _store_on(server: Server, place: Path) -> StoreSettings:
    url, name = server.start(), f"papergram_{place.name.replace('-', '_').lower()}"
    databases.execute(url, f"CREATE DATABASE {name}")
    return StoreSettings(
        url=url.replace("/postgres?", f"/{name}?"),
        index_folder=f"{place}/index",
        timeout_seconds=1,
    )
