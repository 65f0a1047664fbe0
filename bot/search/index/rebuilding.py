"""The index made anew from the stored papers, while the bot goes on answering.

The papers go into a second set of tables in short transactions, so that neither a reader nor a
digest that arrives meanwhile waits long; at the end the names are swapped in one transaction. What
was added, corrected or removed in between is noted by ``writing`` and done again before the swap.
"""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from datetime import date

from sqlalchemy import Connection

from bot.papers import Paper
from bot.search.index.schema import NEXT, PREFIX, TABLES, create, drop
from bot.search.index.writing import add, forget
from bot.search.text import ANALYZER_VERSION

Source = Callable[[Connection, int, int], Sequence[tuple[int, Paper, date]]]
"""``papers(connection, after, limit)``: the stored papers whose number is above ``after``, with it
and their first day, in the order of their numbers."""

BATCH = 50
"""Papers of one transaction, well under a second."""


def outdated(connection: Connection) -> bool:
    """Whether another version of the analyzer made the index, so that it should be rebuilt."""
    version = connection.exec_driver_sql(
        f"SELECT value FROM {PREFIX}meta WHERE name = 'analyzer'"
    ).scalar()
    return bool(version != ANALYZER_VERSION)


def rebuild(
    begin: Callable[[], AbstractContextManager[Connection]],
    papers: Source,
    progress: Callable[[int], None] | None = None,
) -> int:
    """Makes the index anew; returns the number of papers in it.

    ``begin()`` opens a transaction (``engine.begin``). ``papers`` reads the stored papers.
    ``progress`` is told how many papers are done. If it is interrupted, the old index stays.
    """
    with begin() as connection:
        drop(connection, NEXT)
        create(connection, NEXT)
        connection.exec_driver_sql(f"DELETE FROM {PREFIX}touched")
        connection.exec_driver_sql(f"INSERT OR IGNORE INTO {PREFIX}meta VALUES ('rebuilding', 1)")
    done = after = 0
    more = True
    while more:
        with begin() as connection:
            batch = papers(connection, after, BATCH)
            for doc_id, paper, day in batch:
                add(connection, doc_id, paper, day, prefix=NEXT)
                after = doc_id
            done += len(batch)
            if not (more := len(batch) == BATCH):
                _catch_up(connection, papers)
                _swap(connection)
        if progress:
            progress(done)
    return done


def _catch_up(connection: Connection, papers: Source) -> None:
    touched = connection.exec_driver_sql(f"SELECT doc_id FROM {PREFIX}touched")
    for doc_id in touched.scalars().all():
        forget(connection, doc_id, prefix=NEXT)
        for found, paper, day in papers(connection, doc_id - 1, 1):
            if found == doc_id:
                add(connection, doc_id, paper, day, prefix=NEXT)


def _swap(connection: Connection) -> None:
    drop(connection)
    for table in TABLES:
        connection.exec_driver_sql(f"ALTER TABLE {NEXT}{table} RENAME TO {PREFIX}{table}")
