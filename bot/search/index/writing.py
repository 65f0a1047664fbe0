"""Adds, replaces and removes papers, in the transaction that stores them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection
from sqlalchemy.exc import DatabaseError

from bot.papers import Paper, Section
from bot.search.index.schema import PREFIX, SLOTS, key_of, shape_of
from bot.search.text import ANALYZER_VERSION, Indexed, index
from bot.search.translations import harvest

_BODY = (Section.USAGE, Section.INNOVATIONS, Section.RESULTS)


@dataclass(frozen=True, slots=True)
class _Analyzed:
    """Everything that the index stores of one paper."""

    title: Indexed
    field: Indexed
    contribution: Indexed
    body: Indexed
    pairs: dict[tuple[str, str], str]

    def columns(self) -> Iterator[tuple[str, str, tuple[str, ...]]]:
        """Yields each full-text table, the names of its columns, and their words."""
        names = ("title", "field", "contribution", "body")
        words = tuple(getattr(self, name).words for name in names)
        for table, count in (("title", 1), ("head", 3), ("full", 4)):
            yield table, ", ".join(names[:count]), words[:count]

    @property
    def spellings(self) -> frozenset[str]:
        parts = (self.title, self.field, self.contribution, self.body)
        return frozenset[str]().union(*(part.spellings for part in parts))


def _analyze(paper: Paper) -> _Analyzed:
    extras = (f"{extra.name}\n{extra.text}" for extra in paper.extras)
    people = " · ".join((*paper.facts.authors, paper.facts.organisation or ""))
    body = "\n".join([*(paper.section(section) for section in _BODY), *extras, people])
    return _Analyzed(
        index(paper.title, title=True),
        index(paper.field),
        index(paper.contribution),
        index(body),
        harvest("\n".join((paper.field, paper.contribution, body))),
    )


def add(
    connection: Connection,
    doc_id: int,
    paper: Paper,
    day: date,
    *,
    below: int | None = None,
    prefix: str = PREFIX,
) -> None:
    """Adds a paper with its first day; ``doc_id`` is its number in the store.

    Its key is the next one down, also from ``below`` when that is a key of the same day.
    """
    execute = connection.exec_driver_sql
    text = _analyze(paper)
    first = key_of(day)
    lowest = execute(
        f"SELECT min(key) FROM {prefix}doc WHERE key >= ? AND key < ?", (first, first + SLOTS)
    ).scalar()
    taken = (first + SLOTS if lowest is None else lowest, below)
    key = min(one for one in taken if one is not None and one >= first) - 1
    if lowest is None:  # an index is of the version that adds its first paper
        execute(
            f"UPDATE {prefix}meta SET value = ? WHERE name = 'analyzer'"
            f" AND NOT EXISTS (SELECT 1 FROM {prefix}doc)",
            (ANALYZER_VERSION,),
        )
    for table, names, words in text.columns():
        execute(
            f"INSERT INTO {prefix}{table} (rowid, {names}) VALUES (?{', ?' * len(words)})",
            (key, *words),
        )
    execute(
        f"INSERT INTO {prefix}doc VALUES (?, ?, ?, ?, ?, ?)",
        (key, doc_id, paper.id, text.title.compact, text.field.compact, text.contribution.compact),
    )
    _count(connection, 1, prefix)
    _note(connection, doc_id, prefix)
    _many(
        connection,
        f"INSERT INTO {prefix}word VALUES (?, ?, 1)"
        " ON CONFLICT (word) DO UPDATE SET papers = papers + 1",
        ((word, shape_of(word)) for word in sorted(text.spellings)),
    )
    _many(
        connection,
        f"INSERT INTO {prefix}pair VALUES (?, ?, ?, 1)"
        " ON CONFLICT (english, chinese) DO UPDATE SET papers = papers + 1",
        ((english, chinese[::-1], shown) for (english, chinese), shown in text.pairs.items()),
    )


def remove(
    connection: Connection, doc_id: int, paper: Paper, *, prefix: str = PREFIX
) -> int | None:
    """Removes a paper; ``paper`` is the text that was added.

    Returns the key that it had; ``None`` when the index does not have it.
    """
    execute = connection.exec_driver_sql
    key: int | None = execute(f"SELECT key FROM {prefix}doc WHERE doc_id = ?", (doc_id,)).scalar()
    if key is None:
        return None
    text = _analyze(paper)
    _unindex(connection, key, text, prefix)
    execute(f"DELETE FROM {prefix}doc WHERE key = ?", (key,))
    _count(connection, -1, prefix)
    _note(connection, doc_id, prefix)
    words = [(word,) for word in text.spellings]
    backwards = [(english, chinese[::-1]) for english, chinese in text.pairs]
    for table, condition, rows in (
        ("word", "word = ?", words),
        ("pair", "english = ? AND chinese = ?", backwards),
    ):
        _many(connection, f"UPDATE {prefix}{table} SET papers = papers - 1 WHERE {condition}", rows)
        _many(connection, f"DELETE FROM {prefix}{table} WHERE {condition} AND papers <= 0", rows)
    return key


def replace(
    connection: Connection, doc_id: int, old: Paper, new: Paper, day: date, *, prefix: str = PREFIX
) -> None:
    """Replaces a paper's text ``old`` by ``new``, and its day by ``day``."""
    key = remove(connection, doc_id, old, prefix=prefix)
    # A new key also on the same day: words that a wrong ``old`` left behind must not come to life.
    add(connection, doc_id, new, day, below=key, prefix=prefix)


def _unindex(connection: Connection, key: int, text: _Analyzed, prefix: str) -> None:
    """Removes the words of a text from the full-text tables.

    FTS5 may notice that the text was never there (another version of the analyzer made the index,
    or the caller is wrong) and then calls the table malformed. The words are left as dead weight.
    """
    connection.exec_driver_sql("SAVEPOINT search_unindex")
    try:
        for table, names, words in text.columns():
            connection.exec_driver_sql(
                f"INSERT INTO {prefix}{table} ({prefix}{table}, rowid, {names})"
                f" VALUES ('delete', ?{', ?' * len(words)})",
                (key, *words),
            )
    except DatabaseError:
        connection.exec_driver_sql("ROLLBACK TO search_unindex")
    connection.exec_driver_sql("RELEASE search_unindex")


def forget(connection: Connection, doc_id: int, *, prefix: str = PREFIX) -> None:
    """Removes a paper whose text is not known; its index words stay as dead weight."""
    rows = connection.exec_driver_sql(f"DELETE FROM {prefix}doc WHERE doc_id = ?", (doc_id,))
    _count(connection, -rows.rowcount, prefix)


def _note(connection: Connection, doc_id: int, prefix: str) -> None:
    """Notes that a paper changed, if a rebuild is running."""
    connection.exec_driver_sql(
        f"INSERT OR IGNORE INTO {prefix}touched"
        f" SELECT ? FROM {prefix}meta WHERE name = 'rebuilding'",
        (doc_id,),
    )


def _count(connection: Connection, change: int, prefix: str) -> None:
    connection.exec_driver_sql(
        f"UPDATE {prefix}meta SET value = value + ? WHERE name = 'papers'", (change,)
    )


def _many(connection: Connection, statement: str, rows: Iterable[tuple[object, ...]]) -> None:
    if values := list(rows):
        connection.exec_driver_sql(statement, values)
