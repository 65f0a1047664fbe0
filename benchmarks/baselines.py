"""What the search is measured against: FTS5's trigram index, plain LIKE, and tantivy with jieba."""

from collections.abc import Iterable, Sequence

import rjieba
import tantivy
from sqlalchemy import Connection

from bot.papers import Paper, Section


def text_of(paper: Paper) -> str:
    """Returns everything that a plain search looks into."""
    extras = (extra.text for extra in paper.extras)
    return "\n".join([paper.title, *(paper.section(section) for section in Section), *extras])


def create(connection: Connection) -> None:
    """Makes the tables of FTS5 and LIKE; ``fill`` puts papers in."""
    connection.exec_driver_sql("CREATE TABLE paper (id INTEGER PRIMARY KEY, arxiv TEXT, text TEXT)")
    connection.exec_driver_sql(
        "CREATE VIRTUAL TABLE tri USING fts5(text, content=paper, content_rowid=id,"
        " tokenize=trigram)"
    )


def fill(connection: Connection, papers: Iterable[Paper]) -> None:
    """Puts papers into the tables."""
    rows = [(None, paper.id, text_of(paper)) for paper in papers]
    connection.exec_driver_sql("INSERT INTO paper VALUES (?, ?, ?)", rows)
    connection.exec_driver_sql("INSERT INTO tri(tri) VALUES ('rebuild')")


def trigram(connection: Connection, text: str) -> Sequence[str]:
    """FTS5 with the trigram tokenizer; words of two characters by LIKE."""
    words = [word.replace('"', "") for word in text.split() if ":" not in word]
    long = [f'"{word}"' for word in words if len(word) >= 3]
    short = [f"%{word}%" for word in words if len(word) < 3]
    likes = "".join(" AND paper.text LIKE ?" for _ in short)
    if not long:
        return like(connection, text)
    return (
        connection.exec_driver_sql(
            "SELECT arxiv FROM tri JOIN paper ON paper.id = tri.rowid"
            f" WHERE tri MATCH ?{likes} ORDER BY rank LIMIT 10",
            (" AND ".join(long), *short),
        )
        .scalars()
        .all()
    )


def like(connection: Connection, text: str) -> Sequence[str]:
    """No index at all, newest first."""
    words = [f"%{word}%" for word in text.split() if ":" not in word] or ["%%"]
    where = " AND ".join("text LIKE ?" for _ in words)
    return (
        connection.exec_driver_sql(
            f"SELECT arxiv FROM paper WHERE {where} ORDER BY id DESC LIMIT 10", tuple(words)
        )
        .scalars()
        .all()
    )


class TantivyWithJieba:
    """The engine as it comes: words by jieba, English stems, any of them, BM25."""

    def __init__(self) -> None:
        builder = tantivy.SchemaBuilder()
        builder.add_text_field("id", stored=True, tokenizer_name="raw")
        builder.add_text_field("text", tokenizer_name="en_stem")
        self._index = tantivy.Index(builder.build())

    def fill(self, papers: Iterable[Paper]) -> None:
        """Puts papers in."""
        with self._index.writer(50_000_000, num_threads=1) as writer:
            for paper in papers:
                document = tantivy.Document()
                document.add_text("id", paper.id)
                document.add_text("text", _cut(text_of(paper)))
                writer.add_document(document)
            writer.commit()
        self._index.reload()

    def search(self, text: str, limit: int = 10) -> Sequence[str]:
        """Returns the ids of the best papers."""
        searcher = self._index.searcher()
        query, _ = self._index.parse_query_lenient(_cut(text), ["text"])
        hits = searcher.search(query, limit=limit, count=False).hits
        return [str(searcher.doc(address).get_first("id")) for _, address in hits]


def _cut(text: str) -> str:
    return " ".join(rjieba.cut_for_search(text, True))
