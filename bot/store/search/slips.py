"""Slips of the finger: which known word an unknown one was meant to be."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.store.search.glossary import Glossary
from bot.store.search.segmentation import segment
from bot.store.search.text import stem

SHORTEST = 4
"""Letters of a word that is corrected."""
_LONG = 7
_SHORTEST_TERM = 3
"""Characters of a Chinese term that is recognised with one of them wrong."""


def reach(word: str) -> int:
    """How many slips a word may have: none when short, two when long."""
    if len(word) < SHORTEST or not word.isalpha():
        return 0
    return 1 if len(word) < _LONG else 2


def nearest_word(word: str, known: Sequence[str]) -> str | None:
    """The known word that is the fewest slips away, in itself or by its stem.

    Among equals the one that comes first in ``known``.
    """
    if not reach(word):
        return None
    stems = [stem(candidate) for candidate in known]
    best = [
        (distance, by_stem, place)
        for by_stem, spelled in ((False, known), (True, stems))
        for _, distance, place in process.extract(
            word, spelled, scorer=OSA.distance, score_cutoff=reach(word), limit=1
        )
    ]
    return known[min(best)[2]] if best else None


def _blanked(term: str) -> Iterable[str]:
    """A term with each of its characters unreadable, missing, or swapped with the next."""
    for place in range(len(term)):
        yield f"{term[:place]}?{term[place + 1 :]}"


@lru_cache(maxsize=4)
def _unreadable(glossary: Glossary) -> Mapping[str, tuple[str, ...]]:
    index: dict[str, list[str]] = defaultdict(list)
    for term in glossary.chinese_terms():
        if len(term) >= _SHORTEST_TERM:
            for blanked in _blanked(term):
                index[blanked].append(term)
    return {blanked: tuple(terms) for blanked, terms in index.items()}


def nearest_run(run: str, glossary: Glossary) -> str | None:
    """A Chinese run with the wrong character of one term set right; None when nothing is near.

    Only a term that covers a character which no other term explains is taken.
    """
    known = "".join(segment(run, glossary))
    index = _unreadable(glossary)
    for size in range(min(len(run), glossary.longest_chinese), _SHORTEST_TERM - 1, -1):
        for start in range(len(run) - size + 1):
            window = run[start : start + size]
            if glossary.chinese(window):
                continue
            for blanked in _blanked(window):
                for term in index.get(blanked, ()):
                    if term != window and (term not in known):
                        return run[:start] + term + run[start + size :]
    return None
