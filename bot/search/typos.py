"""Typos: which known word an unknown one was meant to be."""

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.search.glossary import Glossary
from bot.search.segmentation import segment
from bot.search.text import stem

SHORTEST = 4
"""Letters of a word that is corrected."""
_LONG = 7
_SHORTEST_TERM = 3
"""Characters of a Chinese term that is recognised with one of them wrong."""


def allowed_typos(word: str) -> int:
    """How many typos a word may have: none when short, two when long."""
    if len(word) < SHORTEST or not word.isalpha():
        return 0
    return 1 if len(word) < _LONG else 2


def nearest_word(word: str, known: Sequence[str]) -> str | None:
    """The known word that is the fewest typos away, in itself or by its stem.

    Among equals the one that comes first in ``known``.
    """
    if not allowed_typos(word):
        return None
    stems = [stem(candidate) for candidate in known]
    best = [
        (distance, by_stem, place)
        for by_stem, spelled in ((False, known), (True, stems))
        for _, distance, place in process.extract(
            word, spelled, scorer=OSA.distance, score_cutoff=allowed_typos(word), limit=1
        )
    ]
    return known[min(best)[2]] if best else None


def _blanked(term: str) -> Iterable[str]:
    """A term with each of its characters unreadable in turn."""
    for place in range(len(term)):
        yield f"{term[:place]}?{term[place + 1 :]}"


@lru_cache(maxsize=4)
def blanked_terms(glossary: Glossary) -> Mapping[str, tuple[str, ...]]:
    """The Chinese terms by what is left of them with one character blanked; made once."""
    index: dict[str, list[str]] = defaultdict(list)
    for term in glossary.chinese_terms():
        if len(term) >= _SHORTEST_TERM:
            for blanked in _blanked(term):
                index[blanked].append(term)
    return {blanked: tuple(terms) for blanked, terms in index.items()}


def nearest_run(run: str, glossary: Glossary, known: Container[str] = ()) -> str | None:
    """A Chinese run with the wrong character of one term set right; None when nothing is near.

    A character of a term or of a known piece is not wrong.
    """
    odd = _unexplained(run, glossary, known)
    index = blanked_terms(glossary)
    for size in range(min(len(run), glossary.longest_chinese), _SHORTEST_TERM - 1, -1):
        for start in range(len(run) - size + 1):
            window = run[start : start + size]
            if glossary.chinese(window):
                continue
            for place, blanked in enumerate(_blanked(window)):
                if start + place in odd and (terms := index.get(blanked)):
                    return run[:start] + terms[0] + run[start + size :]
    return None


def _unexplained(run: str, glossary: Glossary, known: Container[str]) -> frozenset[int]:
    """The places of the characters of a run that belong to no term and are no function word."""
    odd: set[int] = set()
    place = 0
    for piece in segment(run, glossary):
        place = run.index(piece, place)
        if not glossary.chinese(piece) and piece not in known:
            odd.update(range(place, place + len(piece)))
        place += len(piece)
    return frozenset(odd)
