"""The catalogues: complete in every language, and without texts that are not used."""

import re
import sys
from pathlib import Path

import pytest
from fluent.syntax import FluentParser
from fluent.syntax.ast import Message, MessageReference, VariableReference
from fluent.syntax.visitor import Visitor

from bot.texts.catalogue import FALLBACK, LANGUAGES, check_language, say_in

TEXTS = Path(__file__).parents[2] / "bot" / "texts"
CODE = "\n".join(path.read_text(encoding="utf-8") for path in TEXTS.parent.rglob("*.py"))


class _References(Visitor):
    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()
        self.texts: set[str] = set()

    def visit_VariableReference(self, node: VariableReference) -> None:  # noqa: N802  fluent's name
        self.names.add(node.id.name)

    def visit_MessageReference(self, node: MessageReference) -> None:  # noqa: N802  fluent's name
        self.texts.add(node.id.name)


def values_of(language: str) -> dict[str, set[str]]:
    """Returns the values that the text of each key needs, those of texts within it among them."""
    parsed = FluentParser().parse((TEXTS / f"{language}.ftl").read_text(encoding="utf-8"))
    found: dict[str, _References] = {}
    for entry in parsed.body:
        if isinstance(entry, Message):
            found[entry.id.name] = _References()
            found[entry.id.name].visit(entry)

    def all_names(key: str) -> set[str]:
        return found[key].names.union(*map(all_names, found[key].texts))

    return {key: all_names(key) for key in found}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_says_the_same_things_of_the_same_values(language: str) -> None:
    assert values_of(language) == values_of(FALLBACK)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_text_is_said_without_the_data_that_babel_has_of_all_languages(
    language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "babel", None)  # its import fails

    for key, names in values_of(language).items():
        assert say_in(language)(key, **dict.fromkeys(names, 1))
        assert say_in(language)(key, **dict.fromkeys(names, 999))


@pytest.mark.parametrize("key", sorted(values_of("en")))
def test_every_text_is_said_somewhere(key: str) -> None:
    made = f'f"{key.partition("-")[0]}-{{' in CODE  # such as f"command-{name}"
    in_another = f"{{ {key} }}" in (TEXTS / "en.ftl").read_text(encoding="utf-8")

    assert made or in_another or re.search(rf'"{key}"', CODE)


def test_every_text_that_is_said_is_there() -> None:
    said = set(re.findall(r'\bsay\(\s*"([a-z][^"]*)"', CODE))

    assert len(said) > 100
    assert said - set(values_of("en")) == set()


def test_a_language_is_a_file() -> None:
    found = {path.stem for path in TEXTS.glob("*.ftl")}

    assert set(LANGUAGES) == found
    assert all(check_language(language) == language for language in LANGUAGES)


def test_an_unknown_language_is_refused_with_those_that_there_are() -> None:
    with pytest.raises(ValueError, match="expected 'zh' or 'en'"):
        check_language("fr")
