"""The sentence of a text in which something searched for stands, and where in it.

Pure, and for plain text of either language. The same analyzer that made the index finds the forms
again, so whatever counted as found is shown as found: ``机器人`` in ``機器人``, ``robotics`` for
``robot``.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import regex

from bot.search.forms import Form
from bot.search.text import asides, fold_with_places, pairs, stem, units

_SENTENCE = regex.compile(r"(?<=[。！？!?；;\n])|(?<=\.)(?=\s)|(?=\s•\s)")
_WORD = regex.compile(
    r"(?:[\p{L}\p{M}\p{N}--[\p{Han}\p{Kana}]]|(?<=\w)[.,'’_+-](?=\w))+%?", regex.VERSION1
)
"""What is never cut: a word of letters, or a number."""
_LOOSE = " \t\n,，、;；:："
"""What does not stand beside an ellipsis."""
_GRAPHEME = regex.compile(r"\X")
_ELLIPSIS = "…"


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A piece of a text; ``spans`` are (start, end) of what was found, in Python's characters."""

    text: str
    spans: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class _Word:
    """An index word and where it stands; ``names`` are its other spellings."""

    token: str
    start: int
    end: int
    names: frozenset[str] = frozenset()


def excerpt(
    text: str, forms: Iterable[Form], parts: Iterable[Form] = (), *, limit: int = 160
) -> Excerpt | None:
    """The sentence that says most of what was searched for, at most ``limit`` characters long.

    ``parts`` are looked for where no form stands. Never cuts inside a grapheme, a word of letters
    or a number; what is left out at either end is shown by an ellipsis. ``None`` when nothing of it
    stands in the text.
    """
    spans = find(text, forms) or find(text, parts)
    if not spans:
        return None
    bounds = [0, *(match.start() for match in _SENTENCE.finditer(text)), len(text)]
    sentences = [(start, end) for start, end in pairwise(bounds) if end > start]
    start, end = max(
        sentences,
        key=lambda bound: (
            len({text[a:b].casefold() for a, b in spans if bound[0] <= a and b <= bound[1]}),
            not text[slice(*bound)].rstrip().endswith((":", "：")),  # it only leads to a list
            -bound[0],
        ),
    )
    inside = [(a, b) for a, b in spans if start <= a and b <= end] or spans[:1]
    if not start <= inside[0][0] < end:  # found across sentences
        start, end = inside[0]
    return _cut(text, start, end, inside, limit)


def find(text: str, forms: Iterable[Form]) -> list[tuple[int, int]]:
    """Where forms stand in a text: (start, end), in order, without overlaps."""
    folded, places = fold_with_places(text)
    words = _words(folded)
    at: dict[str, list[int]] = {}
    for place, word in enumerate(words):
        for token in (word.token, *word.names):
            at.setdefault(token, []).append(place)
    taken: list[tuple[int, int]] = []
    for form in set(forms):
        for place in at.get(form.tokens[0], ()) if not form.prefix else range(len(words)):
            if (last := _stands(words, place, form)) is not None:
                end = words[place].start + 1 if form.prefix else words[last].end
                taken.append((places[words[place].start], places[end - 1] + 1))
    return _merged(taken, text)


def _words(folded: str) -> list[_Word]:
    found: list[_Word] = []
    for unit in units(folded):
        if unit.cjk:
            size = 1 if len(unit.text) == 1 else 2
            found += [
                _Word(pair, unit.start + place, unit.start + place + size)
                for place, pair in enumerate(pairs(unit.text))
            ]
            continue
        names = frozenset(asides(unit))
        if len(unit.parts) == 1:
            found.append(_Word(stem(unit.parts[0]), unit.start, unit.end, names))
            continue
        # Joined spellings mean the whole compound: they are found at its first part.
        place = unit.start
        for part in unit.parts:
            start = max(folded.find(part, place, unit.end), place)
            place = min(start + len(part), unit.end)
            found.append(_Word(stem(part), start, place))
        whole = _Word(found[-len(unit.parts)].token, unit.start, unit.end, names)
        found.append(_Word("", whole.start, whole.end, whole.names))
    return found


def _stands(words: Sequence[_Word], place: int, form: Form) -> int | None:
    """The place of the last word when a form stands at a place."""
    last = place
    for number, token in enumerate(form.tokens):
        while number and last + 1 < len(words) and not words[last + 1].token:
            last += 1  # a compound's entry as a whole is no word of the text
        here = last + 1 if number else place
        if here >= len(words):
            return None
        word = words[here]
        if number == len(form.tokens) - 1 and form.prefix:
            if not word.token.startswith(token):
                return None
        elif token != word.token and token not in word.names:
            return None
        last = here
    return last


def _merged(spans: Iterable[tuple[int, int]], text: str) -> list[tuple[int, int]]:
    """Overlapping spans as one, and none that begins or ends inside a grapheme."""
    edges = sorted({0, *(match.end() for match in _GRAPHEME.finditer(text))})
    starts, ends = set(edges), set(edges)
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        while start not in starts:
            start -= 1  # noqa: PLW2901
        while end not in ends:
            end += 1  # noqa: PLW2901
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _cut(text: str, start: int, end: int, spans: Sequence[tuple[int, int]], limit: int) -> Excerpt:
    """A sentence within the limit, around the first thing found in it."""
    end = start + len(text[start:end].rstrip())
    start = end - len(text[start:end].lstrip().removeprefix("• ").lstrip())
    graphemes = [match.span() for match in _GRAPHEME.finditer(text, start, end)]
    if end - start > limit:
        graphemes = _window(graphemes, spans[0], limit - 2)
        graphemes = _of_whole_words(text, graphemes, spans[0])
    if not graphemes:
        return Excerpt("")
    first, last = graphemes[0][0], graphemes[-1][1]
    before = _ELLIPSIS if first > start else ""
    after = _ELLIPSIS if last < end else ""
    shift = len(before) - first
    return Excerpt(
        before + text[first:last].replace("\n", " ") + after,
        tuple(
            (max(a, first) + shift, min(b, last) + shift)
            for a, b in spans
            if a < last and first < b
        ),
    )


def _window(
    graphemes: Sequence[tuple[int, int]], span: tuple[int, int], room: int
) -> list[tuple[int, int]]:
    """The graphemes around a span that have room, a third of it before the span."""
    starts, ends = zip(*graphemes, strict=True)
    first = last = next((number for number, start in enumerate(starts) if start >= span[0]), 0)
    least = starts[first] - room // 3
    grown = True
    while grown:
        grown = False
        if first > 0 and starts[first] > least and ends[last] - starts[first - 1] <= room:
            first, grown = first - 1, True
        if last + 1 < len(graphemes) and ends[last + 1] - starts[first] <= room:
            last, grown = last + 1, True
    return list(graphemes[first : last + 1])


def _of_whole_words(
    text: str, graphemes: Sequence[tuple[int, int]], span: tuple[int, int]
) -> list[tuple[int, int]]:
    """The graphemes without parts of words and loose ends, as far as ``span`` stays."""
    first, last = graphemes[0][0], graphemes[-1][1]
    for word in _WORD.finditer(text):
        if word.start() < first < word.end() <= span[0]:
            first = word.end()
        if span[1] <= word.start() < last < word.end():
            last = word.start()
    first += len(text[first : span[0]]) - len(text[first : span[0]].lstrip(_LOOSE))
    last -= len(text[span[1] : last]) - len(text[span[1] : last].rstrip(_LOOSE))
    return [one for one in graphemes if first <= one[0] and one[1] <= last]
