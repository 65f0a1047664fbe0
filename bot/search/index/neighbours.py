"""Papers near another one: by what it says, by its id, by words of its title."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import log, sqrt

from tantivy import Query

from bot.papers import Paper
from bot.search.forms import Form, Group, Relation, form
from bot.search.glossary import Concept, Glossary, shipped
from bot.search.index.expressions import any_form, either, every, frequency
from bot.search.index.schema import SCHEMA
from bot.search.index.searching import meant
from bot.search.index.snapshot import Snapshot
from bot.search.query import parse
from bot.search.segmentation import is_function_word, segment
from bot.search.terms import terms_of
from bot.search.text import fold, fold_with_places, named, stem, units

_MOST = 60
"""Things that a paper is compared by: those that it says most, and others least."""
_COMMON = 0.4
"""Of all papers: a thing that more of them say tells nothing."""
_SAID = 3
"""Shared things that are named."""
_LONGEST = 4
"""Words of a term."""
_TIMES = {"title": 3.0, "field": 2.0, "contribution": 1.0, "body": 0.5}
"""How many times a thing counts that is said there."""
_MOST_TIMES = 5.0


@dataclass(frozen=True, slots=True)
class Similar:
    """A paper like another one."""

    arxiv_id: str
    shared: tuple[str, ...]
    """What both are about, the rarest first, as the one paper says it."""


def similar(snapshot: Snapshot, paper: Paper, limit: int) -> tuple[Similar, ...]:
    """Returns the papers that say the same rare things, in either language; the most like first."""
    things = _telling(snapshot, paper)
    if not things:
        return ()
    best, _ = snapshot.best(either(thing.query for thing in things), limit + 1)
    ids = snapshot.ids([one.address for one in best])
    others = [arxiv_id for arxiv_id in ids if arxiv_id != paper.id][:limit]
    return tuple(Similar(other, _shared(snapshot, other, things)) for other in others)


@dataclass(slots=True)
class _Thing:
    """A thing that a paper says."""

    name: str
    """As the paper writes it."""
    group: Group
    """All ways to say it."""
    telling: bool
    """Whether its name tells a reader something: a term of the glossary, or a name."""
    times: float = 0.0


@dataclass(frozen=True, slots=True)
class _Telling:
    """A thing by which papers are compared."""

    thing: _Thing
    weight: float
    query: Query


def _telling(snapshot: Snapshot, paper: Paper) -> list[_Telling]:
    """Returns what a paper says often and others rarely, the most telling first."""
    papers = snapshot.papers
    found: list[_Telling] = []
    for thing in _things(paper, shipped()):
        having = sum(
            max(frequency(snapshot, way, field) for field in _TIMES) for way in thing.group.forms
        )
        if not 1 < having <= max(2, _COMMON * papers):
            continue
        times = sqrt(min(_MOST_TIMES, thing.times))
        weight = times * log(papers / having)
        if query := any_form(snapshot, thing.group, tuple(_TIMES)):
            found.append(_Telling(thing, weight, Query.boost_query(query, times)))
    found.sort(key=lambda one: -one.weight)
    return found[:_MOST]


def _shared(snapshot: Snapshot, arxiv_id: str, things: Sequence[_Telling]) -> tuple[str, ...]:
    """Returns what another paper says too, without what is part of a longer term."""
    this = Query.term_query(SCHEMA, "id", arxiv_id, index_option="basic")
    names: list[str] = []
    meant: set[tuple[str, ...]] = set()
    for one in things:
        name, forms = one.thing.name, {way.tokens for way in one.thing.group.forms}
        if not one.thing.telling or not snapshot.any(every([this, one.query])):
            continue
        folded = fold(name)
        if forms & meant or any(folded in fold(other) for other in names):
            continue
        names = [other for other in names if fold(other) not in folded] + [name]
        meant |= forms
    return tuple(names[:_SAID])


def _things(paper: Paper, glossary: Glossary) -> list[_Thing]:
    """Returns the things that a paper says, each once."""
    extras = (extra.text for extra in paper.extras)
    body = "\n".join((paper.usage, paper.innovations, paper.results, *extras))
    texts = {"title": paper.title, "field": paper.field, "contribution": paper.contribution}
    found: dict[frozenset[tuple[str, ...]], _Thing] = {}
    for field, text in {**texts, "body": body}.items():
        for name, concepts in _said(text, glossary):
            if glossary.false_friend(name):
                concepts = ()  # noqa: PLW2901
            names = [name, *(term for concept in concepts for term in concept.terms)]
            forms = {one.tokens: one for term in names if (one := form(term, Relation.EXACT))}
            if not forms:
                continue
            telling = not name[0].isdigit() and not all(map(glossary.is_plain, concepts))
            group = Group(name, tuple(forms.values()))
            thing = _Thing(name, group, telling or (not concepts and _is_name(name)))
            found.setdefault(frozenset(forms), thing).times += _TIMES[field]
    return list(found.values())


def _said(text: str, glossary: Glossary) -> Iterator[tuple[str, tuple[Concept, ...]]]:
    """Yields the terms and words of a text as it writes them, with what they mean."""
    folded, places = fold_with_places(text)
    runs = list(units(folded))

    def written(start: int, end: int) -> str:
        return text[places[start] : places[end - 1] + 1]

    for place, unit in enumerate(runs):
        if unit.cjk:
            for term in segment(unit.text, glossary):
                if len(term) > 1:
                    yield term, glossary.chinese(term)
            continue
        words: tuple[str, ...] = ()
        for behind in range(place, min(place + _LONGEST, len(runs))):
            if runs[behind].cjk:
                break
            words += runs[behind].parts
            if len(words) > 1 and terms_of(glossary).word(tuple(map(stem, words))):
                yield written(unit.start, runs[behind].end), glossary.english(words)
        for part in unit.parts if len(unit.parts) > 1 else (written(unit.start, unit.end),):
            if len(part) > 1 and not part.isdigit() and not is_function_word(fold(part)):
                yield part, glossary.english((fold(part),))


def _is_name(word: str) -> bool:
    """Whether a word is written as only names are: with capitals or digits inside."""
    latin = word.isascii() and word[0].isalpha()
    return latin and len(word) > 2 and not word[1:].islower()


def titled(snapshot: Snapshot, words: str) -> str | None:
    """Returns the paper that words of a title clearly mean; ``None`` when none, or several, do.

    A paper is clearly meant when the words are its name and no other's (``DICE`` for ``DICE:
    Diffusion …``), or when only its title has all of the words.
    """
    name = named(words)
    queries = [Query.term_query(SCHEMA, "title", name)] if name else []
    groups, _ = meant(snapshot, parse(words))
    typed = [
        replace(group, forms=tuple(filter(_as_typed, group.forms)), within="", days=None)
        for group in groups
    ]
    in_title = [any_form(snapshot, group, ("title",)) for group in typed]
    if in_title and all(in_title):
        queries.append(every(query for query in in_title if query))
    for query in queries:
        found = snapshot.newest(query, 2)
        if len(found) == 1:
            return snapshot.ids([found[0].address])[0]
    return None


def _as_typed(one: Form) -> bool:
    return one.relation in {Relation.EXACT, Relation.STEM, Relation.VARIANT, Relation.TYPO}


_DIGITS = re.compile(r"\d{4}\.\d{4,5}")
_CANDIDATES = 20_000


def nearest(snapshot: Snapshot, arxiv_id: str, limit: int) -> tuple[str, ...]:
    """Returns the arXiv ids in the index that are written most like one that is not.

    The nearest first: by typos, then by the distance between the numbers.
    """
    arxiv_id = fold(arxiv_id[:40]).strip()
    month, *_ = arxiv_id.partition(".")
    known: list[str] = []
    for prefix in (month, month[:2], month[:1], ""):
        known = snapshot.ids_beginning(prefix, _CANDIDATES)
        if len(known) > limit:
            break
    from rapidfuzz import process  # noqa: PLC0415  3 MB, rarely needed
    from rapidfuzz.distance import OSA  # noqa: PLC0415

    near = process.extract(arxiv_id, known, scorer=OSA.distance, limit=None)
    best = sorted(
        (row for row in near if row[0] != arxiv_id),
        key=lambda row: (row[1], _apart(row[0], arxiv_id), row[0]),
    )
    return tuple(found for found, _, _ in best[:limit])


def _apart(one: str, other: str) -> int:
    """How far two ids are from each other as numbers."""
    if not (_DIGITS.fullmatch(one) and _DIGITS.fullmatch(other)):
        return 0
    return abs(int(one.replace(".", "").ljust(9, "0")) - int(other.replace(".", "").ljust(9, "0")))
