"""``Index``: the questions that other rooms ask the search."""

import logging
import time
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TypeVar

from bot.measures import SHORT, Durations
from bot.papers import Paper
from bot.search.answer import Answer
from bot.search.index import neighbours, searching
from bot.search.index.documents import to_document
from bot.search.index.neighbours import Similar
from bot.search.index.schema import WRITER_BYTES, is_engines_error, open_index
from bot.search.index.shadow import Shadow, Source
from bot.search.index.snapshot import Snapshot
from bot.search.query import parse

log = logging.getLogger(__name__)

_T = TypeVar("_T")
_AT_ONCE = 200
"""Changes that a search follows by itself before it answers: a fraction of a second."""


def _today() -> date:
    return datetime.now(UTC).date()


class Shelf:
    """A few papers with an index of their own, such as those of one day."""

    def __init__(self, papers: Sequence[tuple[date, Mapping[str, Paper]]]) -> None:
        """Takes each paper's first day, and the paper by the code of each of its languages."""
        index = open_index()
        with index.writer(WRITER_BYTES, num_threads=1) as writer:
            for number, (day, languages) in enumerate(papers):
                writer.add_document(to_document(languages, day, number))
            writer.commit()
        index.reload()
        self.ids = tuple(next(iter(languages.values())).id for _, languages in papers)
        self.snapshot = Snapshot(index.searcher())


class Index:
    """Finds papers, by arXiv id; safe to share between threads."""

    def __init__(
        self, folder: Path | None, source: Source, today: Callable[[], date] = _today
    ) -> None:
        """``folder`` is where the index is kept, ``source`` the store that it follows.

        ``today`` says which day it is, for who asks for last year.
        """
        self._today = today
        self._source = source
        self._shadow = Shadow(folder, source)
        self.answered_in = Durations(SHORT)
        """How long searches took."""

    def search(
        self, words: str, limit: int, offset: int = 0, *, only_typed: bool = False
    ) -> Answer:
        """Returns the best papers for some words; any text is data, and none is an error.

        ``limit`` and ``offset`` choose the part of the ranking. ``only_typed`` leaves out what the
        words mean in the other language.
        """
        query = parse(words, only_typed=only_typed, today=self._today())

        def ask(snapshot: Snapshot, complete: bool) -> Answer:
            answer = searching.search(snapshot, query, limit=limit, offset=offset)
            return replace(answer, incomplete=not complete)

        began = time.monotonic()
        answer = self._ask(ask)
        self.answered_in.add(time.monotonic() - began)
        return answer

    def matching(
        self, words: str, arxiv_ids: Collection[str], *, whole_terms: bool = False
    ) -> frozenset[str]:
        """Returns which of these papers have everything that the words ask for.

        With ``whole_terms`` a paper that has the words of a term apart does not have the term.
        """
        query = parse(words, today=self._today())

        def ask(snapshot: Snapshot, _complete: bool) -> frozenset[str]:
            groups, _ = searching.meant(snapshot, query)
            return searching.matching(snapshot, groups, query, arxiv_ids, whole_terms=whole_terms)

        return self._ask(ask)

    def matching_on(self, words: str, shelf: Shelf, *, whole_terms: bool = False) -> frozenset[str]:
        """As ``matching``, for papers that this index need not have yet."""
        query = parse(words, today=self._today())

        def ask(snapshot: Snapshot, complete: bool) -> frozenset[str]:
            # An index that is being made knows too few words to guess what an unknown one may be.
            groups, _ = searching.meant(snapshot, query, among=shelf.snapshot, guessing=complete)
            return searching.matching(
                shelf.snapshot, groups, query, shelf.ids, whole_terms=whole_terms
            )

        return self._ask(ask)

    def titled(self, words: str) -> str | None:
        """Returns the paper that words of a title clearly mean; ``None`` when it is not clear."""
        return self._ask(lambda snapshot, _: neighbours.titled(snapshot, words))

    def similar(
        self, arxiv_id: str, language: str | None = None, limit: int = 5
    ) -> tuple[Similar, ...]:
        """Returns the papers whose heads say the same rare things, the most like it first.

        ``language`` is the reader's: what both are about is named in it where it can be.
        """
        paper = self._source.paper(arxiv_id, language)
        if paper is None:
            return ()
        return self._ask(lambda snapshot, _: neighbours.similar(snapshot, paper, limit))

    def nearest(self, arxiv_id: str, limit: int = 3) -> tuple[str, ...]:
        """Returns the ids that are written most like one that the index does not have."""
        return self._ask(lambda snapshot, _: neighbours.nearest(snapshot, arxiv_id, limit))

    def behind(self) -> bool:
        """Whether the index is being made, so that answers may lack papers."""
        return self._shadow.behind(1) > 0

    def follow(self, progress: Callable[[int], None] | None = None) -> bool:
        """Brings the index up to date while others search and load.

        ``progress`` is told how many papers are done. Returns whether it is up to date; another
        process may be at it.
        """
        return self._shadow.follow(progress)

    def rebuild(self, progress: Callable[[int], None] | None = None) -> bool:
        """Makes the index anew; ``progress`` and what it returns are as in ``follow``."""
        self._shadow.discard()
        return self._shadow.follow(progress)

    def _ask(self, question: Callable[[Snapshot, bool], _T]) -> _T:
        """Asks the index as ``_look`` returns it; a damaged one is made anew and asked again."""
        snapshot, complete = self._look()
        try:
            return question(snapshot, complete)
        except BaseException as error:
            if not is_engines_error(error):
                raise
            log.warning("the search index is damaged and is made anew: %s", error)
        self._shadow.discard()
        return question(*self._look())

    def _look(self) -> tuple[Snapshot, bool]:
        """Returns the index and whether it has all papers; it may lack some while it is made."""
        missing = self._shadow.behind(_AT_ONCE + 1)
        complete = missing == 0 or (missing <= _AT_ONCE and self._shadow.follow(wait=True))
        return self._shadow.snapshot(), complete
