"""What a report calls things is what our reader knows."""

from dataclasses import fields

import pytest

from bot.feed.steps.wording import wording_in
from bot.intake.labels import READ_FROM, section_named_in
from bot.intake.values import fact_named
from bot.papers import Facts, Section
from bot.texts.catalogue import REPORTED

CODES = ("zh", "en", "ja", "ko", "de", "fr", "es", "pt", "ru", "it")


@pytest.mark.parametrize("language", CODES)
def test_sections_and_facts_are_read_by_their_names(language: str) -> None:
    wording = wording_in(language)

    for section in Section:
        assert section_named_in(f"**{wording.sections[section]}**:") is section
    for field in fields(Facts):
        assert fact_named(getattr(wording, field.name)) == field.name
    assert READ_FROM.match(f"- **{wording.read_from}**{wording.colon}HTML")


def test_each_language_has_a_name_of_its_own_for_the_model() -> None:
    assert len({wording_in(language).language for language in CODES}) == len(CODES)


def test_the_languages_of_the_bots_readers_have_words() -> None:
    for language in REPORTED:
        assert wording_in(language).language
