"""The index at one moment: what the engine is asked, in words of ours."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

import tantivy
from tantivy import DocAddress, Query

from bot.search.index.schema import SCHEMA, SEPARATOR, TEXTS

_Key = TypeVar("_Key")
_Answer = TypeVar("_Answer")
STATE = "state"
"""The id of the document that is no paper."""
_REMEMBERED = 50_000
"""Answers about words that are kept for the next question."""


@dataclass(frozen=True, slots=True)
class Found:
    """A paper that a question found, at its address in this snapshot."""

    score: float
    address: DocAddress


@dataclass(frozen=True, slots=True)
class Kept:
    """What the index keeps of a paper as it is."""

    arxiv_id: str
    texts: tuple[tuple[str, str], ...]
    """As ``plain_texts`` in ``bot.cards.excerpt`` made them, each behind its language's code."""


class Snapshot:
    """One moment of the index, which later changes do not touch; threads may share it."""

    def __init__(self, searcher: tantivy.Searcher) -> None:
        self._searcher = searcher
        self._frequencies: dict[tuple[str, str], int] = {}
        self._forms: dict[tuple[str, ...], bool] = {}

    @cached_property
    def papers(self) -> int:
        """How many papers there are."""
        return self._searcher.num_docs - self.has(STATE)

    def frequency(self, field: str, word: str) -> int:
        """Returns how many papers have a word in a field; some that are gone may count too."""
        key = field, word
        found = self._frequencies.get(key)
        if found is None:
            found = self._searcher.doc_freq(field, word)
            _remember(self._frequencies, key, found)
        return found

    def has_form(self, tokens: tuple[str, ...], ask: Callable[[], bool]) -> bool:
        """Whether any paper has these index words together; ``ask`` finds out, the first time."""
        found = self._forms.get(tokens)
        if found is None:
            found = ask()
            _remember(self._forms, tokens, found)
        return found

    def has(self, arxiv_id: str) -> bool:
        """Whether there is a paper with this id."""
        return self.any(Query.term_query(SCHEMA, "id", arxiv_id, index_option="basic"))

    def anywhere(self, word: str) -> bool:
        """Whether any paper has an index word in any of its texts."""
        return any(self.frequency(field, word) for field in TEXTS)

    def beginning(self, field: str, prefix: str, limit: int | None = None) -> list[tuple[str, int]]:
        """Returns the words of a field that begin so, each with its papers, the commonest first."""
        return self._searcher.terms_with_prefix(field, prefix, limit=limit)

    def ids_beginning(self, prefix: str, limit: int) -> list[str]:
        """Returns the ids of papers that begin so."""
        papers = Query.all_query()
        found = self._searcher.terms_with_prefix("id", prefix, filter_query=papers, limit=limit)
        return [arxiv_id for arxiv_id, _ in found if arxiv_id != STATE]

    def count(self, query: Query) -> int:
        """Returns how many papers match."""
        found: int = self._searcher.search(query, limit=1, count=True).count  # type: ignore[attr-defined]
        return found

    def any(self, query: Query) -> bool:
        """Whether any paper matches."""
        return bool(self._searcher.search(query, limit=1, count=False).hits)

    def best(self, query: Query, limit: int) -> tuple[list[Found], int]:
        """Returns the papers that match, the best first, among equals the newest; and their number.

        At most ``limit`` papers are returned, and all are counted.
        """
        result = self._searcher.search(query, limit=limit, weight_by_field="recency")
        number: int = result.count  # type: ignore[attr-defined]
        return [Found(score, address) for score, address in result.hits], number

    def newest(self, query: Query, limit: int) -> list[Found]:
        """Returns the papers that match, the newest first."""
        hits = self._searcher.search(query, limit=limit, count=False, order_by_field="place").hits
        return [Found(0.0, address) for _, address in hits]

    def ids(self, addresses: Sequence[DocAddress]) -> list[str]:
        """Returns the arXiv ids at some addresses."""
        return [str(self._searcher.doc(address).get_first("id")) for address in addresses]

    def kept(self, address: DocAddress) -> Kept:
        """Returns what the index keeps of the paper at an address."""
        document = self._searcher.doc(address)
        texts = (bytes(text).decode().partition(SEPARATOR) for text in document.get_all("plain"))
        return Kept(
            str(document.get_first("id")), tuple((language, text) for language, _, text in texts)
        )

    def state(self) -> str | None:
        """Returns the text that was last written beside the papers."""
        query = Query.term_query(SCHEMA, "id", STATE, index_option="basic")
        hits = self._searcher.search(query, limit=1, count=False).hits
        return str(self._searcher.doc(hits[0][1]).get_first("state")) if hits else None


def _remember(answers: dict[_Key, _Answer], key: _Key, answer: _Answer) -> None:
    if len(answers) >= _REMEMBERED:
        answers.clear()
    answers[key] = answer
