"""Search over every paper ever seen, in the words that the chat and the command line use."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.cards.markup import render_line
from bot.cards.styled import Styled, bold_at, text_of
from bot.papers import Section, StoredPaper
from bot.search import index
from bot.search.answer import Answer
from bot.search.glossary import shipped
from bot.search.highlight import excerpt
from bot.search.query import parse
from bot.search.slips import unreadable
from bot.store.database import Database
from bot.store.papers import Papers

_EXCERPT = 160
"""UTF-16 units, about three lines on a phone."""
_ANY_WORDS = "強化学习 机器刁 quantizaton"
"""Both languages, traditional characters, a slip in each: what a search may need is in use."""
_TOLD = (
    Section.CONTRIBUTION,
    Section.INNOVATIONS,
    Section.RESULTS,
    Section.USAGE,
    Section.FIELD,
)
"""Where an excerpt is looked for, the most telling first."""


@dataclass(frozen=True, slots=True)
class Found:
    """One page of what a search found."""

    papers: Sequence[tuple[StoredPaper, Styled]]
    """Papers, each with the words found in their sentence."""
    scores: Sequence[float]
    total: int
    more: bool
    """There are more than ``total``."""
    also: Sequence[str]
    """Translations that were searched for too."""
    corrections: Sequence[tuple[str, str]]
    """Words that were read as others: typed, read as."""


class Archive:
    """Finds papers."""

    def __init__(self, database: Database, papers: Papers) -> None:
        self._database = database
        self._papers = papers

    def search(self, words: str, limit: int, offset: int = 0, *, only_typed: bool = False) -> Found:
        """The best papers for some words; any text is data, and none is an error.

        ``only_typed`` leaves out what the words mean in the other language.
        """
        with self._database.read() as session:
            answer = index.search(
                session.connection(),
                parse(words, only_typed=only_typed),
                limit=limit,
                offset=offset,
            )
        stored = self._papers.get_all([hit.doc_id for hit in answer.hits])
        return Found(
            [(paper, _excerpt(paper, answer)) for paper in stored],
            [hit.score for hit in answer.hits],
            answer.total,
            answer.more,
            answer.also,
            answer.corrections,
        )

    def warm(self) -> None:
        """Does what the first search would else wait for: it reads and orders the glossary.

        Takes about a second, so an application calls it in a thread while it starts.
        """
        unreadable(shipped())
        self.search(_ANY_WORDS, limit=1)

    def matching(self, words: str, numbers: Sequence[int]) -> frozenset[int]:
        """Which papers, by the index's numbers, have everything that the words ask for."""
        with self._database.read() as session:
            return index.matching(session.connection(), parse(words), numbers)

    def outdated(self) -> bool:
        """Whether another version made the index, so that it should be rebuilt."""
        with self._database.read() as session:
            return index.outdated(session.connection())

    def rebuild(self, progress: Callable[[int], None] | None = None) -> int:
        """Makes the index anew while others search and load; returns how many papers it has.

        ``progress`` is told how many are done. Interrupted, it leaves the old index as it was.
        """
        return index.rebuild(self._database.write_connection, self._papers.batch_after, progress)

    def titled(self, words: str) -> StoredPaper | None:
        """The paper whose title is clearly meant by some words of it."""
        with self._database.read() as session:
            number = index.titled(session.connection(), words)
        found = self._papers.get_all([number] if number is not None else [])
        return found[0] if found else None

    def similar(self, arxiv_id: str, limit: int = 5) -> list[StoredPaper]:
        """The papers whose heads say the same rare things, the most like it first."""
        number = self._papers.number_of(arxiv_id)
        if number is None:
            return []
        with self._database.read() as session:
            hits = index.similar(session.connection(), number, limit)
        return self._papers.get_all([hit.doc_id for hit in hits])

    def nearest(self, arxiv_id: str, limit: int = 3) -> list[StoredPaper]:
        """Papers whose ids are most like an unknown one."""
        with self._database.read() as session:
            ids = index.nearest_ids(session.connection(), arxiv_id, limit=limit)
        return [stored for stored in map(self._papers.get, ids) if stored]


def _excerpt(stored: StoredPaper, answer: Answer) -> Styled:
    for section in _TOLD:
        text = text_of(render_line(stored.paper.section(section)))
        found = excerpt(text, answer.forms, answer.parts, limit=_EXCERPT) if text else None
        if found is not None:
            return bold_at(found.text, found.spans)
    return ()
