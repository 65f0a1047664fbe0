"""Terms of the glossary that are several index words, as one index word each.

A phrase costs the engine many times what a word costs, and most phrases that people ask for are
terms of the glossary. So a text that says a term has, beside its other words, one for the term.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache

from bot.search.glossary import Glossary
from bot.search.text import pairs, stem

_JOINT = "~"
"""In no word of the analyzer."""


class Terms:
    """The terms that are several index words."""

    def __init__(self, glossary: Glossary) -> None:
        english = (tuple(map(stem, term.split(" "))) for term in glossary.english_terms())
        chinese = (tuple(pairs(run)) for run in glossary.chinese_terms())
        self._all = frozenset(words for words in (*english, *chinese) if len(words) > 1)
        self._by_start: dict[tuple[str, ...], list[tuple[str, ...]]] = defaultdict(list)
        for words in self._all:
            self._by_start[words[:2]].append(words)

    def word(self, words: tuple[str, ...]) -> str | None:
        """Returns the index word for a term that is these index words; ``None`` for no term."""
        return _JOINT.join(words) if words in self._all else None

    def said(self, words: Sequence[str]) -> Iterator[str]:
        """Yields the index words for the terms in a text of these index words."""
        for place in range(len(words) - 1):
            for term in self._by_start.get((words[place], words[place + 1]), ()):
                if tuple(words[place : place + len(term)]) == term:
                    yield _JOINT.join(term)


@cache
def terms_of(glossary: Glossary) -> Terms:
    """Returns the terms of a glossary, made once."""
    return Terms(glossary)
