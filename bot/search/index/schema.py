"""The tables of the index.

Three full-text tables without content, each with more of a paper than the one before: ``title``,
``head`` (with field and contribution) and ``full``. They are for speed: a word that half of the
papers say somewhere is found at once in titles, and at once not found there. Their row ids are
*keys* that grow with the day (``key_of``), so the newest paper comes first without sorting and a
span of days is a span of keys.

``content=''``: the texts are in the papers' table already. Such a table is told the old text to
delete a row. If that text is ever wrong, words stay behind under a key that ``doc`` no longer has,
and a paper that is not in ``doc`` is not found.
"""

from datetime import date

from sqlalchemy import Connection

from bot.search.text import ANALYZER_VERSION

PREFIX = "search_"
"""Begins the names of the tables in use."""
NEXT = "search_next_"
"""Begins the names of the tables that a rebuild fills."""

_SLOT_BITS = 20
"""About a million papers a day."""
SLOTS = 1 << _SLOT_BITS

# The ascii tokenizer splits at ASCII punctuation only: every other character is the analyzer's
# business, not that of SQLite's tables of Unicode.
_TOKENIZER = "tokenize=\"ascii tokenchars '='\", content=''"
_TABLES = (
    "CREATE VIRTUAL TABLE {0}title USING fts5(title, " + _TOKENIZER + ")",
    "CREATE VIRTUAL TABLE {0}head USING fts5(title, field, contribution, " + _TOKENIZER + ")",
    "CREATE VIRTUAL TABLE {0}full USING fts5(title, field, contribution, body, " + _TOKENIZER + ")",
    # One row a paper: compact texts to weigh it by without the full-text tables. Indexes are
    # made by constraints only, since those are renamed with their table (see ``rebuilding``).
    "CREATE TABLE {0}doc (key INTEGER PRIMARY KEY, doc_id INTEGER NOT NULL UNIQUE,"
    " arxiv_id TEXT NOT NULL, title TEXT NOT NULL, field TEXT NOT NULL,"
    " contribution TEXT NOT NULL, UNIQUE (arxiv_id, doc_id))",
    # Words of other scripts than Chinese as written, and in how many papers; ``shape`` is the
    # first letter and the length, to find those that a typo may have been meant for.
    "CREATE TABLE {0}word (word TEXT PRIMARY KEY, shape TEXT NOT NULL, papers INTEGER NOT NULL,"
    " UNIQUE (shape, word)) WITHOUT ROWID",
    # "中文 (English)" as the digests write it; the Chinese backwards, since its beginning is open.
    "CREATE TABLE {0}pair (english TEXT NOT NULL, chinese TEXT NOT NULL, shown TEXT NOT NULL,"
    " papers INTEGER NOT NULL, PRIMARY KEY (english, chinese), UNIQUE (chinese, english))"
    " WITHOUT ROWID",
    # Documents that changed while a rebuild runs.
    "CREATE TABLE {0}touched (doc_id INTEGER PRIMARY KEY)",
    "CREATE TABLE {0}meta (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID",
)
TABLES = ("title", "head", "full", "doc", "word", "pair", "touched", "meta")


def create(connection: Connection, prefix: str = PREFIX) -> None:
    """Creates an empty index."""
    for statement in _TABLES:
        connection.exec_driver_sql(statement.format(prefix))
    connection.exec_driver_sql(
        f"INSERT INTO {prefix}meta VALUES ('analyzer', ?), ('papers', 0)", (ANALYZER_VERSION,)
    )


def drop(connection: Connection, prefix: str = PREFIX) -> None:
    """Drops the tables of the index that exist."""
    for table in TABLES:
        connection.exec_driver_sql(f"DROP TABLE IF EXISTS {prefix}{table}")


def key_of(day: date) -> int:
    """Returns the lowest key of a day.

    A day's first paper gets the highest, so newest first is also in the order of the digest.
    """
    return day.toordinal() << _SLOT_BITS


def shape_of(word: str, length: int | None = None) -> str:
    """What a word has in common with those that it may be a typo for; sorts by length."""
    return f"{word[0]}{len(word) if length is None else length:02}"
