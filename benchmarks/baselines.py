"""What the search is measured against: FTS5's trigram index, and plain LIKE."""

from collections.abc import Sequence

from sqlalchemy import Connection

from bot.papers import Paper, Section


def text_of(paper: Paper) -> str:
    """Everything that a plain search looks into."""
    return "\n".join([paper.title, *(paper.section(section) for section in Section)])


def create(connection: Connection) -> None:
    """The tables of both: fill ``paper``, then ``INSERT INTO tri(tri) VALUES ('rebuild')``."""
    connection.exec_driver_sql("CREATE TABLE paper (id INTEGER PRIMARY KEY, text TEXT)")
    connection.exec_driver_sql(
        "CREATE VIRTUAL TABLE tri USING fts5(text, content=paper, content_rowid=id,"
        " tokenize=trigram)"
    )


def trigram(connection: Connection, text: str) -> Sequence[int]:
    """FTS5 with the trigram tokenizer; words of two characters by LIKE."""
    words = [word.replace('"', "") for word in text.split() if ":" not in word]
    long = [f'"{word}"' for word in words if len(word) >= 3]
    short = [f"%{word}%" for word in words if len(word) < 3]
    likes = "".join(" AND text LIKE ?" for _ in short)
    if not long:
        return like(connection, text)
    return (
        connection.exec_driver_sql(
            f"SELECT rowid FROM tri WHERE tri MATCH ?{likes} ORDER BY rank LIMIT 10",
            (" AND ".join(long), *short),
        )
        .scalars()
        .all()
    )


def like(connection: Connection, text: str) -> Sequence[int]:
    """No index at all, newest first."""
    words = [f"%{word}%" for word in text.split() if ":" not in word] or ["%%"]
    where = " AND ".join("text LIKE ?" for _ in words)
    return (
        connection.exec_driver_sql(
            f"SELECT id FROM paper WHERE {where} ORDER BY id DESC LIMIT 10", tuple(words)
        )
        .scalars()
        .all()
    )
