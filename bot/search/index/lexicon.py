"""What the index knows about the words of a query."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial

from bot.search.expansion import spellings
from bot.search.forms import Form, Group, Guess, Lexicon, Relation
from bot.search.glossary import Glossary, stemmed
from bot.search.index.documents import shape_of
from bot.search.index.expressions import exists
from bot.search.index.schema import SEPARATOR
from bot.search.index.snapshot import Snapshot
from bot.search.query import Query
from bot.search.text import Unit, stem
from bot.search.translations import translations
from bot.search.typos import allowed_typos, nearest_word

_COMPLETIONS = 8
_SHORTEST_PREFIX = 2
_LONGEST_ENDING = 5
_MOST_PAIRS = 20


def lexicon(snapshot: Snapshot, query: Query, glossary: Glossary) -> Lexicon:
    """Returns everything that ``expand`` wants to know about a query's words."""
    if query.only_typed:
        return Lexicon(glossary)
    known = frozenset(word for word in spellings(query) if snapshot.frequency("spelling", word))
    loose = [unit for words in query.every_words() if not words.quoted for unit in words.units]
    strange = [
        unit
        for unit in loose
        if not unit.cjk
        and "".join(unit.parts) not in known
        and not glossary.english(unit.parts)
        and not (len(unit.parts) == 1 and snapshot.anywhere(stem(unit.parts[0])))
    ]
    guesses = {
        unit.text: guess
        for unit in strange
        if (guess := _reading(snapshot, unit, glossary, last=unit is loose[-1]))
    }
    return Lexicon(glossary, known, guesses, _harvested(snapshot, loose, glossary))


def _reading(snapshot: Snapshot, unit: Unit, glossary: Glossary, *, last: bool) -> Guess | None:
    """Returns what an unknown word or compound may be: a typo of a known word.

    The last one of a query may also be the beginning of known words.
    """
    word = "".join(unit.parts)
    of_glossary = list(glossary.words_from(word))
    if last and len(word) >= _SHORTEST_PREFIX:
        longer = [found for found, _ in snapshot.beginning("spelling", word, _COMPLETIONS)]
        longer = [found for found in dict.fromkeys([*longer, *of_glossary]) if found != word]
        if longer:
            return Guess(tuple(longer[:_COMPLETIONS]), Relation.VARIANT)
    if not allowed_typos(word) or word in of_glossary:
        return None
    if len(unit.parts) > 1 and all(snapshot.anywhere(stem(part)) for part in unit.parts):
        return None
    # Longer words too: who writes "recomend" is one letter from the stem of "recommendation".
    lengths = range(len(word) - allowed_typos(word), len(word) + _LONGEST_ENDING + 1)
    shapes = [shape_of(word, length) for length in lengths]
    there = [
        (papers, found[len(shape) :])
        for shape in shapes
        for found, papers in snapshot.beginning("shape", shape)
    ]
    there.sort(key=lambda one: -one[0])  # the commonest, where several are as near
    candidates = [*(found for _, found in there), *glossary.words_from(word[0])]
    near = nearest_word(word, candidates)
    return Guess((near,), Relation.TYPO) if near else None


def _harvested(
    snapshot: Snapshot, loose: Sequence[Unit], glossary: Glossary
) -> dict[str, tuple[str, ...]]:
    """Returns translations in the index for the words that the glossary does not have."""
    english = {stemmed(unit.text): unit.text for unit in loose if not unit.cjk}
    words = [unit.text for unit in loose]
    for count in (2, 3):
        for start in range(len(loose) - count + 1):
            window = loose[start : start + count]
            if not any(unit.cjk for unit in window):
                typed = " ".join(words[start : start + count])
                english[stemmed(typed)] = typed
    chinese = [unit.text for unit in loose if unit.cjk and not glossary.chinese(unit.text)]
    keys = [key for key in english if not glossary.english(tuple(key.split()))]
    for run in chinese:
        pairs = snapshot.beginning("reversed_pair", run[::-1], _MOST_PAIRS)
        keys += [pair.split(SEPARATOR)[1] for pair, _ in pairs]
    rows: list[tuple[str, str, str, int]] = []
    for key in dict.fromkeys(keys):
        for pair, papers in snapshot.beginning("pair", key + SEPARATOR):
            _, tail, shown = pair.split(SEPARATOR)
            rows.append((key, tail, shown, papers))
    result: dict[str, tuple[str, ...]] = {}
    for key, (term, shown) in translations(rows).items():
        if key in english:
            result[english[key]] = (*result.get(english[key], ()), term)
        if term in chinese:
            result[term] = (*result.get(term, ()), shown)
    return result


def known_forms(snapshot: Snapshot, groups: Sequence[Group]) -> tuple[Group, ...]:
    """Returns the groups without the forms that no paper has."""
    forms = {form.tokens: form for group in groups for form in group.every_form()}
    found = {
        tokens: snapshot.has_form(tokens, partial(exists, snapshot, form))
        for tokens, form in forms.items()
    }
    return tuple(_keep(group, found) for group in groups)


def _keep(group: Group, found: Mapping[tuple[str, ...], bool]) -> Group:
    forms: Iterable[Form] = (form for form in group.forms if found[form.tokens])
    return replace(
        group, forms=tuple(forms), parts=tuple(_keep(part, found) for part in group.parts)
    )
