"""Groups → the engine's queries.

Only index words ever get in, as values. What a person types is never syntax.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from math import log

from tantivy import FieldType, Occur, Query

from bot.search.forms import Form, Group, Relation
from bot.search.glossary import shipped
from bot.search.index.documents import place_of
from bot.search.index.schema import SCHEMA, TEXTS
from bot.search.index.snapshot import Snapshot
from bot.search.terms import terms_of

RELATION_WEIGHT = {
    Relation.EXACT: 1.0,
    Relation.STEM: 0.97,
    Relation.VARIANT: 0.9,
    Relation.TRANSLATION: 0.6,
    Relation.TYPO: 1.0,
}
"""How much a form says of what was typed."""
_OTHER_FORMS = 0.3
"""How much the second best place and form of a thing count beside the best."""
_APART = 0.6
"""How much of a term a paper has whose words stand apart in it."""
_SHORT = "title"
"""The field in which it says nothing how long it is and how often it says a thing."""
_SURELY = 5_000
"""Papers that have all words of a form, so that one of them surely has the form."""


def words_of(form: Form) -> tuple[str, ...]:
    """Returns the index words of a form: one, where it is a term of the glossary."""
    term = None if form.prefix else terms_of(shipped()).word(form.tokens)
    return (term,) if term else form.tokens


def frequency(snapshot: Snapshot, form: Form, field: str) -> int:
    """Returns how many papers may say a form in a field: those that have its rarest word."""
    return min(snapshot.frequency(field, word) for word in words_of(form))


def phrase(form: Form, field: str) -> Query:
    """Returns the query for a form in a field: its index words next to each other."""
    words = words_of(form)
    first, *others = words
    if form.prefix and others:
        return Query.phrase_prefix_query(SCHEMA, field, list(words))
    if form.prefix:
        return Query.regex_query(SCHEMA, field, re.escape(first) + ".*")
    if others:
        return Query.phrase_query(SCHEMA, field, list(words))
    return Query.term_query(SCHEMA, field, first)


def weighed(snapshot: Snapshot, form: Form, field: str, weight: float) -> Query:
    """Returns the query for a form in a field, whose scores are about ``weight``.

    They grow with how often the field says it and shrink with the field's length, as BM25 does,
    but not in titles, which are short. How rare each word is does not count, for the whole thing's
    rarity is in ``weight``.
    """
    weight *= RELATION_WEIGHT[form.relation]
    if form.prefix or field == _SHORT:
        return Query.const_score_query(phrase(form, field), weight)
    papers = snapshot.papers + 1
    rarity = sum(
        log(1 + (max(0, papers - having) + 0.5) / (having + 0.5))
        for having in (snapshot.frequency(field, word) for word in words_of(form))
    )
    return Query.boost_query(phrase(form, field), weight / rarity)


def possible(snapshot: Snapshot, form: Form, field: str) -> bool:
    """Whether the words of a form are in a field at all: cheap to ask, unlike the query."""
    return form.prefix or frequency(snapshot, form, field) > 0


def exists(snapshot: Snapshot, form: Form) -> bool:
    """Whether any paper has a form; one whose words are so common is not looked for."""
    counts = {field: frequency(snapshot, form, field) for field in TEXTS}
    if max(counts.values()) > (0 if len(words_of(form)) == 1 else _SURELY):
        return True
    return any(
        possible(snapshot, form, field) and snapshot.any(phrase(form, field)) for field in counts
    )


def fields_of(group: Group, fields: Sequence[str] = TEXTS) -> Sequence[str]:
    """Returns the fields in which a group counts."""
    return (group.within,) if group.within else fields


def any_form(snapshot: Snapshot, group: Group, fields: Sequence[str] = TEXTS) -> Query | None:
    """Returns the query for a group: any of its forms, or less surely all of its parts.

    ``fields`` are those in which it is looked for. ``None`` when it cannot be met.
    """
    ways = [
        Query.boost_query(phrase(form, field), RELATION_WEIGHT[form.relation] ** 2)
        for field in fields_of(group, fields)
        for form in group.forms
        if possible(snapshot, form, field)
    ]
    if group.days:
        ways.append(on_days(*group.days))
    parts = [any_form(snapshot, part, fields) for part in group.parts]
    if parts and all(parts):
        ways.append(Query.boost_query(every(part for part in parts if part), _APART))
    return Query.disjunction_max_query(ways, _OTHER_FORMS) if ways else None


def on_days(since: date | None, until: date | None) -> Query:
    """Returns the query for papers from one day to before another, where these are given."""
    first = place_of(since) if since else 0
    behind = place_of(until) if until else 1 << 62
    days = Query.range_query(SCHEMA, "place", FieldType.Integer, first, behind, include_upper=False)
    return Query.const_score_query(days, 1.0)


def every(queries: Iterable[Query]) -> Query:
    """Returns the query for papers that match all of some queries."""
    return Query.boolean_query([(Occur.Must, query) for query in queries])


def either(queries: Iterable[Query]) -> Query:
    """Returns the query for papers that match any of some queries; what they match adds up."""
    return Query.boolean_query([(Occur.Should, query) for query in queries])
