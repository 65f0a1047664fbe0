"""How much the body of a paper is about a thing, by FTS5's ``bm25``.

Not for common things: ``bm25`` looks up every paper of every phrase, whatever else is asked.
"""

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import Connection

from bot.search.forms import Group, Relation
from bot.search.index.expressions import any_form, in_relations, none_of
from bot.search.index.scanning import RARE, Span, newest
from bot.search.index.schema import PREFIX
from bot.search.ranking import RELATION_WEIGHT

_TYPED = (Relation.EXACT, Relation.STEM, Relation.VARIANT)
_OTHERWISE = (Relation.TRANSLATION, Relation.TYPO)
_GRADED = 100
"""Papers up to which their bodies are told apart by how they say it."""


def relevance(connection: Connection, group: Group, span: Span) -> dict[int, float]:
    """The papers that have a thing, the best first, and how much their body is about it, 0 to 1.

    A body that says it as typed is more about it than one that says it otherwise. Empty for
    something common.
    """
    if not (expression := any_form(_by_stem(group))) or _is_common(connection, group):
        return {}
    relations = sorted({form.relation for form in group.forms}) or [Relation.EXACT]
    least = RELATION_WEIGHT[relations[-1]]
    bodies = {key: value * least for key, value in _bodies(connection, expression, span).items()}
    for family in (_TYPED, _OTHERWISE) if len(bodies) <= _GRADED and len(relations) > 1 else ():
        alike = in_relations(group, family)
        if not (expression := any_form(_by_stem(alike))):
            continue
        surest = _surest(connection, alike, family, span)
        for key, value in _bodies(connection, expression, span).items():
            weight = RELATION_WEIGHT[surest.get(key, family[-1])]
            bodies[key] = max(bodies.get(key, 0.0), value * weight)
    return bodies


def _surest(
    connection: Connection, group: Group, family: Sequence[Relation], span: Span
) -> dict[int, Relation]:
    """How each paper says a thing at best."""
    surest: dict[int, Relation] = {}
    for relation in reversed(family):
        if expression := any_form(in_relations(group, {relation})):
            surest |= dict.fromkeys(newest(connection, "full", expression, span, RARE), relation)
    return surest


def _is_common(connection: Connection, group: Group) -> bool:
    expression = any_form(replace(group, in_field=False)) or ""
    return len(newest(connection, "full", expression, Span(), RARE)) >= RARE


def _bodies(connection: Connection, expression: str, span: Span) -> dict[int, float]:
    """The matching papers, the best first, and how much their body is about it, 0 to 1."""
    rows = connection.exec_driver_sql(
        f"SELECT rowid, bm25({PREFIX}full, 0, 0, 0, 1),"
        f" bm25({PREFIX}full, 10, 5, 3, 1) AS place FROM {PREFIX}full"
        f" WHERE {PREFIX}full MATCH ? AND rowid >= ? AND rowid < ? ORDER BY place, rowid DESC",
        (none_of(expression, span.excluded), span.first, span.behind),
    ).all()
    top = max((-body for _, body, _ in rows), default=0.0) or 1.0
    return {key: max(0.0, -body / top) for key, body, _ in rows}


def _by_stem(group: Group) -> Group:
    """The group without words as they are written, where their stems count them anyway."""
    if any(form.relation is Relation.STEM for form in group.forms):
        return in_relations(group, set(Relation) - {Relation.EXACT})
    return replace(group, parts=() if group.forms else tuple(map(_by_stem, group.parts)))
