"""Answers from the index."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from sqlalchemy import Connection

from bot.search.answer import Answer, Hit
from bot.search.expansion import exclude, expand, whole
from bot.search.forms import Group, Guess, Lexicon, Relation, form
from bot.search.glossary import shipped, stemmed
from bot.search.index.expressions import every, none_of
from bot.search.index.lexicon import known_forms, lexicon
from bot.search.index.retrieval import Ranked, listed, ranked
from bot.search.index.scanning import Span, rows_by
from bot.search.index.schema import PREFIX, key_of
from bot.search.query import Query
from bot.search.text import pairs
from bot.search.typos import nearest_run

_BY_ID = 100.0
"""The score of a paper whose id was typed."""
_SHOWN = 6
"""Translations that an answer names."""


def search(connection: Connection, query: Query, *, limit: int = 10, offset: int = 0) -> Answer:
    """The papers for a query, best first. Any query has an answer; an empty one has no hits."""
    span = _span(query)
    groups, corrections = meant(connection, query)
    ranking: list[Ranked] = []
    more = False
    if query.ids and (keys := _keys_of(connection, query.ids)):
        ranking = [Ranked(keys[one], _BY_ID) for one in query.ids if one in keys]
    elif groups:
        ranking, more = ranked(connection, groups, whole(query) if len(groups) > 1 else None, span)
    elif not query.words and (query.since or query.until or query.excluded):
        ranking, more = listed(connection, span)
    page = ranking[offset : offset + limit]
    ids = ids_of(connection, [row.key for row in page])
    return Answer(
        hits=tuple(
            Hit(ids[row.key], round(row.score, 3), row.partial) for row in page if row.key in ids
        ),
        total=len(ranking),
        more=more,
        forms=tuple(way for group in groups for way in group.forms),
        parts=tuple(way for group in groups for part in group.parts for way in part.every_form()),
        also=_also(groups),
        corrections=corrections,
    )


def matching(connection: Connection, query: Query, arxiv_ids: Iterable[str]) -> frozenset[str]:
    """Which of these papers have everything that is asked, for following and muting."""
    wanted = tuple(arxiv_ids)
    found: set[str] = set()
    groups, _ = meant(connection, query)
    expression = every(groups)
    for start in range(0, len(wanted), 500):
        some = wanted[start : start + 500]
        keys = {key: arxiv_id for arxiv_id, key in _keys_of(connection, some).items()}
        if keys and expression:
            span = _span(query)
            matched = connection.exec_driver_sql(
                f"SELECT rowid FROM {PREFIX}full WHERE {PREFIX}full MATCH ?"
                " AND rowid BETWEEN ? AND ?",
                (
                    none_of(expression, span.excluded),
                    max(min(keys), span.first),
                    min(max(keys), span.behind - 1),
                ),
            )
            found.update(keys[key] for (key,) in matched if key in keys)
    return frozenset(found)


def _span(query: Query) -> Span:
    return Span(
        key_of(query.since) if query.since else 0,
        key_of(query.until) if query.until else 1 << 62,
        exclude(query),
    )


def meant(
    connection: Connection, query: Query
) -> tuple[tuple[Group, ...], tuple[tuple[str, str], ...]]:
    """The groups of a query in the forms that the index has, and what was read as what."""
    known = lexicon(connection, query, shipped())
    groups = known_forms(connection, expand(query, known))
    if not query.only_typed and (guesses := _chinese_typos(query, groups, known)):
        known = replace(known, guesses={**known.guesses, **guesses})
        groups = known_forms(connection, expand(query, known))
    groups = tuple(_in_pairs(group) for group in groups)
    corrections = tuple(
        (typed, guess.words[0])
        for typed, guess in known.guesses.items()
        if guess.relation is Relation.TYPO
    )
    return groups, corrections


def _in_pairs(group: Group) -> Group:
    """A Chinese run that nothing explains, as the pairs of characters that the index may have."""
    if group.forms or group.parts or group.typed.isascii() or len(group.typed) < 3:
        return group
    found = ((pair, form(pair, Relation.TYPO)) for pair in pairs(group.typed))
    return replace(group, parts=tuple(Group(pair, (one,)) for pair, one in found if one))


def _chinese_typos(query: Query, groups: Sequence[Group], known: Lexicon) -> dict[str, Guess]:
    """Readings for Chinese runs that the index does not have and the glossary nearly has."""
    missing = [group.typed for group in groups if not group.forms]
    there = {one.typed for group in groups for one in (group, *group.parts) if one.forms}
    runs = {
        unit.text
        for words in query.words
        for unit in words.units
        if unit.cjk and not words.quoted and any(typed in unit.text for typed in missing)
    }
    near = {run: nearest_run(run, known.glossary, there) for run in sorted(runs)}
    return {run: Guess((found,), Relation.TYPO) for run, found in near.items() if found}


def _keys_of(connection: Connection, arxiv_ids: Sequence[str]) -> dict[str, int]:
    rows = rows_by(connection, "doc", "arxiv_id", arxiv_ids, "arxiv_id, key")
    return {row.arxiv_id: row.key for row in rows}


def ids_of(connection: Connection, keys: Sequence[int]) -> dict[int, str]:
    """The arXiv ids by key; without the keys that the index no longer has."""
    rows = rows_by(connection, "doc", "key", keys, "key, arxiv_id")
    return {row.key: row.arxiv_id for row in rows}


def _also(groups: Sequence[Group]) -> tuple[str, ...]:
    """The translations that the index has, each once, however it is written."""
    shown: dict[str, str] = {}
    for group in groups:
        for one in (group, *(() if group.forms else group.parts)):
            for way in one.forms:
                if way.relation is Relation.TRANSLATION and way.shown.casefold() != one.typed:
                    shown.setdefault(stemmed(way.shown), way.shown)
    return tuple(shown.values())[:_SHOWN]
