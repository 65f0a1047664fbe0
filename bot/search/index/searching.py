"""Answers from the index."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from tantivy import Occur
from tantivy import Query as EngineQuery

from bot.search.answer import Answer, Hit
from bot.search.expansion import exclude, expand, whole
from bot.search.forms import Group, Guess, Lexicon, Relation, form
from bot.search.glossary import shipped, stemmed
from bot.search.index.expressions import any_form, every
from bot.search.index.lexicon import known_forms, lexicon
from bot.search.index.retrieval import Ranking, conditions, listed, ranked
from bot.search.index.schema import SCHEMA
from bot.search.index.snapshot import Snapshot
from bot.search.query import Query
from bot.search.text import pairs
from bot.search.typos import nearest_run

_BY_ID = 100.0
"""The score of a paper whose id was typed."""
_SHOWN = 6
"""Translations that an answer names."""


def search(snapshot: Snapshot, query: Query, *, limit: int = 10, offset: int = 0) -> Answer:
    """Returns the papers for a query, best first; an empty query has no hits.

    ``limit`` and ``offset`` choose the part of the ranking.
    """
    if known := [one for one in query.ids if snapshot.has(one)]:
        found = tuple(Hit(one, _BY_ID) for one in known)
        return Answer(found[offset : offset + limit], total=len(found))
    groups, corrections = meant(snapshot, query)
    clauses = conditions(snapshot, query, exclude(query))
    ranking = Ranking()
    if groups:
        ranking = ranked(snapshot, groups, whole(query), clauses, offset + limit)
    elif not query.words and (query.since or query.until or query.excluded):
        ranking = listed(snapshot, clauses, offset + limit)
    page = ranking.papers[offset : offset + limit]
    kept = [snapshot.kept(row.address) for row in page]
    return Answer(
        hits=tuple(
            Hit(one.arxiv_id, round(row.score, 3), row.partial, one.texts)
            for one, row in zip(kept, page, strict=True)
        ),
        total=ranking.total,
        more=ranking.more,
        forms=tuple(way for group in groups for way in group.forms),
        parts=tuple(way for group in groups for part in group.parts for way in part.every_form()),
        also=_also(groups),
        corrections=corrections,
    )


def matching(
    snapshot: Snapshot,
    groups: Sequence[Group],
    query: Query,
    arxiv_ids: Collection[str],
    *,
    whole_terms: bool = False,
) -> frozenset[str]:
    """Returns which of these papers have everything that is asked, for following and muting.

    ``groups`` are what the words of ``query`` mean. With ``whole_terms`` a paper that has the words
    of a term apart does not have the term.
    """
    if whole_terms:
        groups = [replace(group, parts=()) if group.forms else group for group in groups]
    wanted = [any_form(snapshot, group) for group in groups]
    if not wanted or not all(wanted) or not arxiv_ids:
        return frozenset()
    among = EngineQuery.term_set_query(SCHEMA, "id", list(arxiv_ids))
    asked = every(one for one in (among, *wanted) if one)
    clauses = conditions(snapshot, query, exclude(query))
    found = snapshot.newest(
        EngineQuery.boolean_query([(Occur.Must, asked), *clauses]), len(arxiv_ids)
    )
    return frozenset(snapshot.ids([one.address for one in found]))


def meant(
    snapshot: Snapshot, query: Query, *, among: Snapshot | None = None, guessing: bool = True
) -> tuple[tuple[Group, ...], tuple[tuple[str, str], ...]]:
    """Returns the groups of a query in the forms that the index has, and what was read as what.

    With ``among`` the forms are those of another index, with ``snapshot`` to know the words by.
    Without ``guessing`` no word is completed or corrected.
    """
    among = among or snapshot
    known = lexicon(snapshot, query, shipped())
    if not guessing:
        known = replace(known, guesses={})
    groups = known_forms(among, expand(query, known))
    if guessing and not query.only_typed and (guesses := _chinese_typos(query, groups, known)):
        known = replace(known, guesses={**known.guesses, **guesses})
        groups = known_forms(among, expand(query, known))
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


def _also(groups: Sequence[Group]) -> tuple[str, ...]:
    """The translations that the index has, each once, however it is written."""
    shown: dict[str, str] = {}
    for group in groups:
        for one in (group, *(() if group.forms else group.parts)):
            for way in one.forms:
                if way.relation is Relation.TRANSLATION and way.shown.casefold() != one.typed:
                    shown.setdefault(stemmed(way.shown), way.shown)
    return tuple(shown.values())[:_SHOWN]
