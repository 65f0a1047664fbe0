"""The ways to say a thing, and what is known about a query's words."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import IntEnum
from itertools import groupby

from bot.search.glossary import Concept, Glossary
from bot.search.text import EXACT, Unit, fold, joined, pairs, stem, units

MOST_FORMS = 20


class Relation(IntEnum):
    """How a form is related to what was typed; the lower, the surer."""

    EXACT = 0
    STEM = 1
    VARIANT = 2
    TRANSLATION = 3
    TYPO = 4


@dataclass(frozen=True, slots=True)
class Form:
    """One way to say a thing: index words next to each other."""

    tokens: tuple[str, ...]
    relation: Relation
    shown: str
    """As a person writes it."""
    prefix: bool = False
    """The last index word may go on."""


@dataclass(frozen=True, slots=True)
class Group:
    """One thing meant. A paper has it when it has one of the forms, or loosely all the parts."""

    typed: str
    forms: tuple[Form, ...]
    parts: tuple["Group", ...] = ()
    within: str = ""
    """The field of a paper that alone has to say it."""
    days: tuple[date, date] | None = None
    """Papers from the first day to before the second have it, whatever they say."""

    def every_form(self) -> Iterator[Form]:
        """Its own forms and those of its parts."""
        yield from self.forms
        for part in self.parts:
            yield from part.every_form()


@dataclass(frozen=True, slots=True)
class Guess:
    """What an unknown word may be: words that begin with it, or words one typo away."""

    words: tuple[str, ...]
    relation: Relation


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What is known about the words of a query."""

    glossary: Glossary
    spellings: frozenset[str] = frozenset()
    """Which of ``spellings(query)`` the index has."""
    guesses: Mapping[str, Guess] = field(default_factory=dict)
    """For words that neither the index nor the glossary has."""
    harvested: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Translations found in the digests, by typed term."""


def form(text: str, relation: Relation) -> Form | None:
    """The form that a text is; ``None`` when it holds no words."""
    tokens: list[str] = []
    found = list(units(fold(text)))
    if not found:
        return None
    for unit in found:
        tokens += pairs(unit.text) if unit.cjk else map(stem, unit.parts)
    prefix = found[-1].cjk and len(found[-1].text) == 1
    return Form(tuple(tokens), relation, text.strip(), prefix)


def word_form(token: str, relation: Relation, shown: str) -> Form:
    """The form that one index word is; ``shown`` is how a person writes it."""
    return Form((token,), relation, shown)


def spelled(unit: Unit) -> list[Form]:
    """A unit as typed, with other endings, and in its other spellings."""
    if unit.cjk or len(unit.parts) > 1:
        forms = forms_of((unit.text,), Relation.EXACT)
        names = joined(unit.parts)
        for name in reversed(names):
            relation = Relation.EXACT if name is names[-1] else Relation.VARIANT
            forms.append(word_form(name, relation, unit.text))
        return forms + _apart(unit)
    (part,) = unit.parts
    if len(part) >= 3 and part.isalpha():
        return [
            word_form(EXACT + part, Relation.EXACT, part),
            word_form(stem(part), Relation.STEM, part),
        ]
    return [word_form(part, Relation.EXACT, part), *_apart(unit)]


def _apart(unit: Unit) -> list[Form]:
    """A name with digits as it is written with spaces: ``gpt4o`` → ``gpt 4 o``; sim2real."""
    pieces = [
        "".join(run)
        for part in unit.parts
        for _, run in groupby(part, key=lambda character: character.isdigit())
    ]
    if len(pieces) == len(unit.parts):
        return []
    spellings = [" ".join(pieces)]
    if len(pieces) == 3 and pieces[1] == "2" and len(unit.parts) == 1:
        spellings += [f"{pieces[0]} to {pieces[2]}", f"{pieces[0]}to{pieces[2]}"]
    return forms_of(spellings, Relation.VARIANT)


def translated(
    concepts: Iterable[Concept], relation: Relation, glossary: Glossary
) -> Iterator[Form]:
    """The forms of all terms for some concepts.

    ``relation`` is theirs to what was typed; ``glossary`` knows which terms mislead.
    """
    for concept in concepts:
        for term in concept.terms:
            word = fold(term)
            if glossary.false_friend(term) or (len(word) == 1 and not word.isascii()):
                continue  # a single character stands in too many words
            if word.isascii() and word.isalpha() and glossary.shares_stem(word):
                yield from (
                    word_form(EXACT + number, relation, term) for number in (word, word + "s")
                )
                continue
            if found := form(term, relation):
                yield found
            together = [name for unit in units(word) for name in joined(unit.parts)[-1:]]
            if len(together) == 1 and not any(character.isspace() for character in term):
                yield word_form(together[0], relation, term)


def forms_of(texts: Iterable[str], relation: Relation) -> list[Form]:
    """The forms that texts are, without those that hold no words."""
    return [found for text in texts if (found := form(text, relation))]


def distinct(forms: Iterable[Form]) -> tuple[Form, ...]:
    """Each form once, in its surest relation, the surest first."""
    best: dict[tuple[str, ...], Form] = {}
    for found in sorted(forms, key=lambda form: form.relation):
        best.setdefault(found.tokens, found)
    return tuple(best.values())[:MOST_FORMS]
