"""Papers near another one: by what it says, by its id, by words of its title."""

import re
from collections.abc import Sequence
from dataclasses import replace
from math import log

from sqlalchemy import Connection

from bot.search.forms import Form, Group, Relation, form
from bot.search.glossary import Glossary, shipped
from bot.search.index.expressions import any_form, every
from bot.search.index.retrieval import count
from bot.search.index.scanning import Span, newest, rows_by
from bot.search.index.schema import PREFIX
from bot.search.index.searching import ids_of, meant
from bot.search.query import parse
from bot.search.ranking import COLUMN_WEIGHT
from bot.search.segmentation import is_function_word, segment
from bot.search.text import BESIDE, EXACT, fold, named, units

_TOPICS = 32
"""Things that a paper is compared by, those of its title first."""
_SAME = 500
"""Papers of one thing that are looked at, the newest."""
_COMMON = 0.25
"""Of all papers: a thing that more of them say tells nothing."""


def similar(connection: Connection, arxiv_id: str, limit: int) -> tuple[str, ...]:
    """The papers whose heads say the same rare things, in either language; best first."""
    rows = rows_by(connection, "doc", "arxiv_id", [arxiv_id], "key, title, field, contribution")
    if not rows:
        return ()
    key, *columns = rows[0]
    papers = count(connection)
    topics = _topics(columns, shipped())
    points: dict[int, float] = {}
    for group, weight in topics:
        if not (expression := any_form(group)):
            continue
        keys = newest(connection, "head", expression, Span(), _SAME)
        if 1 < len(keys) <= max(2, _COMMON * papers):
            rarity = weight * log(papers / len(keys))
            for other in keys:
                points[other] = points.get(other, 0.0) + rarity
    points.pop(key, None)
    best = sorted(points, key=lambda other: (-round(points[other], 3), -other))[:limit]
    ids = ids_of(connection, best)
    return tuple(ids[other] for other in best if other in ids)


def _topics(columns: Sequence[str], glossary: Glossary) -> list[tuple[Group, float]]:
    """The things that a head says, each once, with the weight of the column that says it first."""
    found: dict[frozenset[tuple[str, ...]], tuple[Group, float]] = {}
    for column, weight in zip(columns, COLUMN_WEIGHT, strict=True):
        text, _, beside = column.partition(f" {BESIDE} ")
        written = [word[1:] for word in beside.split() if word.startswith(EXACT)]
        terms = [
            piece
            for unit in units(text)
            for piece in (segment(unit.text, glossary) if unit.cjk else unit.parts)
        ]
        for term in (*terms, *written):
            if len(term) < 2 or term.isdigit() or is_function_word(term):
                continue
            concepts = glossary.chinese(term) or glossary.english((term,))
            names = [term, *(name for concept in concepts for name in concept.terms)]
            forms = [one for name in names if (one := form(name, Relation.EXACT))]
            group = Group(term, tuple({one.tokens: one for one in forms}.values()))
            found.setdefault(frozenset(one.tokens for one in forms), (group, weight))
    return list(found.values())[:_TOPICS]


def titled(connection: Connection, words: str) -> str | None:
    """The paper that words of a title clearly mean; ``None`` when none does, or several do.

    A paper is clearly meant when the words are its name and no other's (``DICE`` for ``DICE:
    Diffusion …``), or when only its title has all of the words.
    """
    expressions = [f'"{name}"'] if (name := named(words)) else []
    groups, _ = meant(connection, parse(words))
    typed = [
        replace(group, forms=tuple(filter(_as_typed, group.forms)), in_field=False)
        for group in groups
    ]
    expressions += [expression] if (expression := every(typed)) else []
    for expression in expressions:
        keys = newest(connection, "title", expression, Span(), 3)
        ids = ids_of(connection, keys)
        if len(ids) == 1:
            return next(iter(ids.values()))
    return None


def _as_typed(one: Form) -> bool:
    return one.relation in {Relation.EXACT, Relation.STEM, Relation.VARIANT, Relation.TYPO}


_DIGITS = re.compile(r"\d{4}\.\d{4,5}")


def nearest(connection: Connection, arxiv_id: str, limit: int) -> tuple[str, ...]:
    """The arXiv ids in the index that are written most like one that is not, nearest first.

    First by typos, then by distance between the numbers.
    """
    arxiv_id = fold(arxiv_id[:40]).strip()
    month, *_ = arxiv_id.partition(".")
    first, behind = month + ".", month + "/"
    known: list[str] = []
    for condition, bounds in (
        ("arxiv_id >= ? AND arxiv_id < ? ORDER BY arxiv_id LIMIT 20000", (first, behind)),
        ("arxiv_id < ? ORDER BY arxiv_id DESC LIMIT 50", (first,)),
        ("arxiv_id >= ? ORDER BY arxiv_id LIMIT 50", (behind,)),
    ):
        rows = connection.exec_driver_sql(
            f"SELECT arxiv_id FROM {PREFIX}doc WHERE {condition}", bounds
        )
        known += rows.scalars()
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
