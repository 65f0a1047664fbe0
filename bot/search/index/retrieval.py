"""Groups → ranked papers.

What a paper has of what was asked counts most: each thing by its rarity, and by where and how the
paper says it. How often it says it (BM25) decides among papers that have the same. So one word too
many does not hide the paper that has all the others, and a rare word weighs more than a common one.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import inf, log

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
    words_of,
)
from bot.search.index.schema import SCHEMA
from bot.search.index.snapshot import Found, Snapshot
from bot.search.query import Query as Asked
from bot.search.text import named

COUNTED = 1000
"""Papers that are counted and can be paged to."""
_NAMED = 0.5
"""The same for a paper whose name it is."""
_FILL = 20
"""A ranking shorter than this is filled up with papers that have only some of what was asked."""
_LEAST = 0.25
"""Of the best paper's score that such a paper must have."""
_COMMON = log(4 / 3)
"""The rarity of what three of four papers say. If several such things and nothing rarer is asked,
those that only the body of a paper says do not count, for that tells nothing about the paper."""
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
_AFFORDABLE, _MORE = 50_000, 20_000
"""Places that a question looks at, each a word in a field of a paper; and how many more for each
thing in it. Ten thousand take about a fifth of a millisecond."""
_PHRASE_COST = 10
"""How many times the cost of a word's place is that of a phrase's."""


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
    said = Group(whole.shown, (whole,) if len(whole.tokens) > 1 else ()) if whole else Group("", ())
    limits = _limits(snapshot, [*groups, said])
    common = _all_common(snapshot, groups)
    things = [_thing(snapshot, group, limits, common=common) for group in groups]
    total = sum(thing.rarity for thing in things if thing)
    bonus = _said_whole(snapshot, said, total, limits)
    there = [thing for thing in things if thing]
    found: list[Found] = []
    number = 0
    if len(there) == len(groups) and all(thing.every or not thing.needed for thing in there):
        had = [thing.clause() for thing in there]
        if not any(thing.needed for thing in there):
            had = [(Occur.Must, either(thing.any for thing in there))]
        asked = Query.boolean_query([*had, *bonus, *clauses])
        found, number = snapshot.best(asked, min(max(_FILL, wanted), COUNTED))
    papers = [Ranked(one.address, one.score + _ALL * total) for one in found]
    if number < _FILL and not (common and number):
        papers += _with_some(snapshot, there, [*bonus, *clauses], papers)
        papers.sort(key=lambda one: -one.score)
    counted = min(number, COUNTED) + sum(one.partial for one in papers)
    return Ranking(papers, counted, number > COUNTED)


def _with_some(
    snapshot: Snapshot,
    things: Sequence["_Thing"],
    clauses: Sequence[Clause],
    complete: Sequence[Ranked],
) -> list[Ranked]:
    """Returns the best papers that have only some of what was asked, as far as there is room.

    ``things`` are those that any paper has, ``clauses`` what a paper must meet or may have,
    ``complete`` are the papers that have everything.
    """
    if not things:
        return []
    some = either(thing.any for thing in things)
    query = Query.boolean_query([(Occur.Must, some), *clauses])
    best, _ = snapshot.best(query, _FILL + len(complete))
    known = {_key(one.address) for one in complete}
    others = [
        Ranked(one.address, one.score, partial=True)
        for one in best
        if _key(one.address) not in known
    ]
    first = max((one.score for one in (*complete, *others)), default=0.0)
    return [one for one in others if one.score >= _LEAST * first][: _FILL - len(complete)]


def _said_whole(snapshot: Snapshot, whole: Group, total: float, limits: "_Limits") -> list[Clause]:
    """Returns what counts in addition for a paper that says all that was typed in one go.

    ``total`` is the weight of everything that was asked; ``limits`` is how much is looked at.
    """
    said = [
        (phrase(form, field), _WHOLE * _FIELD_WEIGHT[field])
        for form, field, cost in _places(snapshot, whole)
        if cost <= limits.own
    ]
    if (name := named(whole.typed)) and snapshot.frequency("title", name):
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
    needed: bool = True
    """Whether a paper without it lacks something; ``False`` where it is not looked for everywhere,
    for so many papers say it."""

    def clause(self) -> Clause:
        """Returns what a paper that has everything meets."""
        if self.needed and self.every:
            return Occur.Must, self.every
        return Occur.Should, self.any


@dataclass(frozen=True, slots=True)
class _Limits:
    """What looking for a form in a field may cost, for that to be done.

    What a question costs grows with what there is to look at. So of a long question over many
    papers the commonest words are left out where they stand most often: those tell the least.
    """

    own: float
    """For the forms of what was asked."""
    parts: float
    """For the forms of its parts."""


def _all_common(snapshot: Snapshot, groups: Sequence[Group]) -> bool:
    """Whether these are several things, and nearly all papers say each of them."""
    return len(groups) > 1 and all(_rarity(snapshot, group) < _COMMON for group in groups)


def _thing(snapshot: Snapshot, group: Group, limits: _Limits, *, common: bool) -> _Thing | None:
    """Returns how much each paper has of a group, as far as ``limits`` allow.

    ``None`` when none has any of it. ``common`` says that nothing rarer is asked beside it.
    """
    of_part = _Limits(limits.parts, limits.parts)
    among = common or _all_common(snapshot, group.parts)
    parts = [_thing(snapshot, one, of_part, common=among) for one in group.parts]
    rarity = _rarity(snapshot, group)
    places = list(_places(snapshot, group))
    if common:
        places = [place for place in places if place[1] != "body"] or places
    ways = [
        weighed(snapshot, form, field, rarity * _FIELD_WEIGHT[field])
        for form, field, cost in places
        if cost <= limits.own
    ]
    needed = len(ways) == len(places) and all(part.needed for part in parts if part)
    if group.days:
        ways.append(Query.boost_query(on_days(*group.days), rarity))
    there = [part for part in parts if part]
    if not there:
        return _Thing(_best_of(ways), _best_of(ways), rarity, needed) if ways else None
    of_parts = sum(part.rarity for part in there)
    rarity = rarity if ways else _APART * of_parts
    boost = _APART * (rarity / of_parts if ways else 1.0)
    some = Query.boost_query(either(part.any for part in there), boost)
    found = [part.every for part in parts if part and part.every]
    together = [Query.boost_query(every(found), boost)] if len(found) == len(parts) else []
    complete = [*ways, *together]
    return _Thing(_best_of(complete) if complete else None, _best_of([*ways, some]), rarity, needed)


def _limits(snapshot: Snapshot, groups: Sequence[Group]) -> _Limits:
    """Returns what may be looked for, so that the question stays affordable."""
    affordable = _AFFORDABLE + _MORE * len(groups)
    own = sorted(cost for group in groups for _, _, cost in _places(snapshot, group))
    inner = [one for group in groups for part in group.parts for one in _with_parts(part)]
    parts = sorted(cost for group in inner for _, _, cost in _places(snapshot, group))
    limit, left = _within(affordable, own)
    return _Limits(limit, _within(left, parts)[0])


def _within(affordable: int, costs: Sequence[int]) -> tuple[float, int]:
    """Returns the highest of the lowest costs that can be afforded together, and what is left."""
    left, limit = affordable, costs[0] if costs else 0
    for cost in costs:
        if cost > left:
            return limit, left
        left, limit = left - cost, cost
    return inf, left


def _with_parts(group: Group) -> Iterator[Group]:
    yield group
    for part in group.parts:
        yield from _with_parts(part)


def _places(snapshot: Snapshot, group: Group) -> Iterator[tuple[Form, str, int]]:
    """Yields the forms of a group with the fields that may say them, and what looking costs."""
    for field in fields_of(group):
        for form in group.forms:
            if possible(snapshot, form, field):
                yield form, field, _cost(snapshot, form, field)


def _cost(snapshot: Snapshot, form: Form, field: str) -> int:
    return frequency(snapshot, form, field) * (_PHRASE_COST if len(words_of(form)) > 1 else 1)


def _best_of(ways: Sequence[Query]) -> Query:
    """Returns the query for the best of several ways; the others count a little beside it."""
    return ways[0] if len(ways) == 1 else Query.disjunction_max_query(list(ways), _TIE)


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
