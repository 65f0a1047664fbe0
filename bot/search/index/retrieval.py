"""Groups → ranked papers.

What a paper has of what was asked counts most: each thing by its rarity, and by where and how the
paper says it. How often it says it (BM25) decides among papers that have the same. So one word too
many does not hide the paper that has all the others, and a rare word weighs more than a common one.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import log

from tantivy import DocAddress, FieldType, Occur, Query

from bot.search.forms import Form, Group
from bot.search.index.expressions import (
    any_form,
    either,
    every,
    fields_of,
    frequency,
    on_days,
    phrase,
    possible,
    weighed,
)
from bot.search.index.schema import SCHEMA, TEXTS
from bot.search.index.snapshot import Found, Snapshot
from bot.search.query import Query as Asked
from bot.search.text import named

COUNTED = 1000
"""Papers that are counted and can be paged to."""
_NAMED = 0.5
"""The same for a paper whose name it is."""
_FILL = 20
"""A ranking shorter than this is filled up with papers that have only some of what was asked."""
_LEAST = 0.15
"""Of the best paper's score that such a paper must have."""
_TIE = 0.15
"""How much the other places and forms of a thing count beside the best."""
_WHOLE = 0.05
"""Of the weight of all things: a bonus for saying them in one go."""
_FIELD_WEIGHT = {"title": 1.0, "field": 0.9, "contribution": 0.8, "body": 0.7, "people": 0.7}
"""How much a paper has of a thing that it says in this field."""
_APART = 0.8
"""How much of a term a paper has whose words stand apart in it."""
_ALL = 0.2
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
        days = on_days(asked.since, asked.until)
        clauses.append((Occur.Must, Query.boost_query(days, 0.0)))
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
    things = [_thing(snapshot, group) for group in groups]
    if len(groups) == 1 and _in_titles(snapshot, groups[0]) > max(COUNTED, wanted):
        things = [_thing_in_titles(snapshot, groups[0])]
    total = sum(thing.rarity for thing in things if thing)
    bonus = _said_whole(snapshot, whole, total) if whole else []
    complete = [thing.every for thing in things if thing and thing.every]
    found: list[Found] = []
    number = 0
    if len(complete) == len(groups):
        must = [(Occur.Must, query) for query in complete]
        asked = Query.boolean_query([*must, *bonus, *clauses])
        found, number = snapshot.best(asked, min(max(_FILL, wanted), COUNTED))
    papers = [Ranked(one.address, one.score + _ALL * total) for one in found]
    if number < _FILL:
        papers += _with_some(snapshot, things, [*bonus, *clauses], papers)
        papers.sort(key=lambda one: -one.score)
    counted = min(number, COUNTED) + sum(one.partial for one in papers)
    return Ranking(papers, counted, number > COUNTED)


def _with_some(
    snapshot: Snapshot,
    things: Sequence["_Thing | None"],
    clauses: Sequence[Clause],
    complete: Sequence[Ranked],
) -> list[Ranked]:
    """Returns the best papers that have only some of what was asked, as far as there is room.

    ``things`` is what was asked, ``clauses`` what a paper must meet or may have, ``complete`` are
    the papers that have everything.
    """
    there = [thing.any for thing in things if thing]
    if not there:
        return []
    query = Query.boolean_query([(Occur.Must, either(there)), *clauses])
    best, _ = snapshot.best(query, _FILL + len(complete))
    known = {_key(one.address) for one in complete}
    others = [
        Ranked(one.address, one.score, partial=True)
        for one in best
        if _key(one.address) not in known
    ]
    first = max((one.score for one in (*complete, *others)), default=0.0)
    return [one for one in others if one.score >= _LEAST * first][: _FILL - len(complete)]


def _said_whole(snapshot: Snapshot, whole: Form, total: float) -> list[Clause]:
    """Returns what counts in addition for a paper that says all that was typed in one go.

    ``total`` is the weight of everything that was asked.
    """
    said = [
        (phrase(whole, field), _WHOLE * weight)
        for field, weight in _FIELD_WEIGHT.items()
        if len(whole.tokens) > 1 and possible(snapshot, whole, field)
    ]
    if (name := named(whole.shown)) and snapshot.frequency("title", name):
        said.append((Query.term_query(SCHEMA, "title", name), _NAMED))
    return [(Occur.Should, Query.const_score_query(way, part * total)) for way, part in said]


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
    """How much a paper has of one group: a query whose scores go about up to ``rarity``."""

    every: Query | None
    """For papers that have the thing itself or all of its parts."""
    any: Query
    """For papers that have any of it."""
    rarity: float


def _thing(snapshot: Snapshot, group: Group) -> _Thing | None:
    """Returns how much each paper has of a group; ``None`` when none has any of it."""
    parts = [_thing(snapshot, one) for one in group.parts]
    rarity = _rarity(snapshot, group)
    ways = _ways(snapshot, group, rarity, fields_of(group))
    there = [part for part in parts if part]
    if not there:
        return _Thing(_best_of(ways), _best_of(ways), rarity) if ways else None
    of_parts = sum(part.rarity for part in there)
    rarity = rarity if ways else _APART * of_parts
    boost = _APART * (rarity / of_parts if ways else 1.0)
    some = Query.boost_query(either(part.any for part in there), boost)
    found = [part.every for part in parts if part and part.every]
    together = [Query.boost_query(every(found), boost)] if len(found) == len(parts) else []
    complete = [*ways, *together]
    return _Thing(_best_of(complete) if complete else None, _best_of([*ways, some]), rarity)


def _thing_in_titles(snapshot: Snapshot, group: Group) -> _Thing:
    """As ``_thing`` for something so common that the papers with it in their titles are enough.

    Their other texts count as elsewhere, but no other paper is looked at.
    """
    rarity = _rarity(snapshot, group)
    title, *others = (_ways(snapshot, group, rarity, [field]) for field in TEXTS)
    more = [way for ways in others for way in ways]
    query = Query.boolean_query(
        [(Occur.Must, _best_of(title))]
        + ([(Occur.Should, Query.boost_query(_best_of(more), _TIE))] if more else [])
    )
    return _Thing(query, query, rarity)


def _in_titles(snapshot: Snapshot, group: Group) -> int:
    """Returns about how many titles say a thing."""
    if group.within:
        return 0
    return max((frequency(snapshot, form, "title") for form in group.forms), default=0)


def _best_of(ways: Sequence[Query]) -> Query:
    """Returns the query for the best of several ways; the others count a little beside it."""
    return ways[0] if len(ways) == 1 else Query.disjunction_max_query(list(ways), _TIE)


def _ways(snapshot: Snapshot, group: Group, rarity: float, fields: Sequence[str]) -> list[Query]:
    """Returns the ways to say a group in some fields, the best of which weighs ``rarity``."""
    ways = [
        weighed(snapshot, form, field, rarity * _FIELD_WEIGHT[field])
        for field in fields
        for form in group.forms
        if possible(snapshot, form, field)
    ]
    return ways + ([Query.boost_query(on_days(*group.days), rarity)] if group.days else [])


def _rarity(snapshot: Snapshot, group: Group) -> float:
    """Returns how much a thing weighs: by about how many papers say it in one of its forms.

    What nearly all papers say weighs nearly nothing.
    """
    papers = max(1, snapshot.papers)
    lacking = 1.0
    for form in group.forms:
        having = max(frequency(snapshot, form, field) for field in fields_of(group))
        lacking *= 1 - min(1.0, having / papers)
    if group.days:
        lacking *= 1 - snapshot.count(on_days(*group.days)) / papers
    said = papers * (1 - lacking)
    return log(1 + (papers - said + 0.5) / (said + 0.5))


def _key(address: DocAddress) -> tuple[int, int]:
    return address.segment_ord, address.doc
