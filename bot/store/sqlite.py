"""SQLite: its file, its connections, its one writer at a time.

A reader sees one moment and blocks nobody (write-ahead log). A writer takes the file's write lock
when it begins.
"""

import sqlite3
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TextIO
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event

from bot.errors import StoreError
from bot.store.database import Database
from bot.store.locks import take_lock
from bot.store.urls import make_safe, sqlite_file

_BUSY_MILLISECONDS = 30_000
_HURRIED_MILLISECONDS = 2_000
_LOCKED = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


class SqliteDatabase(Database):
    """A store in a file."""

    def __init__(self, engine: Engine, connect: Callable[[], sqlite3.Connection]) -> None:
        """``connect`` makes a connection outside of the engine."""
        super().__init__(engine)
        self._connect = connect
        self._asking: sqlite3.Connection | None = None
        self._alone: TextIO | None = None
        """Is locked while this process works on the store; the lock ends with the process."""

    def close(self) -> None:
        """Closes every connection."""
        if self._asking is not None:
            self._asking.close()
        if self._alone is not None:
            self._alone.close()
        super().close()

    async def work_alone(self, lease: float) -> None:
        """Makes this process the one that works on the store, until it ends.

        Raises ``StoreError`` while another one does. A ``lease`` is not needed on one machine.
        """
        file = Path(self.engine.url.database or "")
        lock = file.with_name(f"{file.name}.lock").open("w")
        if not take_lock(lock):
            lock.close()
            raise StoreError(
                f"another papergram works on {file}; stop it first, or name another store.url"
            )
        self._alone = lock

    def last_numbers(self, connection: Connection) -> Mapping[str, int]:
        """Returns the last number that was given in each table whose numbers are never reused."""
        found = connection.exec_driver_sql("SELECT name, seq FROM sqlite_sequence")
        return {str(name): int(number) for name, number in found}

    def continue_numbers(self, connection: Connection, last: Mapping[str, int]) -> None:
        """Has each table go on after the numbers it has, and after the ``last`` of another.

        Where a number may be reused, SQLite goes on after the largest by itself.
        """
        tables = "SELECT name FROM sqlite_master WHERE sql LIKE '%AUTOINCREMENT%'"
        for (name,) in connection.exec_driver_sql(tables).all():
            known = self.last_numbers(connection).get(name, 0)
            connection.exec_driver_sql("DELETE FROM sqlite_sequence WHERE name = ?", (name,))
            newest = max(known, last.get(name, 0))
            connection.exec_driver_sql("INSERT INTO sqlite_sequence VALUES (?, ?)", (name, newest))

    async def _find_obstacle(self) -> str | None:
        return "another program keeps the store locked" if self._is_locked() else None

    def _begin(self, connection: Connection, *, write: bool, durable: bool) -> None:
        # Normally a power cut loses at most the last commits of the log, and corrupts nothing.
        connection.exec_driver_sql(f"PRAGMA synchronous = {'FULL' if durable else 'NORMAL'}")
        if self._hurried:
            connection.exec_driver_sql(f"PRAGMA busy_timeout = {_HURRIED_MILLISECONDS}")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")

    def _is_locked(self) -> bool:
        """Whether a write would have to wait now."""
        try:
            if self._asking is None:
                self._asking = self._connect()
                self._asking.execute("PRAGMA busy_timeout = 0")
            self._asking.execute("BEGIN IMMEDIATE")
            self._asking.execute("ROLLBACK")
        except sqlite3.OperationalError as error:  # any other fault is the writer's to say
            return error.sqlite_errorcode & 0xFF in _LOCKED
        return False


def open_sqlite(url: str, *, must_exist: bool = False) -> SqliteDatabase:
    """Opens the file at a SQLAlchemy URL, and makes an empty one unless it ``must_exist``.

    Raises ``StoreError`` when that cannot be.
    """
    file = sqlite_file(url).absolute()
    if not file.exists():
        if must_exist:
            raise StoreError(
                f"there is no store at {make_safe(url)}; `papergram load` or `papergram run` makes "
                "one, where store.url says"
            )
        try:
            file.touch()
        except OSError as error:
            raise StoreError(f"store {make_safe(url)}: {error.strerror}") from error

    def connect() -> sqlite3.Connection:
        return _connect(file)

    # An error would show the values of its statement, such as what somebody typed, in the log.
    engine = create_engine(url, creator=connect, hide_parameters=True)
    event.listen(engine, "connect", _configure)
    return SqliteDatabase(engine, connect)


def _connect(file: Path) -> sqlite3.Connection:
    # `rw`: where the file is deleted while the bot runs, no empty one takes its place.
    return sqlite3.connect(f"file:{quote(str(file))}?mode=rw", uri=True, check_same_thread=False)


def _configure(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None  # SQLAlchemy's BEGIN is ours: DDL rolls back too
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute(f"PRAGMA busy_timeout = {_BUSY_MILLISECONDS}")
    connection.execute("PRAGMA foreign_keys = ON")
