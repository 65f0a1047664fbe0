"""The pages that lead on from an overview or a card: whole texts, similar, left out, saved."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.cards.actions import (
    OpenCard,
    OpenLeftOut,
    OpenOverview,
    OpenSaved,
    OpenSimilar,
    OpenText,
)
from bot.cards.audience import Audience
from bot.cards.card import card
from bot.cards.fulltext import full_text
from bot.cards.keys import card_keys
from bot.cards.overview import left_out, overview
from bot.cards.results import similar
from bot.cards.saved import Saved, saved
from bot.cards.selection import Selection
from bot.intake.report import parse_report
from bot.papers import Section, StoredPaper, Style
from bot.texts.catalogue import say_in
from tests.cards.messages import DAY, accept_message, days, labels, markdown, papers, store
from tests.intake.reports import SEED

SAY = say_in("en")
HOME = OpenOverview(DAY, 2, paged=True)


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


@given(papers(), st.booleans())
def test_any_card_with_all_its_buttons_is_accepted(stored: StoredPaper, is_saved: bool) -> None:
    longest = OpenSimilar("2602.00001", OpenSimilar("2602.00002", HOME))
    here = OpenCard(stored.paper.id, longest)
    keys = card_keys(here, SAY, before="2602.00003", after="2602.00004", saved=is_saved)
    accept_message(card(stored, SAY, keys, because="x, " * 200))


@given(days(), st.sampled_from(Style), st.booleans())
def test_any_followed_and_muted_papers_are_accepted(
    listed: list[StoredPaper], style: Style, private: bool
) -> None:
    first, last = listed[0].paper.id, listed[-1].paper.id
    selection = Selection(frozenset({(first, "robots")}), frozenset({last} - {first}))
    reader = Audience(style, private, "a_bot", selection)
    for message in overview(DAY, listed, SAY, reader, paged=private):
        accept_message(message)
    hidden = selection.left_out(listed)
    for message in left_out(hidden, SAY, reader, OpenLeftOut(DAY, 0, 1)):
        accept_message(message)


@given(days(), markdown())
def test_any_similar_and_saved_papers_are_accepted(listed: list[StoredPaper], words: str) -> None:
    place = OpenSimilar(listed[0].paper.id, HOME)
    page = similar(listed[0], listed, SAY, place)
    assert sum(label.isdigit() for label in labels(page)) == len(listed)
    accept_message(page)
    accept_message(similar(listed[0], [], SAY, place))
    accept_message(saved(Saved(listed, 99, OpenSaved(7, 3), words[:1000]), SAY))
    accept_message(saved(Saved([], 0, OpenSaved(7, 0), words[:1000]), SAY))
