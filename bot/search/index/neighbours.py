"""Papers near another one: by what it says, by its id, by words of its title."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import log

from tantivy import Query

from bot.papers import Paper
from bot.search.forms import Form, Group, Relation, form
from bot.search.glossary import Glossary, shipped
from bot.search.index.expressions import any_form, either, every
from bot.search.index.schema import SCHEMA
from bot.search.index.searching import meant
from bot.search.index.snapshot import Snapshot
from bot.search.query import parse
from bot.search.segmentation import is_function_word, segment
from bot.search.text import EXACT, asides, fold, named, units

_RAREST = 15
"""Things that a paper is compared by, the rarest of those that its head says."""
_COMMON = 0.25
"""Of all papers: a thing that more of them say tells nothing."""
_SAID = 3
"""Shared things that are named."""
_HEAD = ("title", "field", "contribution")


@dataclass(frozen=True, slots=True)
class Similar:
    """A paper like another one."""

    arxiv_id: str
    shared: tuple[str, ...]
    """What both are about, the rarest first, as the one paper says it."""


def similar(snapshot: Snapshot, paper: Paper, limit: int) -> tuple[Similar, ...]:
    """Returns the papers whose heads say the same rare things, in either language; best first."""
    things = _rarest(snapshot, paper)
    if not things:
        return ()
    best, _ = snapshot.best(either(query for _, query in things), limit + 1)
    ids = snapshot.ids([one.address for one in best])
    others = [arxiv_id for arxiv_id in ids if arxiv_id != paper.id][:limit]
    return tuple(Similar(other, _shared(snapshot, other, things)) for other in others)


def _rarest(snapshot: Snapshot, paper: Paper) -> list[tuple[str, Query]]:
    """Returns the rarest things that a paper's head says, with the query for each."""
    papers = snapshot.papers
    found: list[tuple[float, str, Query]] = []
    for name, group in _things(paper, shipped()):
        if (query := any_form(snapshot, group, _HEAD)) is None:
            continue
        having = snapshot.count(query)
        if 1 < having <= max(2, _COMMON * papers):
            found.append((log(papers / having), name, query))
    found.sort(key=lambda thing: -thing[0])
    return [(name, query) for _, name, query in found[:_RAREST]]


def _shared(
    snapshot: Snapshot, arxiv_id: str, things: Sequence[tuple[str, Query]]
) -> tuple[str, ...]:
    this = Query.term_query(SCHEMA, "id", arxiv_id, index_option="basic")
    names = [name for name, query in things if snapshot.any(every([this, query]))]
    return tuple(names[:_SAID])


def _things(paper: Paper, glossary: Glossary) -> list[tuple[str, Group]]:
    """Returns the things that a head says, each once, with all ways to say it."""
    found: dict[frozenset[tuple[str, ...]], tuple[str, Group]] = {}
    for text in (paper.title, paper.field, paper.contribution):
        for unit in units(fold(text)):
            written = [word[1:] for word in asides(unit) if word.startswith(EXACT)]
            terms = segment(unit.text, glossary) if unit.cjk else [*unit.parts, *written]
            for term in terms:
                if len(term) < 2 or term.isdigit() or is_function_word(term):
                    continue
                concepts = glossary.chinese(term) or glossary.english((term,))
                names = [term, *(name for concept in concepts for name in concept.terms)]
                forms = [one for name in names if (one := form(name, Relation.EXACT))]
                distinct = {one.tokens: one for one in forms}
                group = Group(term, tuple(distinct.values()))
                found.setdefault(frozenset(distinct), (term, group))
    return list(found.values())


def titled(snapshot: Snapshot, words: str) -> str | None:
    """Returns the paper that words of a title clearly mean; ``None`` when none, or several, do.

    A paper is clearly meant when the words are its name and no other's (``DICE`` for ``DICE:
    Diffusion …``), or when only its title has all of the words.
    """
    name = named(words)
    queries = [Query.term_query(SCHEMA, "title", name)] if name else []
    groups, _ = meant(snapshot, parse(words))
    typed = [
        replace(group, forms=tuple(filter(_as_typed, group.forms)), within="") for group in groups
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
