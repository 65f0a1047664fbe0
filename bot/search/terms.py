"""Terms of the glossary that are several index words, as one index word each.

A phrase costs the engine many times what a word costs, and most phrases that people ask for are
terms of the glossary. So a text that says a term has, beside its other words, one for the term.
"""

from collections.abc import Iterator, Sequence
from functools import cache, cached_property

from bot.search.glossary import Glossary
from bot.search.text import pairs, stem

_JOINT = "~"
"""In no word of the analyzer."""


class Terms:
    """The terms that are several index words."""

    def __init__(self, glossary: Glossary) -> None:
        self._glossary = glossary

    def word(self, words: tuple[str, ...]) -> str | None:
        """Returns the index word for a term that is these index words; ``None`` for no term."""
        return _JOINT.join(words) if len(words) > 1 and self._glossary.is_term(words) else None

    def said(self, words: Sequence[str]) -> Iterator[str]:
        """Yields the index words for the terms in a text of these index words."""
        joined, longest = self._joined
        for place in range(len(words) - 1):
            if most := longest.get(f"{words[place]}{_JOINT}{words[place + 1]}"):
                for length in range(2, min(most, len(words) - place) + 1):
                    term = _JOINT.join(words[place : place + length])
                    if term in joined:
                        yield term

    @cached_property
    def _joined(self) -> tuple[frozenset[str], dict[str, int]]:
        """All terms as index words, and the words of the longest by the first two of them.

        Made for the first text that is indexed: a search asks for a few terms.
        """
        english = (list(map(stem, term.split(" "))) for term in self._glossary.english_terms())
        chinese = (pairs(run) for run in self._glossary.chinese_terms())
        joined: set[str] = set()
        longest: dict[str, int] = {}
        for words in (*english, *chinese):
            if len(words) > 1:
                joined.add(_JOINT.join(words))
                start = _JOINT.join(words[:2])
                longest[start] = max(len(words), longest.get(start, 0))
        return frozenset(joined), longest


@cache
def terms_of(glossary: Glossary) -> Terms:
    """Returns the terms of a glossary, made once."""
    return Terms(glossary)
