"""Whether a store is whole: its file, its pages, its tables and indexes, what its rows refer to.

Nothing here makes or changes a file or a table. Of a PostgreSQL database only the tables and the
rights are looked at: its server looks after the pages.
"""

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, create_engine, inspect, text

from bot.errors import StoreAwayError, StoreError
from bot.store.opening import TIMEOUT, connect_database
from bot.store.schema import find_revision, known_revisions, upgrade
from bot.store.urls import check_url, is_sqlite, make_safe, sqlite_file

_LOG_MAGIC = (b"\x37\x7f\x06\x82", b"\x37\x7f\x06\x83")
"""How a write-ahead log begins."""
_LOG_HEADER = 32
_COUNTS = "SELECT (SELECT count(DISTINCT digest_date) FROM entry), (SELECT count(*) FROM paper)"
_TABLES = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
_MAY_WRITE = """
    SELECT NOT pg_is_in_recovery() AND bool_and(
        has_table_privilege(format('%I.%I', schemaname, tablename), 'INSERT, UPDATE, DELETE')
    ) FROM pg_tables WHERE schemaname = current_schema()
"""

Parts = dict[str, set[str]]
"""The columns of each table, and its indexes by the columns that they are of."""


@dataclass(frozen=True, slots=True)
class Inspected:
    """What a store that is whole has."""

    digests: int
    papers: int
    outdated: bool
    """Whether the next start brings its tables up to date."""


def inspect_store(url: str, *, read_all: bool = True, timeout: float = TIMEOUT) -> Inspected | None:
    """Returns what a store has; ``None`` when there is none yet and one can be made.

    ``read_all`` looks at every page and row of a file, which takes a second for some hundred
    megabytes. ``timeout`` is as for ``open_database``. Raises ``StoreError``, with what is wrong
    and what to do, for a store that is not whole or that the bot could not write.
    """
    check_url(url)
    safe = make_safe(url)
    if not is_sqlite(url):
        return _inspect_server(url, safe, timeout)
    file = sqlite_file(url)
    _refuse_unwritable(file, safe)
    if not file.exists():
        return None
    try:
        if read_all and (damage := find_damage(file)):
            raise StoreError(f"{safe} is damaged: {damage}; put a backup in its place")
        with _looking(file) as connection:
            return _inspect_tables(connection, safe)
    except sqlite3.Error as error:
        raise StoreError(f"{safe} is damaged: {error}; put a backup in its place") from error


def find_damage(file: Path) -> str | None:
    """Returns what is wrong with the pages and rows of a database; ``None`` when all is well.

    Raises ``sqlite3.Error`` when not even that can be found out.
    """
    log = file.with_name(f"{file.name}-wal")
    if log.exists() and log.stat().st_size >= _LOG_HEADER:
        with log.open("rb") as opened:
            if opened.read(4) not in _LOG_MAGIC:
                return f"{log.name} is no write-ahead log"
    with _looking(file) as connection:
        (first,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
        if first != "ok":
            return " ".join(first.removeprefix("*** in database main ***").split())
        if (broken := connection.execute("PRAGMA foreign_key_check").fetchone()) is not None:
            table, row, parent, _ = broken
            return f"row {row} of {table} refers to a row of {parent} that is not there"
    return None


def _inspect_server(url: str, safe: str, timeout: float) -> Inspected | None:
    database = connect_database(url, timeout=timeout)
    try:
        with database.read_connection() as connection:
            found = _parts_on_server(connection)
            if not found:
                return None
            known = "alembic_version" in found
            revision = find_revision(connection) if known else None
            _judge_tables(found, revision, safe)
            if not connection.execute(text(_MAY_WRITE)).scalar_one():
                raise StoreError(f"{safe} cannot be written; set store.url, or the user's rights")
            digests, papers = connection.execute(text(_COUNTS)).one()
            return Inspected(digests, papers, revision != max(known_revisions()))
    except StoreAwayError as error:
        raise StoreError(f"{safe}: {error}; start the server, or set store.url") from error
    finally:
        database.close()


def _refuse_unwritable(file: Path, safe: str) -> None:
    if file.exists() and not file.is_file():
        raise StoreError(f"{safe} is no file; set store.url")
    if not file.parent.is_dir():
        raise StoreError(f"{safe}: there is no folder {file.parent}; create it or set store.url")
    for path in (file, file.parent):  # SQLite keeps its log beside the file
        if path.exists() and not os.access(path, os.R_OK | os.W_OK):
            raise StoreError(f"{safe}: {path} cannot be read and written; change its rights")


@contextmanager
def _looking(file: Path) -> Iterator[sqlite3.Connection]:
    """Opens a connection that leaves no file behind.

    Whoever has the store open keeps a log beside it. Without one the file stands still, and
    ``immutable`` keeps SQLite from making a log for this connection.
    """
    still = "" if file.with_name(f"{file.name}-wal").exists() else "&immutable=1"
    address = f"{file.resolve().as_uri()}?mode=ro{still}"
    with closing(sqlite3.connect(address, uri=True)) as connection:
        yield connection


def _inspect_tables(connection: sqlite3.Connection, safe: str) -> Inspected:
    found = _parts(connection)
    if not found:
        raise StoreError(f"{safe} is empty; delete it, or put a backup in its place")
    noted = None
    if "alembic_version" in found:
        noted = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    revision = noted[0] if noted else None
    _judge_tables(found, revision, safe)
    digests, papers = connection.execute(_COUNTS).fetchone()
    return Inspected(digests, papers, revision != max(known_revisions()))


def _judge_tables(found: Parts, revision: str | None, safe: str) -> None:
    """Raises ``StoreError`` when tables are not those that the migrations up to a revision make."""
    if "alembic_version" not in found:
        raise StoreError(f"{safe} is a database of another program; set store.url")
    if revision is None or revision not in known_revisions():
        raise StoreError(
            f"{safe} was made by a newer Papergram (schema {revision}; this version knows up to "
            f"{max(known_revisions())}); upgrade, or set store.url"
        )
    for table, parts in _expected(revision).items():
        if table not in found:
            raise StoreError(f"{safe} lacks the table {table}; put a backup in its place")
        if lacking := sorted(parts - found[table]):
            raise StoreError(f"{safe}: {table} lacks {lacking[0]}; put a backup in its place")


def _expected(revision: str) -> Parts:
    """Returns the tables that the migrations up to ``revision`` make."""
    engine = create_engine("sqlite://")
    with engine.begin() as connection:
        upgrade(connection, revision)
        made = connection.connection.driver_connection
        assert isinstance(made, sqlite3.Connection)
        parts = _parts(made)
    engine.dispose()
    return parts


def _parts(connection: sqlite3.Connection) -> Parts:
    tables = connection.execute(_TABLES).fetchall()
    parts: Parts = {}
    for (table,) in tables:
        columns = connection.execute("SELECT name FROM pragma_table_info(?)", (table,))
        parts[table] = {f"the column {name}" for (name,) in columns}
        indexes = connection.execute("SELECT name FROM pragma_index_list(?)", (table,)).fetchall()
        for (index,) in indexes:
            of = connection.execute("SELECT name FROM pragma_index_info(?)", (index,)).fetchall()
            parts[table].add(f"the index of {', '.join(name or 'an expression' for (name,) in of)}")
    return parts


def _parts_on_server(connection: Connection) -> Parts:
    inspector = inspect(connection)
    columns, indexes = inspector.get_multi_columns(), inspector.get_multi_indexes()
    keys, unique = inspector.get_multi_pk_constraint(), inspector.get_multi_unique_constraints()
    parts: Parts = {}
    for place, found in columns.items():
        ordered: list[Sequence[str | None]] = [keys[place]["constrained_columns"]]
        ordered += [one["column_names"] for one in indexes[place]]
        ordered += [one["column_names"] for one in unique[place]]
        names = {f"the column {column['name']}" for column in found}
        parts[place[1]] = names | {
            f"the index of {', '.join(name or 'an expression' for name in of)}" for of in ordered
        }
    return parts
