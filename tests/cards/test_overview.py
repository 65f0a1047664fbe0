"""A digest as an overview, and the other lists of papers."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.cards.actions import (
    OpenCalendar,
    OpenCard,
    OpenLeftOut,
    OpenOverview,
)
from bot.cards.audience import Audience
from bot.cards.callback_data import decode
from bot.cards.overview import left_out, overview
from bot.cards.selection import Selection
from bot.intake.report import parse_report
from bot.papers import StoredPaper, Style
from bot.texts.catalogue import LANGUAGES, say_in
from tests.cards import golden
from tests.cards.messages import (
    DAY,
    READERS,
    accept_message,
    days,
    numbers,
    paper_of,
    store,
)
from tests.intake.reports import SEED

SAY = say_in("en")


@pytest.fixture(scope="module")
def seed() -> list[StoredPaper]:
    return [store(paper) for paper in parse_report(SEED.read_text("utf-8")).papers]


def many(seed: Sequence[StoredPaper], count: int) -> list[StoredPaper]:
    """Returns ``count`` papers with the seed's texts, each with its own id and title."""
    return [
        store(
            replace(
                seed[number % len(seed)].paper,
                id=f"2602.{number:05}",
                title=f"{seed[number % len(seed)].paper.title} No {number}",
            )
        )
        for number in range(count)
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_overview_of_the_seed_is_as_kept(seed: list[StoredPaper], language: str) -> None:
    golden.check(f"overview-{language}", overview(DAY, seed, say_in(language), Audience()))


@pytest.mark.parametrize("count", [1, 2, 8, 9, 23, 47, 48, 49, 50, 100, 200])
@pytest.mark.parametrize("style", [Style.OVERVIEW, Style.TITLES])
def test_every_title_is_there_in_order_with_a_button(
    seed: list[StoredPaper], style: Style, count: int
) -> None:
    papers = many(seed, count)
    messages = overview(DAY, papers, SAY, Audience(style))
    text = "\n".join(map(accept_message, messages))
    places = [
        re.search(rf"{re.escape(stored.paper.title)}$", text, re.MULTILINE) for stored in papers
    ]
    starts = [place.start() for place in places if place]
    assert len(starts) == count
    assert starts == sorted(starts)
    assert numbers(messages) == [str(number) for number in range(1, count + 1)]
    if count <= 50:
        assert len(messages) <= 3


def test_fifty_papers_of_endless_texts_are_three_messages() -> None:
    papers = [
        paper_of(number, title="𝔼" * 5000, field="长" * 24, contribution="**很**长。`x`" * 500)
        for number in range(50)
    ]
    messages = overview(DAY, papers, SAY, Audience())
    assert len(messages) == 3
    for message in messages:
        accept_message(message)
    assert len(numbers(messages)) == 50


def test_contributions_stand_below_the_titles_and_give_way_as_the_day_grows(
    seed: list[StoredPaper],
) -> None:
    def shown(count: int) -> str:
        return "\n".join(map(accept_message, overview(DAY, many(seed, count), SAY, Audience())))

    first = seed[0].paper
    assert f"No 0\n计算机视觉-图像地理定位 · {first.contribution}" in shown(5)
    assert first.contribution not in shown(80)
    assert f"No 0\n计算机视觉-图像地理定位 · {first.contribution[:20]}" in shown(80)
    assert first.contribution[:10] not in shown(200)


def test_titles_style_has_titles_only(seed: list[StoredPaper]) -> None:
    (message,) = overview(DAY, seed, SAY, Audience(Style.TITLES))
    lines = accept_message(message).splitlines()
    titles = [f"{n}. {stored.paper.title}" for n, stored in enumerate(seed, start=1)]
    assert [line for line in lines if re.match(r"\d+\. ", line)] == titles


def test_messages_of_a_day_are_about_equally_long(seed: list[StoredPaper]) -> None:
    lengths = [len(accept_message(m)) for m in overview(DAY, many(seed, 50), SAY, Audience())]
    assert max(lengths) - min(lengths) < 800


def test_cards_style_is_a_card_each_and_all_but_the_first_without_a_sound(
    seed: list[StoredPaper],
) -> None:
    messages = overview(DAY, seed[:4], SAY, Audience(Style.CARDS))
    assert [message.silent for message in messages] == [False, True, True, True]
    assert [message.preview for message in messages] == [s.paper.url for s in seed[:4]]


def test_numbers_open_cards_in_place_or_in_the_private_chat(seed: list[StoredPaper]) -> None:
    (private,) = overview(DAY, seed[:1], SAY, Audience())
    assert decode(private.keyboard[0][0].data) == OpenCard("2602.12617", OpenOverview(DAY, 0))
    (group,) = overview(DAY, seed[:1], SAY, Audience(private=False, bot="a_bot"))
    assert group.keyboard[0][0].url == "https://t.me/a_bot?start=p_2602_12617"
    (channel,) = overview(DAY, seed[:1], SAY, Audience(private=False))
    assert channel.keyboard == ()


def test_paged_messages_lead_to_each_other_and_to_the_calendar(seed: list[StoredPaper]) -> None:
    first, second = overview(DAY, seed, SAY, Audience(), paged=True)
    assert [decode(button.data) for button in first.keyboard[-1]] == [
        OpenCalendar(2026, 2),
        OpenOverview(DAY, 1, paged=True),
    ]
    assert [decode(button.data) for button in second.keyboard[-1]] == [
        OpenOverview(DAY, 0, paged=True),
        OpenCalendar(2026, 2),
    ]


def test_other_days_are_named_in_one_line(seed: list[StoredPaper]) -> None:
    others = [DAY - timedelta(days=back) for back in range(1, 400)]
    first, *_ = overview(DAY, seed, SAY, Audience(), also=others)
    (line,) = [line for line in accept_message(first).splitlines() if "2026-02-15" in line]
    assert "2026-02-11 …" in line
    assert "2026-02-10" not in line


def test_day_without_papers_is_one_message() -> None:
    (message,) = overview(DAY, [], SAY, Audience())
    assert "2026-02-16" in accept_message(message)


@given(days(), st.sampled_from(READERS), st.sampled_from(LANGUAGES), st.booleans())
def test_any_day_is_an_overview_that_telegram_accepts(
    papers: list[StoredPaper], reader: Audience, language: str, paged: bool
) -> None:
    messages = overview(DAY, papers, say_in(language), reader, also=[DAY] * 9, paged=paged)
    text = "\n".join(map(accept_message, messages))
    assert len(numbers(messages)) == len(papers)
    assert all(f"{number}. " in text for number in range(1, len(papers) + 1))


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
