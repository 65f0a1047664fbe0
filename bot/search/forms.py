"""The ways to say a thing, and what is known about a query's words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import IntEnum

from bot.search.glossary import Glossary
from bot.search.text import fold, pairs, stem, units


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
