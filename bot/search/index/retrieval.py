"""Retrieves the papers that match groups, and ranks them.

Weighing every paper that matches is what makes full-text search slow: a common word has tens of
thousands. So retrieval adapts. When few papers match, all of them are weighed; when many do, the
newest of those that have it in the title, then in the field, then in the head are taken, since that
is the order wanted anyway. What comes into the pool is then ordered by what its head says. When
hardly any paper has everything that was asked, those that have some of it join the pool.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import log

from sqlalchemy import Connection

from bot.search.forms import Form, Group, Relation
from bot.search.index.expressions import any_form, any_of, every, in_relations
from bot.search.index.relevance import relevance
from bot.search.index.scanning import RARE, Span, newest, rows_by
from bot.search.index.schema import PREFIX
from bot.search.ranking import Evidence, Head, score

COUNTED = 1000
"""Papers that are counted and can be paged to."""
POOL = 80
"""Papers that are weighed."""
_FILL = 20
"""A ranking shorter than this is filled up with papers that have only some of what was asked."""
_APART = 0.8
"""How much of a term a paper has whose words stand apart in it."""
_UNKNOWN = 0.3
"""How much a body is about a thing when that was not measured."""
_LEAST = 0.15
"""Of what was asked that a paper must have to fill up."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """A key in its place."""

    key: int
    score: float
    partial: bool = False


def ranked(
    connection: Connection, groups: Sequence[Group], whole: Form | None, span: Span
) -> tuple[list[Ranked], bool]:
    """The papers for some groups, best first; and whether there are more than were counted."""
    expression = every(groups)
    keys = newest(connection, "full", expression, span, COUNTED + 1) if expression else []
    if len(keys) > COUNTED:
        pool = dict.fromkeys(_by_tiers(connection, groups, span), _complete(groups))
        ranking = _weighed(connection, groups, [1.0] * len(groups), pool, whole)
    else:
        ranking = _ranked_few(connection, groups, whole, span, keys)
    taken = {row.key for row in ranking}
    ranking += [Ranked(key, 0.0) for key in keys if key not in taken]
    return ranking[:COUNTED], len(keys) > COUNTED


def _ranked_few(
    connection: Connection,
    groups: Sequence[Group],
    whole: Form | None,
    span: Span,
    keys: Sequence[int],
) -> list[Ranked]:
    """The best of the papers that match, and when they are very few, of those that nearly do."""
    fill = len(keys) < _FILL
    papers = max(1, count(connection))
    found: list[_Papers] = []
    rarities = [1.0] * len(groups)
    if fill or len(groups) > 1:
        found = [_papers_of(connection, group, span, deep=fill) for group in groups]
        rarities = [one.rarity(papers) for one in found]
    relevances = [relevance(connection, group, span) for group in groups]
    best = list(keys)
    if len(groups) == 1 and relevances[0]:
        best = (
            [key for key in relevances[0] if key in frozenset(keys)] if fill else [*relevances[0]]
        )
    elif len(keys) > POOL:
        best = [*_by_tiers(connection, groups, span), *keys]
    pool = _partial(found, papers) if fill else {}
    pool |= dict.fromkeys(list(dict.fromkeys(best))[:POOL], _complete(groups))
    pool = {
        key: replace(
            evidence,
            relevance=tuple(
                some.get(key, 1.0 if present < 1 else _UNKNOWN)
                for some, present in zip(relevances, evidence.present, strict=True)
            ),
        )
        for key, evidence in pool.items()
    }
    ranking = _weighed(connection, groups, rarities, pool, whole)
    if len(groups) == 1:  # a term stands before its scattered words
        ranking.sort(key=lambda row: row.partial)
    return ranking[: max(_FILL, len(keys))]


def _complete(groups: Sequence[Group]) -> Evidence:
    return Evidence((1.0,) * len(groups), (0.0,) * len(groups))


def listed(connection: Connection, span: Span) -> tuple[list[Ranked], bool]:
    """The newest papers, when nothing but dates and exclusions is asked."""
    condition = "key >= ? AND key < ?"
    values: list[object] = [span.first, span.behind]
    if without := any_of(span.excluded):
        condition += f" AND key NOT IN (SELECT rowid FROM {PREFIX}full WHERE {PREFIX}full MATCH ?)"
        values.append(without)
    rows = connection.exec_driver_sql(
        f"SELECT key FROM {PREFIX}doc WHERE {condition} ORDER BY key DESC LIMIT {COUNTED + 1}",
        tuple(values),
    )
    keys = [key for (key,) in rows]
    return [Ranked(key, 0.0) for key in keys[:COUNTED]], len(keys) > COUNTED


@dataclass(frozen=True, slots=True)
class _Papers:
    """The papers that have one group; only the newest when it is common."""

    keys: frozenset[int]
    parts: tuple["_Papers", ...]

    def rarity(self, papers: int) -> float:
        keys = self.keys or frozenset[int]().union(*(part.keys for part in self.parts))
        return log(1 + papers / (1 + len(keys)))

    def present(self, papers: int) -> dict[int, float]:
        """How much of the group each paper has."""
        share: dict[int, float] = {}
        total = sum(part.rarity(papers) for part in self.parts)
        for part in self.parts:
            weight = _APART * part.rarity(papers) / total
            for key, much in part.present(papers).items():
                share[key] = share.get(key, 0.0) + weight * much
        return share | dict.fromkeys(self.keys, 1.0)


def _papers_of(connection: Connection, group: Group, span: Span, *, deep: bool) -> _Papers:
    expression = any_form(replace(group, parts=()))
    keys = newest(connection, "full", expression, span, RARE) if expression else []
    parts = group.parts if deep or not group.forms else ()
    return _Papers(
        frozenset(keys), tuple(_papers_of(connection, part, span, deep=deep) for part in parts)
    )


def _partial(found: Sequence[_Papers], papers: int) -> dict[int, Evidence]:
    """The papers that have a good part of what was asked, those with most of it."""
    present = [one.present(papers) for one in found]
    rarities = [one.rarity(papers) for one in found]
    share: dict[int, float] = {}
    for rarity, some in zip(rarities, present, strict=True):
        for key, much in some.items():
            share[key] = share.get(key, 0.0) + rarity * much
    total = sum(rarities)
    # When nothing has a good part, what has a little is better than no answer.
    least = total * min(_LEAST, max(share.values(), default=0.0) / total)
    best = sorted(
        (key for key, value in share.items() if value >= least),
        key=lambda key: (-round(share[key], 6), -key),
    )
    return {key: Evidence(tuple(one.get(key, 0.0) for one in present), ()) for key in best[:POOL]}


def _by_tiers(connection: Connection, groups: Sequence[Group], span: Span) -> list[int]:
    """The newest that have everything in the title, then in title and field, then in the head."""
    pool: dict[int, None] = {}
    typed = [in_relations(group, {Relation.EXACT, Relation.STEM}) for group in groups]
    for table, columns, wanted in (
        ("title", "title", typed if typed != list(groups) else ()),
        ("title", "title", groups),
        ("head", "title field", groups if len(groups) == 1 else ()),
        ("head", "title field contribution", groups),
    ):
        if columns == "title" and any(group.in_field for group in wanted):
            continue
        if len(pool) >= POOL or not (expression := every(wanted, columns=columns)):
            continue
        if span.excluded:  # what must not be anywhere cannot be looked up in a part
            table = "full"  # noqa: PLW2901
        pool.update(dict.fromkeys(newest(connection, table, expression, span, POOL)))
    return list(pool)[:POOL]


def _weighed(
    connection: Connection,
    groups: Sequence[Group],
    rarities: Sequence[float],
    pool: Mapping[int, Evidence],
    whole: Form | None,
) -> list[Ranked]:
    """The pool in its final order; among equals the newer first."""
    heads = rows_by(connection, "doc", "key", pool, "key, title, field, contribution")
    rows = [
        Ranked(
            key,
            score(groups, rarities, Head(*columns), pool[key], whole),
            partial=any(much < 1 for much in pool[key].present),
        )
        for key, *columns in heads
    ]
    return sorted(rows, key=lambda row: (-round(row.score, 2), -row.key))


def count(connection: Connection) -> int:
    """The number of papers in the index."""
    statement = f"SELECT value FROM {PREFIX}meta WHERE name = 'papers'"
    return int(connection.exec_driver_sql(statement).scalar_one())
