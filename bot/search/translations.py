"""Translations that the digests give themselves: ``具身智能 (Embodied AI)``.

Where the Chinese term begins is not said (``支持通过交叉注意力 (Cross-Attention)``); only several
papers together show it: what their texts before the bracket have in common. For the same reason one
odd pair counts for nothing.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from bot.search.glossary import stemmed
from bot.search.text import fold

FEWEST_PAPERS = 2
"""Papers that must agree on a pair."""
_SHARE = 0.6
"""Of the papers that translate a term, those that must agree."""
_LONGEST_CHINESE = 10
_BRACKETS = re.compile(r"[(（]([^()（）\u4e00-\u9fff]{2,60})[)）]")
_BEFORE = re.compile(r"([\u4e00-\u9fff]{2,})[*_”」』]{0,3}\s?\Z")
_LOOK_BACK = 20
"""Characters before a bracket in which the Chinese term is looked for."""
_TERM = re.compile(r"[A-Za-z][A-Za-z0-9 .'’&+-]{1,40}")


def harvest(markdown: str) -> dict[tuple[str, str], str]:
    """The pairs in a text: (English key, Chinese characters before it) → the English as shown."""
    found: dict[tuple[str, str], str] = {}
    for brackets in _BRACKETS.finditer(markdown):
        start = brackets.start()
        before = _BEFORE.search(markdown[max(0, start - _LOOK_BACK) : start])
        if before is None:
            continue
        tail = fold(before[1][-_LONGEST_CHINESE:])
        for part in re.split(r"[,，;；、/|]|\s-\s", brackets[1]):
            term = part.strip(' *_`"“”')
            if _TERM.fullmatch(term) and (key := stemmed(term)):
                found.setdefault((key, tail), term)
    return found


def agreed_term(tails: Mapping[str, int]) -> str | None:
    """The Chinese term that papers agree on: the longest ending that most of them share.

    ``tails`` are the characters before the bracket and the number of papers that have them so.
    ``None`` when too few agree.
    """
    total = sum(tails.values())
    endings: Counter[str] = Counter()
    for tail, papers in tails.items():
        for start in range(len(tail) - 1):
            endings[tail[start:]] += papers
    agreed = [
        ending
        for ending, papers in endings.items()
        if papers >= FEWEST_PAPERS and papers >= _SHARE * total
    ]
    return max(agreed, key=len, default=None)


def translations(rows: Iterable[tuple[str, str, str, int]]) -> dict[str, tuple[str, str]]:
    """What the index's rows (English key, Chinese tail, shown, papers) agree on, by English key.

    The value is the Chinese term and the English one as shown.
    """
    tails: dict[str, Counter[str]] = {}
    shown: dict[str, Counter[str]] = {}
    for key, tail, term, papers in rows:
        tails.setdefault(key, Counter())[tail] += papers
        shown.setdefault(key, Counter())[term] += papers
    return {
        key: (chinese, shown[key].most_common(1)[0][0])
        for key, counts in tails.items()
        if (chinese := agreed_term(counts))
    }
