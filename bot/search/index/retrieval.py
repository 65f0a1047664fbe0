"""Groups → ranked papers.

What a paper has of what was asked counts most: each thing by its rarity, and by where and how the
paper says it. How often it says it (BM25) decides among papers that have the same. So one word too
many does not hide the paper that has all the others, and a rare word weighs more than a common one.
"""

from collections.abc import Callable, Container, Iterable, Sequence
from dataclasses import dataclass, replace
from math import log

from tantivy import DocAddress, FieldType, Occur, Query

from bot.search.forms import Form, Group
from bot.search.index.documents import place_of
from bot.search.index.expressions import (
    RELATION_WEIGHT,
    any_form,
    either,
    every,
    fields_of,
    phrase,
    possible,
)
from bot.search.index.schema import SCHEMA, TEXTS
from bot.search.index.snapshot import Found, Snapshot
from bot.search.query import Query as Asked

COUNTED = 1000
"""Papers that are counted and can be paged to."""
_POOL = 200
"""Papers whose order is refined."""
_FILL = 20
"""A ranking shorter than this is filled up with papers that have only some of what was asked."""
_LEAST = 0.1
"""Of the best paper's score that such a paper must have."""
_RARITY_POWER = 1.5
_FIELD_WEIGHT = {"title": 1.0, "field": 0.95, "contribution": 0.9, "body": 0.5}
"""How much a paper has of a thing that it says in this field."""
_APART = 0.8
"""How much of a term a paper has whose words stand apart in it."""
_FREQUENCY = 0.05
"""How much BM25 counts beside it."""
_ALL = 0.1
"""Of the weight of all things: a bonus for having them all."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """A paper in its place."""

    address: DocAddress
    score: float = 0.0
    partial: bool = False
    """It lacks some of what was asked."""


@dataclass(frozen=True, slots=True)
class Ranking:
    """The first papers of a ranking."""

    papers: Sequence[Ranked] = ()
    total: int = 0
    """How many there are in all; counting stops at ``COUNTED``."""
    more: bool = False
    """There are more than were counted."""


Clause = tuple[Occur, Query]


def conditions(snapshot: Snapshot, asked: Asked, excluded: Sequence[Group]) -> list[Clause]:
    """Returns what every paper of an answer must meet: the days, and what it must not have.

    ``asked`` has the days, ``excluded`` what no paper may say.
    """
    clauses: list[Clause] = []
    if asked.since or asked.until:
        first = place_of(asked.since) if asked.since else 0
        behind = place_of(asked.until) if asked.until else (1 << 62)
        days = Query.range_query(
            SCHEMA, "place", FieldType.Integer, first, behind, include_upper=False
        )
        clauses.append((Occur.Must, Query.const_score_query(days, 0.0)))
    unwanted = [query for group in excluded if (query := any_form(snapshot, group))]
    clauses += [(Occur.MustNot, query) for query in unwanted]
    return clauses


def ranked(
    snapshot: Snapshot,
    groups: Sequence[Group],
    whole: Form | None,
    clauses: Sequence[Clause],
    wanted: int,
) -> Ranking:
    """Returns the papers for some groups, the best first.

    ``whole`` is all that was typed in one go, ``clauses`` what every paper must meet, ``wanted``
    how many papers are needed.
    """
    fields = _fields_for(snapshot, groups, wanted)
    complete = [_thing(snapshot, group, fields, every) for group in groups]
    if all(complete):
        must = [(Occur.Must, thing.query) for thing in complete if thing]
        pool = max(_POOL, wanted)
        found, number = snapshot.best(Query.boolean_query([*must, *clauses]), min(pool, COUNTED))
        if number >= _FILL or fields != TEXTS:
            if fields != TEXTS:
                number = COUNTED + 1
            papers = _refined(snapshot, groups, whole, found)
            return Ranking(papers, min(number, COUNTED), number > COUNTED)
        have_all = {_key(one.address) for one in found}
    else:
        have_all = set()
    things = [thing for group in groups if (thing := _thing(snapshot, group, TEXTS, either))]
    if not things:
        return Ranking()
    some = [(Occur.Must, either(thing.query for thing in things)), *clauses]
    found, _ = snapshot.best(Query.boolean_query(some), _POOL)
    bonus = _ALL * sum(thing.rarity for thing in things)
    papers = [
        replace(one, score=one.score + bonus * (not one.partial))
        for one in _refined(snapshot, groups, whole, found, have_all)
    ]
    papers.sort(key=lambda one: -one.score)
    return _filled_up(papers)


def _filled_up(papers: Sequence[Ranked]) -> Ranking:
    """Returns the papers that have everything, and others so that there are twenty."""
    room = _FILL - sum(not one.partial for one in papers)
    kept: list[Ranked] = []
    for one in papers:
        if one.partial and (room <= 0 or one.score < _LEAST * papers[0].score):
            continue
        room -= one.partial
        kept.append(one)
    return Ranking(kept, len(kept))


def _refined(
    snapshot: Snapshot,
    groups: Sequence[Group],
    whole: Form | None,
    found: Sequence[Found],
    have_all: Container[tuple[int, int]] | None = None,
) -> list[Ranked]:
    """Returns papers in the order of all that counts.

    How often they say what was asked, and whether they say it in one go, is asked for these papers
    only. ``have_all`` are those that have everything; without it, all have.
    """
    more = [
        Query.boost_query(query, _FREQUENCY)
        for group in groups
        if (query := any_form(snapshot, group))
    ]
    if whole and len(whole.tokens) > 1:
        more += [
            Query.const_score_query(phrase(whole, field), weight)
            for field, weight in _FIELD_WEIGHT.items()
            if possible(snapshot, whole, field)
        ]
    scores = snapshot.scores(either(more), found) if more else {}
    papers = [
        Ranked(
            one.address,
            one.score + scores.get(_key(one.address), 0.0),
            partial=have_all is not None and _key(one.address) not in have_all,
        )
        for one in found
    ]
    return sorted(papers, key=lambda one: -one.score)


def _fields_for(snapshot: Snapshot, groups: Sequence[Group], wanted: int) -> Sequence[str]:
    """Returns the fields to look into: for one common thing the first ones have papers enough."""
    if len(groups) == 1 and not groups[0].in_field:
        for fields in (TEXTS[:1], TEXTS[:3]):
            if _having(snapshot, groups[0], fields) > max(COUNTED, _POOL, wanted):
                return fields
    return TEXTS


def listed(snapshot: Snapshot, clauses: Sequence[Clause], wanted: int) -> Ranking:
    """Returns the newest papers, when nothing but days and exclusions is asked.

    ``clauses`` are what every paper must meet, ``wanted`` is how many papers are needed.
    """
    papers = Query.range_query(SCHEMA, "place", FieldType.Integer, lower_bound=0)
    query = Query.boolean_query([(Occur.Must, papers), *clauses])
    number = snapshot.count(query)
    newest = [Ranked(one.address) for one in snapshot.newest(query, min(wanted, COUNTED))]
    return Ranking(newest, min(number, COUNTED), number > COUNTED)


@dataclass(frozen=True, slots=True)
class _Thing:
    """How much a paper has of one group: a query whose scores go up to ``rarity``."""

    query: Query
    rarity: float


Together = Callable[[Iterable[Query]], Query]


def _thing(
    snapshot: Snapshot, group: Group, fields: Sequence[str], together: Together
) -> _Thing | None:
    """Returns how much each paper has of a group in some fields; ``None`` when none has any of it.

    ``together`` says whether a paper needs every part of a group that it lacks, or any.
    """
    parts = [_thing(snapshot, one, fields, together) for one in group.parts]
    there = [part for part in parts if part]
    enough = len(there) == len(parts) or together is either
    having = _having(snapshot, group, fields)
    rarity = log(1 + snapshot.papers / (1 + having)) ** _RARITY_POWER
    ways = [
        Query.const_score_query(
            phrase(form, field), rarity * _FIELD_WEIGHT[field] * RELATION_WEIGHT[form.relation]
        )
        for field in fields_of(group, fields)
        for form in group.forms
        if possible(snapshot, form, field)
    ]
    of_parts = sum(part.rarity for part in there)
    if there and enough:
        boost = _APART * rarity / of_parts if ways else _APART
        ways.append(together(Query.boost_query(part.query, boost) for part in there))
        rarity = rarity if len(ways) > 1 else _APART * of_parts
    return _Thing(Query.disjunction_max_query(ways), rarity) if ways else None


def _having(snapshot: Snapshot, group: Group, fields: Sequence[str]) -> int:
    """Returns about how many papers say a thing: those of its commonest form."""
    return max(
        (
            min(snapshot.frequency(field, token) for token in form.tokens)
            for field in fields_of(group, fields)
            for form in group.forms
        ),
        default=0,
    )


def _key(address: DocAddress) -> tuple[int, int]:
    return address.segment_ord, address.doc
