"""Groups → an FTS5 expression.

Only index words ever get in, and the analyzer makes them of letters, digits and ``=``; all are
quoted, and column names are ours. What a person types is never syntax.
"""

from collections.abc import Container, Sequence
from dataclasses import replace

from bot.search.forms import Form, Group, Relation


def phrase(form: Form) -> str:
    """One form: its index words next to each other."""
    return f'"{" ".join(form.tokens)}"' + (" *" if form.prefix else "")


def any_form(group: Group, *, loose: bool = False) -> str | None:
    """A group: any of its forms; loosely, or when it has none, all of its parts."""
    ways = [phrase(form) for form in group.forms]
    if group.parts and (loose or not ways):
        parts = [any_form(part, loose=loose) for part in group.parts]
        if all(parts):
            ways.append("(" + " AND ".join(part for part in parts if part) + ")")
    if not ways:
        return None
    expression = "(" + " OR ".join(ways) + ")"
    return f"{{field}} : {expression}" if group.in_field else expression


def every(groups: Sequence[Group], *, loose: bool = False, columns: str = "") -> str | None:
    """All groups, in some columns only (``"title field"``); ``None`` when one cannot be met."""
    found = [any_form(group, loose=loose) for group in groups]
    if not groups or not all(found):
        return None
    expression = " AND ".join(f"({one})" for one in found if one)
    return f"{{{columns}}} : ({expression})" if columns else expression


def none_of(expression: str, groups: Sequence[Group]) -> str:
    """An expression without the papers that have one of the groups."""
    if not (unwanted := any_of(groups)):
        return expression
    return f"({expression}) NOT ({unwanted})"


def any_of(groups: Sequence[Group]) -> str:
    """Any of the groups; empty when none can be met."""
    return " OR ".join(one for group in groups if (one := any_form(group)))


def in_relations(group: Group, relations: Container[Relation]) -> Group:
    """The group in its forms of some relations only."""
    forms = tuple(form for form in group.forms if form.relation in relations)
    return replace(group, forms=forms, parts=())
