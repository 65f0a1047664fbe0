"""The whole text in pages: nothing is lost, and Telegram takes every page."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.cards.actions import (
    OpenOverview,
    OpenText,
)
from bot.cards.fulltext import full_text
from bot.cards.markup import render
from bot.cards.styled import text_of, utf16_length
from bot.intake.report import parse_report
from bot.papers import Paper, Section, StoredPaper
from bot.texts.catalogue import say_in
from tests.cards.messages import DAY, accept_message, papers, store
from tests.intake.reports import SEED
from tests.offline.standin.tdlib import parse

SAY = say_in("en")
HOME = OpenOverview(DAY, 2, paged=True)
PLACE = OpenText("2602.12617", 0, OpenOverview(DAY, 0))
_words = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=60)
_lines = st.lists(
    st.one_of(
        _words,
        _words.map(lambda text: f"- **{text}**"),
        st.integers(1, 60).map(lambda n: "**粗** 体。" * n),
        st.integers(1, 400).map(lambda n: "一句没有尽头的话" * n),
        st.integers(1, 30).map(lambda n: "[链接](https://example.org/a) " * n),
        st.just("```\ncode\n  more\n```"),
    ),
    max_size=12,
).map("\n".join)


def paper(usage: str = "", innovations: str = "", results: str = "") -> StoredPaper:
    made = Paper(
        "2602.12617",
        "A Title",
        "https://x.org/1",
        usage=usage,
        innovations=innovations,
        results=results,
    )
    return StoredPaper(made, DAY, DAY)


def squeezed(text: str) -> str:
    """Returns what is seen of a text: Telegram drops some characters that nobody sees."""
    return "".join(c for c in text if not c.isspace() and unicodedata.category(c) != "Cf")


@given(usage=_lines, innovations=_lines, results=_lines)
def test_pages_hold_all_of_it_and_fit(usage: str, innovations: str, results: str) -> None:
    stored = paper(usage=usage, innovations=innovations, results=results)

    texts = []
    for page in full_text(stored, say_in("en"), PLACE):
        parsed = parse(page.html)
        assert not isinstance(parsed, str), parsed
        text, entities = parsed
        assert 0 < utf16_length(text) <= 4096
        assert len(entities) <= 100
        texts.append(text.partition("\n\n")[2])
    whole = squeezed("".join(texts))
    for section in Section:
        if text := stored.paper.section(section):
            assert squeezed(text_of(render(text))) in whole


def test_a_short_text_is_one_page_without_a_number() -> None:
    (page,) = full_text(paper(usage="One line."), say_in("en"), PLACE)

    assert "Page" not in page.html
    assert [[b.label for b in row] for row in page.keyboard] == [["↩ Back"]]


def test_pages_are_numbered_and_lead_to_each_other() -> None:
    pages = full_text(paper(usage="一句话。" * 3000), say_in("en"), PLACE)

    assert len(pages) == 4
    assert "Page 2 of 4" in pages[1].html
    assert [b.label for b in pages[1].keyboard[0]] == ["‹ Previous", "↩ Back", "Next ›"]
    assert [b.label for b in pages[3].keyboard[0]] == ["‹ Previous", "↩ Back"]


def test_a_paper_without_sections_says_so() -> None:
    (page,) = full_text(paper(), say_in("en"), PLACE)

    assert "The report has no further text about it." in page.html


@pytest.mark.parametrize("section", Section)
def test_whole_text_of_a_seed_paper_has_every_word(section: Section) -> None:
    for paper in parse_report(SEED.read_text("utf-8")).papers:
        pages = full_text(store(paper), SAY, OpenText(paper.id, 0, HOME))
        text = "".join("".join(map(accept_message, pages)).split())
        for line in paper.section(section).splitlines():
            if not set(line) & set("$*`#|<[\\"):
                assert "".join(line.lstrip("0123456789. ").split()) in text


@given(papers())
def test_any_whole_text_is_pages_that_telegram_accepts(stored: StoredPaper) -> None:
    for page in full_text(stored, SAY, OpenText(stored.paper.id, 0, HOME)):
        accept_message(page)
