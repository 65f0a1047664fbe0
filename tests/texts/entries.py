"""The texts of a catalogue as Fluent's parser reads them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from fluent.syntax import FluentParser
from fluent.syntax.ast import (
    Message,
    MessageReference,
    NumberLiteral,
    SelectExpression,
    TextElement,
    VariableReference,
)
from fluent.syntax.visitor import Visitor

TEXTS = Path(__file__).parents[2] / "bot" / "texts"
_PLURAL_FORMS = {"zero", "one", "two", "few", "many", "other"}


@dataclass(frozen=True, slots=True)
class Choice:
    """A place where a text chooses by a value."""

    value: str
    """The name of the value."""
    variants: tuple[str, ...]
    numbers: frozenset[str]
    """Those of the variants that are numbers."""

    @property
    def counts(self) -> bool:
        """Whether it chooses by a number, and not by a word that the code hands over."""
        return _PLURAL_FORMS.issuperset(set(self.variants) - self.numbers)


@dataclass
class Entry(Visitor):
    """What one text is made of."""

    names: set[str] = field(default_factory=set)
    """The values that it is filled with."""
    texts: set[str] = field(default_factory=set)
    """Other texts in it."""
    choices: list[Choice] = field(default_factory=list)
    written: list[str] = field(default_factory=list)
    """What stands in it as it is."""

    def visit_VariableReference(self, node: VariableReference) -> None:  # noqa: N802  fluent's name
        self.names.add(node.id.name)

    def visit_MessageReference(self, node: MessageReference) -> None:  # noqa: N802  fluent's name
        self.texts.add(node.id.name)

    def visit_TextElement(self, node: TextElement) -> None:  # noqa: N802  fluent's name
        self.written.append(node.value)

    def visit_SelectExpression(self, node: SelectExpression) -> None:  # noqa: N802  fluent's name
        assert isinstance(node.selector, VariableReference)
        keys = [
            (key.value if isinstance(key := one.key, NumberLiteral) else key.name, one)
            for one in node.variants
        ]
        numbers = frozenset(name for name, one in keys if isinstance(one.key, NumberLiteral))
        names = tuple(name for name, _ in keys)
        self.choices.append(Choice(node.selector.id.name, names, numbers))
        self.generic_visit(node)


@cache
def entries_of(language: str) -> Mapping[str, Entry]:
    """Returns the texts of a language by their keys."""
    parsed = FluentParser().parse((TEXTS / f"{language}.ftl").read_text(encoding="utf-8"))
    found: dict[str, Entry] = {}
    for entry in parsed.body:
        if isinstance(entry, Message):
            assert entry.id.name not in found, f"{language}: {entry.id.name} stands twice"
            found[entry.id.name] = Entry()
            found[entry.id.name].visit(entry)
    return found


def values_of(language: str) -> dict[str, set[str]]:
    """Returns the values that the text of each key needs, those of texts within it among them."""
    found = entries_of(language)

    def all_names(key: str) -> set[str]:
        return found[key].names.union(*map(all_names, found[key].texts))

    return {key: all_names(key) for key in found}
