"""Reads the index: the newest papers that match an expression, and rows by some values."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from bot.search.forms import Group
from bot.search.index.expressions import none_of
from bot.search.index.schema import PREFIX

RARE = 2000
"""Papers up to which all that have a word are looked at."""


@dataclass(frozen=True, slots=True)
class Span:
    """The keys that a query's dates allow, and what a paper must not have."""

    first: int = 0
    behind: int = 1 << 62
    excluded: tuple[Group, ...] = ()


def newest(connection: Connection, table: str, expression: str, span: Span, most: int) -> list[int]:
    """The newest keys that match an expression, newest first; this is always fast."""
    # In one row: fetching a thousand rows one by one costs more than finding them.
    found = connection.exec_driver_sql(
        f"SELECT group_concat(rowid) FROM (SELECT rowid FROM {PREFIX}{table}"
        f" WHERE {PREFIX}{table} MATCH ? AND rowid >= ? AND rowid < ?"
        " ORDER BY rowid DESC LIMIT ?)",
        (none_of(expression, span.excluded), span.first, span.behind, most),
    ).scalar()
    return sorted(map(int, found.split(",")), reverse=True) if found else []


def rows_by(
    connection: Connection, table: str, column: str, values: Collection[object], wanted: str
) -> Sequence[Any]:
    """The columns ``wanted`` of the rows whose ``column`` has one of the values."""
    marks = ",".join("?" * len(values))
    return connection.exec_driver_sql(
        f"SELECT {wanted} FROM {PREFIX}{table} WHERE {column} IN ({marks})", tuple(values)
    ).all()
