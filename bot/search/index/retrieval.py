"""Groups → ranked papers.

What a paper has of what was asked counts most: each thing by its rarity, and by where and how the
paper says it. How often it says it (BM25) decides among papers that have the same. So one word too
many does not hide the paper that has all the others, and a rare word weighs more than a common one.
"""

from collections.abc import Container, Sequence
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
from bot.search.index.snapshot import Snapshot
from bot.search.query import Query as Asked

COUNTED = 1000
"""Papers that are counted and can be paged to."""
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
    things = [thing for group in groups if (thing := _thing(snapshot, group))]
    if not things:
        return Ranking()
    queries = [any_form(snapshot, group) for group in groups]
    found = [query for query in queries if query]
    scores = [thing.query for thing in things]
    scores += [Query.boost_query(query, _FREQUENCY) for query in found]
    if whole and len(whole.tokens) > 1:
        scores += [
            Query.const_score_query(phrase(whole, field), weight)
            for field, weight in _FIELD_WEIGHT.items()
            if possible(snapshot, whole, field)
        ]
    if len(found) < len(groups):
        return _some(snapshot, [(Occur.Must, either(scores)), *clauses], set())
    complete = every(found)
    scores.append(Query.const_score_query(complete, _ALL * sum(one.rarity for one in things)))
    number = snapshot.count(Query.boolean_query([(Occur.Must, complete), *clauses]))
    must = [(Occur.Must, either(scores)), *clauses]
    if number < _FILL:
        having = Query.boolean_query([(Occur.Must, complete), *clauses])
        return _some(
            snapshot, must, {_key(one.address) for one in snapshot.best(having, max(number, 1))}
        )
    must.append((Occur.Must, Query.const_score_query(complete, 0.0)))
    best = snapshot.best(Query.boolean_query(must), min(wanted + _FILL, COUNTED))
    papers = [Ranked(one.address, one.score) for one in best]
    return Ranking(papers, min(number, COUNTED), number > COUNTED)


def _some(
    snapshot: Snapshot, must: Sequence[Clause], complete: Container[tuple[int, int]]
) -> Ranking:
    """Returns the papers that have everything, and others so that there are twenty.

    ``complete`` are the addresses of those that have everything.
    """
    best = snapshot.best(Query.boolean_query(must), COUNTED)
    papers = [
        Ranked(one.address, one.score, partial=_key(one.address) not in complete)
        for one in best
        if _key(one.address) in complete or one.score >= _LEAST * best[0].score
    ]
    room = _FILL - sum(not one.partial for one in papers)
    some = frozenset(_key(one.address) for one in [p for p in papers if p.partial][:room])
    papers = [one for one in papers if not one.partial or _key(one.address) in some]
    return Ranking(papers, len(papers))


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


def _thing(snapshot: Snapshot, group: Group) -> _Thing | None:
    """Returns how much each paper has of a group; ``None`` when none has any of it."""
    parts = [part for one in group.parts if (part := _thing(snapshot, one))]
    itself = any_form(snapshot, replace(group, parts=()))
    of_parts = sum(part.rarity for part in parts)
    if itself is None:
        return _Thing(_of_parts(parts, _APART), _APART * of_parts) if parts else None
    papers, having = snapshot.papers, snapshot.count(itself)
    rarity = log(1 + papers / (1 + having)) ** _RARITY_POWER
    ways = [
        Query.const_score_query(
            Query.disjunction_max_query(forms),
            rarity * _FIELD_WEIGHT[field] * RELATION_WEIGHT[relation],
        )
        for field in fields_of(group, TEXTS)
        for relation in sorted({form.relation for form in group.forms})
        if (
            forms := [
                phrase(form, field)
                for form in group.forms
                if form.relation is relation and possible(snapshot, form, field)
            ]
        )
    ]
    if parts:
        ways.append(_of_parts(parts, _APART * rarity / of_parts))
    return _Thing(Query.disjunction_max_query(ways), rarity)


def _of_parts(parts: Sequence[_Thing], boost: float) -> Query:
    return either(Query.boost_query(part.query, boost) for part in parts)


def _key(address: DocAddress) -> tuple[int, int]:
    return address.segment_ord, address.doc
