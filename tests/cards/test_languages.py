"""The mark of papers that are not in the reader's language."""

from dataclasses import replace

import pytest

from bot.cards.languages import language_mark, language_marks
from bot.texts.catalogue import LANGUAGES, languages_read, say_in
from tests.cards.messages import paper_of


@pytest.mark.parametrize(
    ("language", "marks"),
    [
        ("zh", ("", "in Chinese")),
        ("en", ("英文", "")),
        ("ja", ("日文", "in Japanese")),
        ("", ("", "")),
    ],
)
def test_a_paper_is_marked_unless_it_is_in_the_readers_language(
    language: str, marks: tuple[str, str]
) -> None:
    stored = replace(paper_of(), language=language)

    assert tuple(language_mark(stored, say_in(one)) for one in ("zh", "en")) == marks


@pytest.mark.parametrize("reader", LANGUAGES)
def test_each_catalogue_marks_nothing_in_its_own_language(reader: str) -> None:
    own, *others = languages_read(reader)

    assert language_mark(replace(paper_of(), language=own), say_in(reader)) == ""
    assert all(language_mark(replace(paper_of(), language=one), say_in(reader)) for one in others)


@pytest.mark.parametrize("reader", LANGUAGES)
def test_a_language_without_a_name_is_marked_by_its_code(reader: str) -> None:
    assert "xy" in language_mark(replace(paper_of(), language="xy"), say_in(reader))


@pytest.mark.parametrize(
    ("languages", "said"),
    [
        ("en en", ""),
        ("zh zh", "in Chinese"),
        ("zh en zh", "2 in Chinese"),
        ("zh ja", "1 in Chinese · 1 in Japanese"),
        ("", ""),
    ],
)
def test_papers_that_are_shown_together_are_marked_once(languages: str, said: str) -> None:
    papers = [replace(paper_of(), language=language) for language in languages.split()]

    assert language_marks(papers, say_in("en")) == said
