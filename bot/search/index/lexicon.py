"""What the index knows about the words of a query."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from sqlalchemy import Connection

from bot.search.expansion import spellings
from bot.search.forms import Form, Group, Guess, Lexicon, Relation
from bot.search.glossary import Glossary, stemmed
from bot.search.index.expressions import phrase
from bot.search.index.scanning import rows_by
from bot.search.index.schema import PREFIX, shape_of
from bot.search.query import Query
from bot.search.text import Unit, stem
from bot.search.translations import translations
from bot.search.typos import allowed_typos, nearest_word

_COMPLETIONS = 8
_SHORTEST_PREFIX = 2
_LONGEST_ENDING = 5
_HIGHEST = "\U0010ffff"


def lexicon(connection: Connection, query: Query, glossary: Glossary) -> Lexicon:
    """Everything that ``expand`` wants to know about a query's words."""
    if query.only_typed:
        return Lexicon(glossary)
    known = frozenset(
        word for (word,) in rows_by(connection, "word", "word", spellings(query), "word")
    )
    loose = [unit for words in query.words if not words.quoted for unit in words.units]
    strange = [
        unit
        for unit in loose
        if len(unit.parts) == 1 and unit.text not in known and not glossary.english(unit.parts)
    ]
    stems = existing(connection, [f'"{stem(unit.parts[0])}"' for unit in strange])
    guesses = {
        unit.text: guess
        for unit, has_stem in zip(strange, stems, strict=True)
        if not has_stem
        and (guess := _reading(connection, unit.parts[0], glossary, last=unit is loose[-1]))
    }
    return Lexicon(glossary, known, guesses, _harvested(connection, loose, glossary))


def existing(connection: Connection, expressions: Sequence[str]) -> list[bool]:
    """Which expressions find anything at all."""
    if not expressions:
        return []
    each = ", ".join(
        [f"EXISTS (SELECT 1 FROM {PREFIX}full WHERE {PREFIX}full MATCH ?)"] * len(expressions)
    )
    row = connection.exec_driver_sql(f"SELECT {each}", tuple(expressions)).one()
    return [bool(value) for value in row]


def _reading(connection: Connection, word: str, glossary: Glossary, *, last: bool) -> Guess | None:
    """Returns what an unknown word may be: a typo of a known word.

    The last word of a query may also be the beginning of known words.
    """
    of_glossary = word in glossary.words_from(word)
    if last and len(word) >= _SHORTEST_PREFIX:
        rows = connection.exec_driver_sql(
            f"SELECT word FROM {PREFIX}word WHERE word >= ? AND word < ?"
            " ORDER BY papers DESC LIMIT ?",
            (word, word + _HIGHEST, _COMPLETIONS),
        )
        longer = [found for (found,) in rows]
        longer += glossary.words_from(word)
        longer = [found for found in dict.fromkeys(longer) if found != word]
        if longer:
            return Guess(tuple(longer[:_COMPLETIONS]), Relation.VARIANT)
    if not allowed_typos(word) or of_glossary:
        return None
    # Longer words too: who writes "recomend" is one letter from the stem of "recommendation".
    rows = connection.exec_driver_sql(
        f"SELECT word FROM {PREFIX}word WHERE shape BETWEEN ? AND ?",
        (
            shape_of(word, len(word) - allowed_typos(word)),
            shape_of(word, len(word) + _LONGEST_ENDING),
        ),
    )
    candidates = [found for (found,) in rows]
    candidates += glossary.words_from(word[0])
    near = nearest_word(word, candidates)
    return Guess((near,), Relation.TYPO) if near else None


def _harvested(
    connection: Connection, loose: Sequence[Unit], glossary: Glossary
) -> dict[str, tuple[str, ...]]:
    """Translations in the index for the words that the glossary does not have."""
    english = {stemmed(unit.text): unit.text for unit in loose if not unit.cjk}
    words = [unit.text for unit in loose]
    for count in (2, 3):
        for start in range(len(loose) - count + 1):
            window = loose[start : start + count]
            if not any(unit.cjk for unit in window):
                typed = " ".join(words[start : start + count])
                english[stemmed(typed)] = typed
    chinese = [unit.text for unit in loose if unit.cjk and not glossary.chinese(unit.text)]
    keys = [key for key, typed in english.items() if not glossary.english(tuple(key.split()))]
    for run in chinese:
        backwards = run[::-1]
        found = connection.exec_driver_sql(
            f"SELECT DISTINCT english FROM {PREFIX}pair WHERE chinese >= ? AND chinese < ?"
            " ORDER BY papers DESC LIMIT 20",
            (backwards, backwards + _HIGHEST),
        )
        keys += [key for (key,) in found]
    if not keys:
        return {}
    rows = rows_by(connection, "pair", "english", keys, "english, chinese, shown, papers")
    agreed = translations((key, tail[::-1], shown, papers) for key, tail, shown, papers in rows)
    result: dict[str, tuple[str, ...]] = {}
    for key, (term, shown) in agreed.items():
        if key in english:
            result[english[key]] = (*result.get(english[key], ()), term)
        if term in chinese:
            result[term] = (*result.get(term, ()), shown)
    return result


def known_forms(connection: Connection, groups: Sequence[Group]) -> tuple[Group, ...]:
    """The groups without the forms that the index does not have."""
    forms = list({form.tokens: form for group in groups for form in group.every_form()}.values())
    found: dict[tuple[str, ...], bool] = {}
    for start in range(0, len(forms), 100):
        some = forms[start : start + 100]
        there = existing(connection, [phrase(form) for form in some])
        found |= {form.tokens: yes for form, yes in zip(some, there, strict=True)}
    return tuple(_keep(group, found) for group in groups)


def _keep(group: Group, found: Mapping[tuple[str, ...], bool]) -> Group:
    forms: Iterable[Form] = (form for form in group.forms if found[form.tokens])
    return replace(
        group, forms=tuple(forms), parts=tuple(_keep(part, found) for part in group.parts)
    )
