"""The newest papers that match an expression: the one question that is always fast."""

from dataclasses import dataclass

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
    """The newest keys that match an expression, newest first."""
    # In one row: fetching a thousand rows one by one costs more than finding them.
    found = connection.exec_driver_sql(
        f"SELECT group_concat(rowid) FROM (SELECT rowid FROM {PREFIX}{table}"
        f" WHERE {PREFIX}{table} MATCH ? AND rowid >= ? AND rowid < ?"
        " ORDER BY rowid DESC LIMIT ?)",
        (none_of(expression, span.excluded), span.first, span.behind, most),
    ).scalar()
    return sorted(map(int, found.split(",")), reverse=True) if found else []
