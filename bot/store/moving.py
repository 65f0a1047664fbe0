"""Moves a store into another: every table, in one transaction of the target.

Whatever ends it before that transaction does leaves the target empty; the source is only read.
"""

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from sqlalchemy import Connection, MappingResult, Table, delete, exists, insert, inspect, select
from sqlmodel import SQLModel

import bot.store.tables  # noqa: F401  it fills the metadata
from bot.errors import StoreError
from bot.store.database import Database
from bot.store.opening import connect_database
from bot.store.schema import bring_up_to_date
from bot.store.urls import make_safe

_BATCH = 1000
_NEVER_EMPTY = "change"
"""A new store has a first change, which no paper has."""


@dataclass(frozen=True, slots=True)
class Content:
    """What a table has; it is the same in whatever order the rows stand."""

    rows: int
    hash: str


def open_target(url: str) -> Database:
    """Opens the store at ``url`` to be filled, and makes its tables.

    Raises ``StoreError`` when anything is in it.
    """
    database = connect_database(url)
    try:
        _refuse_others(database, make_safe(url))
        bring_up_to_date(database)
        _refuse_filled(database, make_safe(url))
    except BaseException:
        database.close()
        raise
    return database


def _refuse_others(database: Database, safe: str) -> None:
    with database.read_connection() as connection:
        found = inspect(connection).get_table_names()
    if found and "alembic_version" not in found:
        raise StoreError(f"{safe} has tables of another program; name an empty one")


def _refuse_filled(database: Database, safe: str) -> None:
    with database.read_connection() as connection:
        for table in SQLModel.metadata.sorted_tables:
            filled = connection.execute(select(exists(select(table)))).scalar()
            if filled and table.name != _NEVER_EMPTY:
                raise StoreError(f"{safe} is not empty: {table.name} has rows")


def move_store(
    source: Database,
    target: Database,
    progress: Callable[[str, int], None] = lambda _table, _rows: None,
    *,
    alone: bool = True,
) -> Mapping[str, Content]:
    """Copies all that the ``source`` has into the ``target``; returns what every table has.

    ``progress`` is told a table's name and how many of its rows are copied. ``alone`` keeps all
    others from writing to the source meanwhile. Raises ``StoreError`` when a table has not the same
    content afterwards.
    """
    contents: dict[str, Content] = {}
    begin = source.write_connection if alone else source.read_connection
    with begin() as old, target.write_connection() as new:
        source.take_time(old)
        target.take_time(new)
        new.execute(delete(SQLModel.metadata.tables[_NEVER_EMPTY]))
        for table in SQLModel.metadata.sorted_tables:
            _copy(old, new, table, progress)
            here, there = _content(old, table), _content(new, table)
            if here != there:
                raise StoreError(
                    f"{table.name} did not arrive as it was: {here.rows} rows, hash {here.hash}, "
                    f"became {there.rows}, {there.hash}; nothing was moved"
                )
            contents[table.name] = there
        target.continue_numbers(new, source.last_numbers(old))
    return contents


def _copy(
    old: Connection, new: Connection, table: Table, progress: Callable[[str, int], None]
) -> None:
    copied = 0
    with _rows(old, table) as found:
        for rows in found.partitions():
            new.execute(insert(table), [dict(row) for row in rows])
            copied += len(rows)
            progress(table.name, copied)


def _content(connection: Connection, table: Table) -> Content:
    count, total = 0, 0
    with _rows(connection, table) as found:
        for row in found:
            text = json.dumps({name: _plain(value) for name, value in row.items()}, sort_keys=True)
            total += int.from_bytes(hashlib.blake2b(text.encode(), digest_size=16).digest())
            count += 1
    return Content(count, f"{total % 2**128:032x}")


@contextmanager
def _rows(connection: Connection, table: Table) -> Iterator[MappingResult]:
    """Reads a table piece by piece: it may be larger than the memory."""
    query = select(table).execution_options(yield_per=_BATCH)
    with connection.execute(query) as found:
        yield found.mappings()


def _plain(value: Any) -> Any:  # noqa: ANN401  any column's
    """Returns a value as JSON has it, and as every database can keep it."""
    if isinstance(value, str):
        return value.replace("\0", "\ufffd")
    return value.isoformat() if isinstance(value, date | time) else value
