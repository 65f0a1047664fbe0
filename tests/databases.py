"""Stores for the tests: a file, or a database on a PostgreSQL server that the run shares.

The server comes as a Python package and is started when a test first needs it. All processes of a
run use the same one. ``PAPERGRAM_TEST_POSTGRES_URL`` names another, whose user may make databases
and roles.
"""

import atexit
import contextlib
import fcntl
import functools
import itertools
import os
import shutil
import signal
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import psycopg
import pytest
from sqlalchemy import select
from sqlalchemy.engine import make_url
from sqlmodel import SQLModel

from bot.config import StoreSettings
from bot.errors import ConfigError
from bot.feed.scanner import Scanner
from bot.offline import server
from bot.offline.server import Server
from bot.store.store import Store

KINDS = ("sqlite", "postgresql")
_FOLDER = "TEST_POSTGRES_FOLDER"
_RUN = "TEST_POSTGRES_RUN"
_URL = "PAPERGRAM_TEST_POSTGRES_URL"
_NOT_DURABLE = """
fsync = off
full_page_writes = off
max_connections = 200
jit = off
"""
"""What a server may leave out whose databases nobody needs after a power cut."""
_NO_SIGNS = str.maketrans({"-": "_", ".": "_"})
SEEDED_AT = datetime(2026, 2, 16, 12, tzinfo=UTC)
"""When a seed was loaded."""
default_kind = "sqlite"
"""What ``--store`` says."""
_numbers = itertools.count()


def begin_run() -> None:
    """Names the folder of this run's server; its worker processes inherit the name."""
    folder = os.environ[_FOLDER] = tempfile.mkdtemp(prefix="papergram-pg-")
    os.environ[_RUN] = str(os.getpid())
    if named := os.environ.pop(_URL, ""):  # the bot would take it for a setting
        Path(folder, "url").write_text(named)


def end_run() -> None:
    """Stops the run's server, and deletes what belongs to it."""
    folder = Path(os.environ[_FOLDER])
    if (folder / "data").exists():
        Server(folder / "data").stop()
    elif (folder / "url").exists():
        for (name,) in _run("SELECT datname FROM pg_database WHERE datname ^@ %s", _prefix()):
            _run(f"DROP DATABASE {name} WITH (FORCE)")
    shutil.rmtree(folder)


def own_server() -> contextlib.AbstractContextManager[Server]:
    """Returns a server that no other test uses, and which may be stopped; it is not started."""
    return server.own_server(int(os.environ[_RUN]), _NOT_DURABLE)


@contextlib.contextmanager
def fresh_store(kind: str, place: Path, seed: Path | None = None) -> Iterator[StoreSettings]:
    """Yields a store of its own, which is gone afterwards.

    ``kind`` is one of ``KINDS``, or empty for that of the run. ``place`` is the folder of its
    files. A ``seed`` is loaded and indexed.
    """
    index = place / "papergram.db.search"
    if (kind or default_kind) == "sqlite":
        shutil.copytree(_files(seed).name, place, dirs_exist_ok=True)
        yield StoreSettings(url=f"sqlite:///{place}/papergram.db", index_folder=str(index))
        return
    template = _template(seed)
    if seed:
        shutil.copytree(_index_of(template), index)
    name = f"{_prefix()}{os.getpid()}_{next(_numbers)}"
    _run(f"CREATE DATABASE {name} TEMPLATE {template}")
    try:
        yield StoreSettings(url=_url_of(name), index_folder=str(index))
    finally:
        _run(f"DROP DATABASE {name} WITH (FORCE)")


def execute(url: str, statement: str) -> None:
    """Has a database do something beside its store."""
    if url.startswith("sqlite"):
        with contextlib.closing(sqlite3.connect(url.removeprefix("sqlite:///"))) as opened, opened:
            opened.execute(statement)
    else:
        with connect(url) as connection:
            connection.execute(statement.encode())


def rows_of(store: Store) -> dict[str, list[tuple[Any, ...]]]:
    """Returns all rows of a store by the names of their tables."""
    with store.database.read_connection() as connection:
        return {
            name: [tuple(row) for row in connection.execute(select(table))]
            for name, table in SQLModel.metadata.tables.items()
        }


@functools.cache
def _files(seed: Path | None) -> tempfile.TemporaryDirectory[str]:
    """Returns a folder with the files of a store to copy.

    They are made once in a process, since that takes longer than a test.
    """
    folder = tempfile.TemporaryDirectory(prefix="papergram-store-")
    with Store(f"sqlite:///{folder.name}/papergram.db") as store:
        if seed:
            _load(seed, store)
    return folder


def _load(seed: Path, store: Store) -> None:
    list(Scanner(store.papers, store.files).load([seed], SEEDED_AT))
    store.index.follow()


def connect(url: str) -> psycopg.Connection[Any]:
    """Connects to the database at the URL of a store, beside the store."""
    address = make_url(url).set(drivername="postgresql")
    return psycopg.connect(address.render_as_string(hide_password=False), autocommit=True)


@functools.cache
def _template(seed: Path | None) -> str:
    """Makes a database to copy, unless another process of the run did; returns its name."""
    name = f"{_prefix()}{seed.stem if seed else 'empty'}".translate(_NO_SIGNS)
    _connection()  # may take the lock too
    with _alone():
        if not _run("SELECT FROM pg_database WHERE datname = %s", name):
            _run(f"CREATE DATABASE {name}")
            with Store(_url_of(name), index=_index_of(name)) as store:
                if seed:
                    _load(seed, store)
    return name


def _prefix() -> str:
    """How the names of the run's databases begin."""
    return f"papergram_{os.environ[_FOLDER].rpartition('-')[2].lower()}_"


def _index_of(template: str) -> Path:
    return Path(os.environ[_FOLDER]) / f"{template}.search"


def _run(statement: str, *values: str) -> list[Any]:
    cursor = _connection().execute(statement, values or None)
    return cursor.fetchall() if cursor.description is not None else []


@functools.cache
def _connection() -> psycopg.Connection[Any]:
    """A connection to the server that makes and drops databases."""
    connection = connect(_server())
    atexit.register(connection.close)
    return connection


def _url_of(database: str) -> str:
    url = make_url(_server()).set(drivername="postgresql+psycopg", database=database)
    return url.render_as_string(hide_password=False)


@functools.cache
def _server() -> str:
    """Returns the URL of the run's server, started by the first who asks."""
    with _alone() as folder:
        noted = folder / "url"
        if not noted.exists():
            own = Server(folder / "data", int(os.environ[_RUN]), _NOT_DURABLE)
            try:
                noted.write_text(own.start())
            except ConfigError as error:
                pytest.exit(f"{error}; name one in {_URL}", 3)
        return noted.read_text()


@contextlib.contextmanager
def frozen(server: Server) -> Iterator[None]:
    """Has all processes of a server stand still within the block."""
    with connect(server.start()) as connection:
        found = connection.execute("SELECT pid FROM pg_stat_activity").fetchall()
    processes = [server.pid, *(pid for (pid,) in found)]
    _signal(processes, signal.SIGSTOP)
    try:
        yield
    finally:
        _signal(processes, signal.SIGCONT)


def _signal(processes: Iterable[int], number: signal.Signals) -> None:
    for process in processes:
        with contextlib.suppress(ProcessLookupError):
            os.kill(process, number)


@contextlib.contextmanager
def _alone() -> Iterator[Path]:
    """Holds the run's lock; yields the folder of its server."""
    folder = Path(os.environ[_FOLDER])
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield folder
