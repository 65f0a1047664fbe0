"""Typos: which known word an unknown one was meant to be."""

from collections.abc import Container, Sequence

from bot.search.glossary import Glossary
from bot.search.segmentation import segment
from bot.search.text import stem

SHORTEST = 4
"""Letters of a word that is corrected."""
_LONG = 7
_WORDS = frozenset(
    "当玩看做写画说读听教问答打走跑拿抓放推拉搬拍算猜改修查找学会懂给换叠选想要不没无能可来去"
    "一二三四五六七八九十两几多少大小新旧长短高低快慢好坏真假前后左右上下里外单双全半每各"
)
"""Characters that are words by themselves."""
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

    Only where everything else in the run is a word, so that the term has a clear beginning and end,
    and never for a character that is a word or in one. ``known`` are the pieces that the index has.
    """
    from rapidfuzz import process  # noqa: PLC0415  as above
    from rapidfuzz.distance import Hamming  # noqa: PLC0415

    odd = _unexplained(run, glossary, known)
    sizes = range(min(len(run), glossary.longest_chinese), _SHORTEST_TERM - 1, -1)
    for size in sizes if odd else ():
        for start in range(len(run) - size + 1):
            behind = start + size
            if not odd.issubset(range(start, behind)) or any(
                _unexplained(rest, glossary, known, alone=True)
                for rest in (run[:start], run[behind:])
            ):
                continue
            terms = [term for term in glossary.chinese_terms() if len(term) == size]
            near = process.extract(
                run[start:behind], terms, scorer=Hamming.distance, score_cutoff=1, limit=None
            )
            wrong = [
                (place, order, term)
                for term, _, order in near
                for place in range(size)
                if term[place] != run[start + place] and start + place in odd
            ]
            if wrong:
                return run[:start] + min(wrong)[2] + run[behind:]
    return None


def _unexplained(
    run: str, glossary: Glossary, known: Container[str], *, alone: bool = False
) -> frozenset[int]:
    """The places of the characters of a run that may be wrong: those that no word explains.

    A single character between words is most often a word too; ``alone`` counts it all the same.
    """
    odd: set[int] = set()
    place = 0
    for piece in segment(run, glossary):
        place = run.index(piece, place)
        strange = not glossary.chinese(piece) and piece not in known
        if strange and (
            len(piece) > 1 or alone or (len(run) <= _SHORTEST_TERM and piece not in _WORDS)
        ):
            odd.update(range(place, place + len(piece)))
        place += len(piece)
    return frozenset(odd)
