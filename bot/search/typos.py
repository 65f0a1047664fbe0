"""Typos: which known word an unknown one was meant to be."""

from collections.abc import Container, Sequence

from bot.search.glossary import Glossary
from bot.search.segmentation import segment
from bot.search.text import stem

SHORTEST = 4
"""Letters of a word that is corrected."""
_LONG = 7
_VERBS = frozenset("当玩看做写画说读听教问答打走跑拿抓放推拉搬画拍算猜改修查找学会懂")
"""Words of one character that stand between terms where people write sentences."""
_SHORTEST_TERM = 3
"""Characters of a Chinese term that is recognised with one of them wrong."""


def allowed_typos(word: str) -> int:
    """How many typos a word may have: none when short, two when long.

    A name with digits in it may have one, among its letters.
    """
    letters = sum(map(str.isalpha, word))
    if letters < SHORTEST or not word.isalnum():
        return 0
    return 1 if letters < _LONG or letters < len(word) else 2


def nearest_word(word: str, known: Sequence[str]) -> str | None:
    """The known word that is the fewest typos away, in itself or by its stem.

    Among equals the one that comes first in ``known``.
    """
    if not allowed_typos(word):
        return None
    # Imported here: 3 MB that neither an idle bot nor a search without typos needs.
    from rapidfuzz import process  # noqa: PLC0415
    from rapidfuzz.distance import OSA  # noqa: PLC0415

    if digits := _digits(word):
        known = [candidate for candidate in known if _digits(candidate) == digits]
    stems = [stem(candidate) for candidate in known]
    best = [
        (distance, by_stem, place)
        for by_stem, spelled in ((False, known), (True, stems))
        for _, distance, place in process.extract(
            word, spelled, scorer=OSA.distance, score_cutoff=allowed_typos(word), limit=1
        )
    ]
    return known[min(best)[2]] if best else None


def _digits(word: str) -> str:
    return "".join(filter(str.isdigit, word))


def nearest_run(run: str, glossary: Glossary, known: Container[str] = ()) -> str | None:
    """A Chinese run with the wrong character of one term set right; None when nothing is near.

    A character of a term or of a known piece is not wrong, and no term is cut in two to be read
    as another.
    """
    from rapidfuzz import process  # noqa: PLC0415  as above
    from rapidfuzz.distance import Hamming  # noqa: PLC0415

    odd, inside = _unexplained(run, glossary, known)
    sizes = range(min(len(run), glossary.longest_chinese), _SHORTEST_TERM - 1, -1)
    for size in sizes if odd else ():
        terms = [term for term in glossary.chinese_terms() if len(term) == size]
        for start in range(len(run) - size + 1):
            window = run[start : start + size]
            if glossary.chinese(window) or odd.isdisjoint(range(start, start + size)):
                continue
            if start in inside or start + size in inside:
                continue
            near = process.extract(
                window, terms, scorer=Hamming.distance, score_cutoff=1, limit=None
            )
            wrong = [
                (place, order, term)
                for term, _, order in near
                for place in range(size)
                if term[place] != window[place] and start + place in odd
            ]
            if wrong:
                return run[:start] + min(wrong)[2] + run[start + size :]
    return None


def _unexplained(
    run: str, glossary: Glossary, known: Container[str]
) -> tuple[frozenset[int], frozenset[int]]:
    """The places of the characters of a run that no word explains, and those inside of terms.

    Inside of a term is behind its first character.
    """
    odd: set[int] = set()
    inside: set[int] = set()
    place = 0
    for piece in segment(run, glossary):
        place = run.index(piece, place)
        places = range(place, place + len(piece))
        if glossary.chinese(piece):
            inside.update(places[1:])
        elif piece not in known:
            odd.update(one for one in places if run[one] not in _VERBS)
        place += len(piece)
    return frozenset(odd), frozenset(inside)
