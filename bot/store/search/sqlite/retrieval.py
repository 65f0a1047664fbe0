"""Groups → ranked keys.

Weighing every paper that matches is what makes full-text search slow: a common word has tens of
thousands. So retrieval adapts. When few papers match, all of them are weighed; when many do, the
newest of those that have it in the title, then in the field, then in the head are taken, since that
is the order wanted anyway. What comes into the pool is then ordered by what its head says. When
hardly any paper has everything that was asked, those that have some of it join the pool.
"""

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, replace
from math import log

from sqlalchemy import Connection

from bot.store.search.expansion import Form, Group, Kind
from bot.store.search.ranking import KIND_WEIGHT, Evidence, Head, score
from bot.store.search.sqlite.match import any_of, anyway, every, none_of
from bot.store.search.sqlite.schema import PREFIX

COUNTED = 1000
"""Papers that are counted and can be paged to."""
POOL = 80
"""Papers that are weighed."""
_FILL = 20
"""A ranking shorter than this is filled up with papers that have only some of what was asked."""
_RARE = 2000
"""Papers up to which all that have a word are looked at."""
_APART = 0.6
"""How much of a term a paper has whose words stand apart in it."""
_LEAST = 0.25
"""Of what was asked that a paper must have to fill up."""

_TYPED = (Kind.EXACT, Kind.STEM, Kind.VARIANT)
_OTHERWISE = (Kind.TRANSLATION, Kind.SLIP)


@dataclass(frozen=True, slots=True)
class Span:
    """The keys that a query's dates allow, and what a paper must not have."""

    first: int = 0
    behind: int = 1 << 62
    excluded: tuple[Group, ...] = ()


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
    papers = count(connection)
    found: list[_Papers] = []
    rarities = [1.0] * len(groups)
    if fill or len(groups) > 1:
        found = [_papers_of(connection, group, span, deep=fill) for group in groups]
        rarities = [one.rarity(papers) for one in found]
    pool = _partial(found, papers) if fill else {}
    relevance: dict[int, float] = {}
    if any(_is_common(connection, group) for group in groups):
        best = [*_by_tiers(connection, groups, span), *keys]
    else:
        some = fill and len(groups) > 1
        relevance = _relevance(connection, groups, span, some=some, graded=len(keys) <= POOL)
        complete = frozenset(keys)
        best = [key for key in relevance if key in complete]
    pool |= dict.fromkeys(best[:POOL], _complete(groups))
    pool = {
        key: replace(evidence, relevance=relevance.get(key, evidence.relevance))
        for key, evidence in pool.items()
    }
    ranking = _weighed(connection, groups, rarities, pool, whole)
    if len(groups) == 1:  # a term stands before its scattered words
        ranking.sort(key=lambda row: row.partial)
    return ranking[: max(_FILL, len(keys))]


def _complete(groups: Sequence[Group]) -> Evidence:
    return Evidence((1.0,) * len(groups))


def listed(connection: Connection, span: Span) -> tuple[list[Ranked], bool]:
    """The newest papers, when nothing but dates and exclusions is asked."""
    without = any_of(span.excluded)
    condition = (
        f" AND key NOT IN (SELECT rowid FROM {PREFIX}full WHERE {PREFIX}full MATCH ?)"
        if without
        else ""
    )
    rows = connection.exec_driver_sql(
        f"SELECT key FROM {PREFIX}doc WHERE key >= ? AND key < ?{condition}"
        " ORDER BY key DESC LIMIT ?",
        (span.first, span.behind, *([without] if without else []), COUNTED + 1),
    )
    keys = [key for (key,) in rows]
    return [Ranked(key, 0.0) for key in keys[:COUNTED]], len(keys) > COUNTED


def newest(connection: Connection, table: str, expression: str, span: Span, most: int) -> list[int]:
    """The newest keys that match an expression, newest first."""
    # In one row: fetching a thousand rows one by one costs more than finding them.
    found = connection.exec_driver_sql(
        f"SELECT group_concat(rowid) FROM (SELECT rowid FROM {PREFIX}{table}"
        f" WHERE {PREFIX}{table} MATCH ? AND rowid >= ? AND rowid < ?"
        " ORDER BY rowid DESC LIMIT ?)",
        (none_of(expression, span.excluded), span.first, span.behind, most),
    ).scalar()
    return sorted(map(int, found.split(",")), reverse=True) if found else []


@dataclass(frozen=True, slots=True)
class _Papers:
    """The papers that have one group; only the newest when it is common."""

    keys: frozenset[int]
    parts: tuple["_Papers", ...]

    def rarity(self, papers: int) -> float:
        keys = self.keys.union(*(part.keys for part in self.parts))
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
    expression = anyway(replace(group, parts=()))
    keys = newest(connection, "full", expression, span, _RARE) if expression else []
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
    least = _LEAST * sum(rarities)
    best = sorted(
        (key for key, value in share.items() if value >= least),
        key=lambda key: (-round(share[key], 6), -key),
    )
    total = sum(rarities)
    return {
        key: Evidence(tuple(one.get(key, 0.0) for one in present), share[key] / total)
        for key in best[:POOL]
    }


def _is_common(connection: Connection, group: Group) -> bool:
    """Whether the archive has a thing so often that ``bm25`` would be slow.

    It looks up every paper of every phrase, whatever else the expression says.
    """
    expression = anyway(replace(group, in_field=False))
    return bool(expression) and (
        len(newest(connection, "full", expression or "", Span(), _RARE)) >= _RARE
    )


def _relevance(
    connection: Connection, groups: Sequence[Group], span: Span, *, some: bool, graded: bool
) -> dict[int, float]:
    """The matching papers, the best first, and how much their body is about it, 0 to 1.

    ``some``: also the papers that have only some groups. ``graded``: a body that says it as typed
    is more about it than one that says it otherwise.
    """
    combine = any_of if some else every
    kinds = sorted({form.kind for group in groups for form in group.forms}) or [Kind.SLIP]
    bodies = {
        key: value * KIND_WEIGHT[kinds[-1]]
        for key, value in _bodies(connection, combine(_by_stem(groups)), span).items()
    }
    for family in (_TYPED, _OTHERWISE) if graded and len(kinds) > 1 else ():
        alike = [_of_kinds(group, family) for group in groups]
        if not all(group.forms for group in alike):
            continue
        surest: dict[int, Kind] = {}
        for kind in reversed(family):
            expression = combine([_of_kinds(group, {kind}) for group in alike])
            if expression:
                found = newest(connection, "full", expression, span, COUNTED)
                surest |= dict.fromkeys(found, kind)
        for key, value in _bodies(connection, combine(_by_stem(alike)), span).items():
            weight = KIND_WEIGHT[surest.get(key, family[-1])]
            bodies[key] = max(bodies.get(key, 0.0), value * weight)
    return bodies


def _bodies(connection: Connection, expression: str | None, span: Span) -> dict[int, float]:
    """The matching papers, the best first, and how much their body is about it, 0 to 1."""
    if not expression:
        return {}
    rows = connection.exec_driver_sql(
        f"SELECT rowid, bm25({PREFIX}full, 0, 0, 0, 1),"
        f" bm25({PREFIX}full, 10, 5, 3, 1) AS place FROM {PREFIX}full"
        f" WHERE {PREFIX}full MATCH ? AND rowid >= ? AND rowid < ? ORDER BY place, rowid DESC",
        (none_of(expression, span.excluded), span.first, span.behind),
    ).all()
    top = max((-body for _, body, _ in rows), default=0.0) or 1.0
    return {key: max(0.0, -body / top) for key, body, _ in rows}


def _by_tiers(connection: Connection, groups: Sequence[Group], span: Span) -> list[int]:
    """The newest that have everything in the title, then in title and field, then in the head."""
    pool: dict[int, None] = {}
    typed = [_of_kinds(group, _TYPED[:2]) for group in groups]
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
        # Not all the room for one of the tiers: the next one has its turn.
        room = POOL - len(pool) // 2
        pool.update(dict.fromkeys(newest(connection, table, expression, span, room)))
    return list(pool)


def _by_stem(groups: Sequence[Group]) -> list[Group]:
    """The groups without words as they are written, where their stems count them anyway."""
    return [
        _of_kinds(group, set(Kind) - {Kind.EXACT})
        if any(form.kind is Kind.STEM for form in group.forms)
        else replace(group, parts=())
        for group in groups
    ]


def _of_kinds(group: Group, kinds: Container[Kind]) -> Group:
    forms = tuple(form for form in group.forms if form.kind in kinds)
    return replace(group, forms=forms, parts=())


def heads(connection: Connection, keys: Sequence[int]) -> dict[int, Head]:
    """The compact texts of papers; without those that the index no longer has."""
    marks = ",".join("?" * len(keys))
    rows = connection.exec_driver_sql(
        f"SELECT key, title, field, contribution FROM {PREFIX}doc WHERE key IN ({marks})",
        tuple(keys),
    )
    return {key: Head(*columns) for key, *columns in rows}


def _weighed(
    connection: Connection,
    groups: Sequence[Group],
    rarities: Sequence[float],
    pool: Mapping[int, Evidence],
    whole: Form | None,
) -> list[Ranked]:
    """The pool in its final order; among equals the newer first."""
    rows = [
        Ranked(
            key,
            score(groups, rarities, head, pool[key], whole),
            partial=any(much < 1 for much in pool[key].present),
        )
        for key, head in (heads(connection, list(pool)) if pool else {}).items()
    ]
    return sorted(rows, key=lambda row: (-round(row.score, 2), -row.key))


def count(connection: Connection) -> int:
    """Papers in the index."""
    papers: int = connection.exec_driver_sql(
        f"SELECT value FROM {PREFIX}meta WHERE name = 'papers'"
    ).scalar_one()
    return int(papers)
