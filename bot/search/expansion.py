"""``Query`` → what to look for: each thing meant, in every form that counts for it.

A ``Group`` is one thing that a paper must say; its forms are the ways to say it: as typed, with
another ending, spelled another way, translated, corrected. A group of several words also has parts,
for when no paper has the whole. Pure: what only the index knows comes in as ``Lexicon``.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby, takewhile

from bot.search.forms import (
    Form,
    Group,
    Lexicon,
    Relation,
    distinct,
    form,
    forms_of,
    spelled,
    translated,
    word_form,
)
from bot.search.glossary import Concept, Glossary, written
from bot.search.query import Query, Words
from bot.search.segmentation import is_function_word, segment
from bot.search.text import Unit, stem

MOST_GROUPS = 8
_YEAR = re.compile(r"20[0-3]\d", re.ASCII)
_LONGEST_TERM = 6
"""Characters of a Chinese run that the glossary does not have and that is still taken as a term."""
_LONGEST_JOIN = 4
"""Words that may be one name, ``qwen 2.5 vl 7b``, or one term, ``视觉-语言-动作模型``."""


def spellings(query: Query) -> set[str]:
    """The words of a query and the names that neighbours among them may be."""
    found: set[str] = set()
    for words in query.every_words():
        for window in _windows(words.units, _LONGEST_JOIN):
            parts = [part for unit in window for part in unit.parts]
            found.add("".join(parts))
            if len(window) == 1:
                found.update(parts)
    return found


def _windows(sequence: Sequence[Unit], longest: int) -> Iterator[Sequence[Unit]]:
    """Neighbouring words of the same script."""
    for cjk, run in groupby(sequence, lambda unit: unit.cjk):
        if not cjk:
            words = list(run)
            for start in range(len(words)):
                for count in range(1, min(longest, len(words) - start) + 1):
                    yield words[start : start + count]


def expand(query: Query, lexicon: Lexicon) -> tuple[Group, ...]:
    """The groups of a query's words; every one of them should be met."""
    groups: list[Group] = []
    for words in query.words:
        found = _groups(words, query, lexicon)
        for other in words.either:
            found = [_either(found, _groups(other, query, lexicon))]
        groups += [_in(group, words.within) for group in found]
    groups = [replace(group, days=_year(group)) for group in groups]
    meant = [group for group in groups if not is_function_word(group.typed)]
    return tuple({group.forms: group for group in meant or groups}.values())[:MOST_GROUPS]


def _year(group: Group) -> tuple[date, date] | None:
    """The days of a year that stands among other words: ``world models 2025``."""
    if group.within or not _YEAR.fullmatch(group.typed):
        return None
    return date(int(group.typed), 1, 1), date(int(group.typed) + 1, 1, 1)


def _groups(words: Words, query: Query, lexicon: Lexicon) -> list[Group]:
    if not (words.quoted or query.only_typed):
        return _sequence(words.units, lexicon)
    runs = [words.units] if words.quoted else [(unit,) for unit in words.units]
    return [_plain(run) for run in runs]


def _in(group: Group, within: str) -> Group:
    """A thing that one field has to say, and so have its parts."""
    if not within:
        return group
    parts = tuple(_in(part, within) for part in group.parts)
    return replace(group, within=within, parts=parts)


def _either(one: Sequence[Group], other: Sequence[Group]) -> Group:
    """One thing that is met by all the forms of either."""
    groups = (*one, *other)
    typed = " | ".join(group.typed for group in groups)
    forms = [form for group in groups for form in group.every_form()]
    return Group(typed, distinct(forms))


def exclude(query: Query) -> tuple[Group, ...]:
    """The groups of which a paper must have none."""
    return tuple(_in(_plain(words.units), words.within) for words in query.excluded)


def whole(query: Query) -> Form | None:
    """All loose words of a query as one form: the paper that says just this comes first."""
    for words in query.words:
        if not (words.quoted or words.within or words.either):
            return form(" ".join(unit.text for unit in words.units), Relation.EXACT)
    return None


def _plain(sequence: Sequence[Unit]) -> Group:
    """Words as typed: next to each other, with other endings and spellings but nothing else."""
    typed = " ".join(unit.text for unit in sequence)
    forms = spelled(sequence[0]) if len(sequence) == 1 else [form(typed, Relation.EXACT)]
    return Group(typed, tuple(form for form in forms if form))


def _sequence(sequence: Sequence[Unit], lexicon: Lexicon, *, inside: bool = False) -> list[Group]:
    """Groups for neighbouring units: the longest terms first. ``inside``: no term may be all."""
    groups: list[Group] = []
    start = 0
    longest = max(lexicon.glossary.longest_english, _LONGEST_JOIN)
    while start < len(sequence):
        if sequence[start].cjk:
            found, count = _chinese_from(sequence[start:], lexicon)
            groups += found
            start += count
            continue
        for count in range(min(longest, len(sequence) - start), 0, -1):
            window = sequence[start : start + count]
            if any(unit.cjk for unit in window) or (inside and count == len(sequence) > 1):
                continue
            if group := _term(window, lexicon):
                start += count
                break
        else:
            unit = sequence[start]
            parts = tuple(_parts((unit,), lexicon))
            group = Group(unit.text, distinct(spelled(unit)), parts)
            start += 1
        groups.append(group)
    return groups


def _term(window: Sequence[Unit], lexicon: Lexicon) -> Group | None:
    """The group of words that are one term or one name together; ``None`` when they are not."""
    typed = " ".join(unit.text for unit in window)
    if len(window) > 1 and all(is_function_word(unit.text) for unit in window):
        return None
    forms: list[Form] = []
    as_typed = tuple(part for unit in window for part in unit.parts)
    read = [(as_typed, Relation.EXACT)]
    if not lexicon.glossary.english(as_typed):
        read = _read(window, lexicon)
    for words, relation in read:
        concepts = lexicon.glossary.english(words)
        if len(window) == 1:
            as_is = relation is Relation.EXACT
            forms += spelled(window[0]) if as_is else forms_of((" ".join(words),), relation)
        elif concepts:
            forms += forms_of((" ".join(words),), relation)
        forms += translated(concepts, max(relation, Relation.TRANSLATION), lexicon.glossary)
        if len(window) > 1 and (name := "".join(words)) in lexicon.spellings:
            forms.append(word_form(stem(name), Relation.EXACT, typed))
    forms += forms_of(lexicon.harvested.get(typed, ()), Relation.TRANSLATION)
    if len(window) > 1 and forms:
        forms = forms_of((typed,), Relation.EXACT) + forms
    return Group(typed, distinct(forms), tuple(_parts(window, lexicon))) if forms else None


def _parts(window: Sequence[Unit], lexicon: Lexicon) -> list[Group]:
    """The groups of a term's own words; none for a simple word or a name with its version."""
    if len(window) > 1:
        found = _sequence(window, lexicon, inside=True)
    elif window[0].text in lexicon.guesses:  # its last part may be half a word
        return []
    elif len(window[0].parts) > 1 and all(part.isalpha() for part in window[0].parts):
        single = [Unit(part, 0, len(part), (part,)) for part in window[0].parts]
        found = _sequence(single, lexicon, inside=True)
    else:
        return []
    return [group for group in found if group.forms and not is_function_word(group.typed)]


def _read(window: Sequence[Unit], lexicon: Lexicon) -> list[tuple[tuple[str, ...], Relation]]:
    """The words of a window as typed, or with its unknown words read as what they may be."""
    rows: list[tuple[tuple[str, ...], Relation]] = [((), Relation.EXACT)]
    for unit in window:
        guess = lexicon.guesses.get(unit.text)
        ways: list[tuple[tuple[str, ...], Relation]] = [(unit.parts, Relation.EXACT)]
        if guess:
            ways = [((word,), guess.relation) for word in guess.words]
        rows = [(row + way, max(relation, other)) for row, relation in rows for way, other in ways][
            :12
        ]
    return rows


def _chinese(unit: Unit, lexicon: Lexicon) -> list[Group]:
    """A Chinese run: one term, with the terms that it is made of; or a sentence of several."""
    guess = lexicon.guesses.get(unit.text)
    run = guess.words[0] if guess else unit.text
    relation = guess.relation if guess else Relation.EXACT
    cut = segment(run, lexicon.glossary, inside=True)
    pieces = list(_pieces(cut, relation, lexicon))
    wordy = len(run) > _LONGEST_TERM or sum(map(len, cut)) < len(run)
    concepts = lexicon.glossary.chinese(run)
    if pieces and wordy and not concepts:
        return pieces
    parts = tuple(_with_rest(pieces, concepts, lexicon.glossary))
    return [Group(unit.text, _of_run(run, relation, lexicon), parts)]


def _with_rest(
    pieces: Sequence[Group], concepts: Iterable[Concept], glossary: Glossary
) -> Iterator[Group]:
    """The pieces of a Chinese term, one without a translation with what is left of the term's."""
    strange = [piece for piece in pieces if not glossary.chinese(piece.typed)]
    said = {token for piece in pieces for one in piece.forms for token in one.tokens}
    for piece in pieces:
        forms = list(piece.forms)
        for term in (term for concept in concepts for term in concept.english):
            words = written(term).split(" ")
            rest = [word for word in words if stem(word) not in said]
            if [piece] == strange and 0 < len(rest) < len(words):
                forms += forms_of((" ".join(rest),), Relation.TRANSLATION)
        yield replace(piece, forms=distinct(forms))


def _chinese_from(sequence: Sequence[Unit], lexicon: Lexicon) -> tuple[list[Group], int]:
    """The groups of a Chinese run and their number of units: several runs may be one term."""
    runs = list(takewhile(lambda unit: unit.cjk, sequence[:_LONGEST_JOIN]))
    for count in range(len(runs), 1, -1):
        run = "".join(unit.text for unit in runs[:count])
        if lexicon.glossary.chinese(run):
            typed = " ".join(unit.text for unit in runs[:count])
            apart = forms_of((typed,), Relation.EXACT)
            forms = distinct([*apart, *_of_run(run, Relation.EXACT, lexicon)])
            parts = tuple(group for unit in runs[:count] for group in _chinese(unit, lexicon))
            return [Group(typed, forms, parts)], count
    return _chinese(sequence[0], lexicon), 1


def _of_run(run: str, relation: Relation, lexicon: Lexicon) -> tuple[Form, ...]:
    """The forms of a Chinese term: itself, and its translations."""
    concepts = lexicon.glossary.chinese(run)
    return distinct(
        [
            *forms_of((run,), relation),
            *translated(concepts, max(relation, Relation.TRANSLATION), lexicon.glossary),
            *forms_of(lexicon.harvested.get(run, ()), Relation.TRANSLATION),
        ]
    )


def _pieces(cut: Sequence[str], relation: Relation, lexicon: Lexicon) -> Iterator[Group]:
    """The terms that a Chinese run is cut into, and those that they are made of."""
    for piece in cut[:MOST_GROUPS]:
        if len(piece) == 1 and not lexicon.glossary.chinese(piece):
            yield Group(piece, ())  # nothing to look for, and yet something is missing
            continue
        smaller: list[Group] = []
        if len(piece) >= 4 and len(cut) > 1:
            smaller += _pieces(segment(piece, lexicon.glossary, inside=True), relation, lexicon)
        yield Group(piece, _of_run(piece, relation, lexicon), tuple(smaller))
