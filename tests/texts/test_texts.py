"""The catalogues: complete in every language, and without texts that are not used."""

import re
import sys

import pytest

from bot.texts.catalogue import FALLBACK, LANGUAGES, check_language, say_in
from tests.texts.entries import TEXTS, values_of

CODE = "\n".join(path.read_text(encoding="utf-8") for path in TEXTS.parent.rglob("*.py"))


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
    with pytest.raises(ValueError, match=r"expected 'es', .*'zh', 'zh-hant' or 'en'"):
        check_language("fr")
