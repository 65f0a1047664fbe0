"""``Index``: the questions that other rooms ask the search. ``writing`` changes the index."""

from collections.abc import Callable, Collection
from contextlib import AbstractContextManager

from sqlalchemy import Connection

from bot.search.answer import Answer
from bot.search.glossary import shipped
from bot.search.index import neighbours, rebuilding, searching
from bot.search.query import parse

_ANY_WORDS = "强化学习 机器刁 quantizaton"
"""Both languages, traditional characters, a typo in each: what a search may need is in use."""

Begin = Callable[[], AbstractContextManager[Connection]]
"""Opens a connection for one transaction."""


class Index:
    """Finds papers, by arXiv id; safe to share between threads."""

    def __init__(self, read: Begin, write: Begin) -> None:
        """``read`` and ``write`` open transactions on the database that has the index's tables."""
        self._read = read
        self._write = write

    def search(
        self, words: str, limit: int, offset: int = 0, *, only_typed: bool = False
    ) -> Answer:
        """The best papers for some words; any text is data, and none is an error.

        ``limit`` and ``offset`` choose the part of the ranking. ``only_typed`` leaves out what the
        words mean in the other language.
        """
        query = parse(words, only_typed=only_typed)
        with self._read() as connection:
            return searching.search(connection, query, limit=limit, offset=offset)

    def matching(self, words: str, arxiv_ids: Collection[str]) -> frozenset[str]:
        """Which of these papers have everything that the words ask for."""
        with self._read() as connection:
            return searching.matching(connection, parse(words), arxiv_ids)

    def titled(self, words: str) -> str | None:
        """The paper that words of a title clearly mean; ``None`` when none does, or several do."""
        with self._read() as connection:
            return neighbours.titled(connection, words)

    def similar(self, arxiv_id: str, limit: int = 5) -> tuple[str, ...]:
        """The papers whose heads say the same rare things, the most like it first."""
        with self._read() as connection:
            return neighbours.similar(connection, arxiv_id, limit)

    def nearest(self, arxiv_id: str, limit: int = 3) -> tuple[str, ...]:
        """The ids that are written most like one that the index does not have."""
        with self._read() as connection:
            return neighbours.nearest(connection, arxiv_id, limit)

    def outdated(self) -> bool:
        """Whether another version made the index, so that it should be rebuilt."""
        with self._read() as connection:
            return rebuilding.outdated(connection)

    def rebuild(
        self, papers: rebuilding.Source, progress: Callable[[int], None] | None = None
    ) -> int:
        """Makes the index anew while others search and load; returns how many papers it has.

        ``papers`` reads what is stored. ``progress`` is told how many papers are done.
        Interrupted, it leaves the old index as it was.
        """
        return rebuilding.rebuild(self._write, papers, progress)

    def warm(self) -> None:
        """Reads the glossary, so that the first search does not wait for it.

        Takes some tenths of a second, so an application calls it in a thread while it starts.
        """
        shipped()
        self.search(_ANY_WORDS, limit=1)
