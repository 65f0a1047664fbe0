"""The database: connections, transactions, and the schema brought up to date.

There are two kinds of transaction. A reader sees one moment and blocks nobody (write-ahead log). A
writer takes SQLite's write lock when it begins, so it waits for its turn instead of failing in the
middle. No transaction is held across a call to the network.
"""

import asyncio
import logging
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar, TypeVarTuple, overload
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event, inspect
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DatabaseError
from sqlmodel import Session
from sqlmodel.sql.expression import Select, SelectOfScalar

from bot.errors import StoreError

log = logging.getLogger(__name__)

_T = TypeVar("_T")
_Ts = TypeVarTuple("_Ts")
_MOST_VALUES = 500
_BUSY_MILLISECONDS = 30_000
_HURRIED_MILLISECONDS = 2_000
_LOOK_AGAIN_SECONDS = 0.02
_LOOKS_IN_SILENCE = 250
_LOCKED = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
_MIGRATIONS = Path(__file__).parent / "migrations"


class Database:
    """One store; safe to share between threads."""

    def __init__(self, engine: Engine, connect: Callable[[], sqlite3.Connection]) -> None:
        """``connect`` makes a connection outside of the engine."""
        self.engine = engine
        self.connect = connect
        self._asking: sqlite3.Connection | None = None
        self._looking = asyncio.Lock()
        self._hurried = False
        self._writing = engine.execution_options(papergram_write=True)
        event.listen(engine, "begin", self._begin)

    @contextmanager
    def read(self) -> Iterator[Session]:
        """Opens a session that sees one moment of the store; what it changes is not kept."""
        with Session(self.engine) as session:
            yield session

    @contextmanager
    def write(self) -> Iterator[Session]:
        """Opens a session whose changes are kept together, or not at all when the block raises."""
        with Session(self._writing) as session, session.begin():
            yield session

    @contextmanager
    def read_connection(self) -> Iterator[Connection]:
        """As ``read``, for statements instead of objects."""
        with self.engine.connect() as connection:
            yield connection

    @contextmanager
    def write_connection(self) -> Iterator[Connection]:
        """As ``write``, for statements instead of objects."""
        with self._writing.begin() as connection:
            yield connection

    async def until_writable(self) -> None:
        """Waits while another process or thread writes; meanwhile the event loop does other work.

        A write right behind it hardly waits: others would have to be quicker in between. It waits
        for as long as the lock is held: a write that tried would hold up everybody else.
        """
        looks = 0
        async with self._looking:  # many may wait; one of them looks
            while not self._hurried and self._is_locked():
                looks += 1
                if looks == _LOOKS_IN_SILENCE:
                    log.warning("another program keeps the store locked, and all that writes waits")
                await asyncio.sleep(_LOOK_AGAIN_SECONDS)

    def hurry(self) -> None:
        """Has nothing wait long for the store's lock any more, since the bot stops."""
        self._hurried = True

    def _begin(self, connection: Connection) -> None:
        if self._hurried:
            connection.exec_driver_sql(f"PRAGMA busy_timeout = {_HURRIED_MILLISECONDS}")
        write = connection.get_execution_options().get("papergram_write")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")

    def _is_locked(self) -> bool:
        """Whether a write would have to wait now."""
        try:
            if self._asking is None:
                self._asking = self.connect()
                self._asking.execute("PRAGMA busy_timeout = 0")
            self._asking.execute("BEGIN IMMEDIATE")
            self._asking.execute("ROLLBACK")
        except sqlite3.OperationalError as error:  # any other fault is the writer's to say
            return error.sqlite_errorcode & 0xFF in _LOCKED
        return False

    def close(self) -> None:
        """Closes every connection."""
        if self._asking is not None:
            self._asking.close()
        self.engine.dispose()


class Part:
    """A part of the store, over one database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def _find(self, kind: type[_T], key: object) -> _T | None:
        """Returns the row of a table with this primary key, read in a transaction of its own."""
        with self._database.read() as session:
            return session.get(kind, key)

    @overload
    def _read(self, query: SelectOfScalar[_T]) -> Sequence[_T]: ...
    @overload
    def _read(self, query: Select[*_Ts]) -> Sequence[tuple[*_Ts]]: ...
    def _read(self, query: Any) -> Sequence[Any]:  # as SQLModel types ``exec``
        """Returns all that a query finds, read in a transaction of its own."""
        with self._database.read() as session:
            found: Sequence[Any] = session.exec(query).all()
            return found


def in_batches(values: Sequence[_T]) -> Iterator[Sequence[_T]]:
    """Cuts values into batches for one statement each.

    No statement grows with the number of papers or subscribers: databases limit its length and its
    parameters.
    """
    for start in range(0, len(values), _MOST_VALUES):
        yield values[start : start + _MOST_VALUES]


def open_database(url: str, *, must_exist: bool = False) -> Database:
    """Opens the store at a SQLAlchemy URL, and creates or upgrades its tables.

    Raises ``StoreError`` when it cannot be opened, is no database, or was made by a newer version;
    with ``must_exist`` also when there is none.
    """
    check_url(url)
    file = Path(make_url(url).database or "").absolute()
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
        # `rw`: where the file is deleted while the bot runs, no empty one takes its place.
        return sqlite3.connect(
            f"file:{quote(str(file))}?mode=rw", uri=True, check_same_thread=False
        )

    # An error would show the values of its statement, such as what somebody typed, in the log.
    engine = create_engine(url, creator=connect, hide_parameters=True)
    event.listen(engine, "connect", _configure)
    database = Database(engine, connect)
    try:
        _bring_up_to_date(database)
    except DatabaseError as error:
        database.close()
        raise StoreError(f"store {make_safe(url)}: {error.orig}") from error
    except StoreError:
        database.close()
        raise
    return database


def check_url(url: str) -> None:
    """Raises ``StoreError`` when a URL names no SQLite file."""
    try:
        parts = make_url(url)
        known = parts.drivername in ("sqlite", "sqlite+pysqlite")
        file = parts.database
    except ArgumentError:
        known, file = False, None
    if not known or not file or file == ":memory:":
        raise StoreError(
            f"{make_safe(url)!r} is no SQLite file; expected one such as sqlite:///papergram.db"
        )


def index_folder(url: str) -> Path:
    """Returns the folder of the search index that belongs to a store."""
    return beside_store(url, "search")


def beside_store(url: str, ending: str) -> Path:
    """Returns the file or folder with this ending that belongs to a store."""
    file = Path(make_url(url).database or "")
    return file.with_name(f"{file.name}.{ending}")


def make_safe(url: str) -> str:
    """Returns the URL without its password."""
    try:
        return make_url(url).render_as_string(hide_password=True)
    except ArgumentError:
        return url.partition("://")[0]


def _configure(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None  # SQLAlchemy's BEGIN is ours: DDL rolls back too
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute(f"PRAGMA busy_timeout = {_BUSY_MILLISECONDS}")
    connection.execute("PRAGMA foreign_keys = ON")
    # With a write-ahead log a power cut loses at most the last commits, and corrupts nothing.
    connection.execute("PRAGMA synchronous = NORMAL")


def _bring_up_to_date(database: Database) -> None:
    """Creates or upgrades the tables; does not write to a store that is up to date."""
    with database.read() as session:
        if _revision(session.connection()) == max(known_revisions()):
            return
    with database.write() as session:
        connection = session.connection()
        current, known = _revision(connection), known_revisions()  # another may have been quicker
        if current is not None and current not in known:
            raise StoreError(
                f"the store was made by a newer Papergram (schema {current}; this version knows up "
                f"to {max(known)}); upgrade, or name another store.url"
            )
        upgrade(connection, max(known))


def upgrade(connection: Connection, revision: str) -> None:
    """Makes or changes the tables, in the connection's transaction, as a migration left them."""
    # Alembic takes a third of a second to import, and is rarely needed.
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(_MIGRATIONS))
    config.set_main_option("path_separator", "os")
    command.upgrade(config, revision)


def _revision(connection: Connection) -> str | None:
    """Returns the newest migration that was applied; ``None`` in a new store."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found = connection.exec_driver_sql("SELECT version_num FROM alembic_version").first()
    return str(found[0]) if found else None


def known_revisions() -> set[str]:
    """Returns the numbers of all migrations of this version, read from their file names."""
    return {file.name.partition("_")[0] for file in _MIGRATIONS.glob("versions/[0-9]*_*.py")}
