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
from bot.papers import Revised, StoredPaper, Style
from bot.texts.catalogue import LANGUAGES, say_in
from tests.cards import golden
from tests.cards.messages import (
    DAY,
    READERS,
    accept_message,
    days,
    many,
    numbered,
    numbers,
    of,
    paper_of,
    store,
)
from tests.intake.reports import SEED
from tests.stage import SEEDS

SAY = say_in("en")


@pytest.fixture(scope="module")
def seed() -> list[StoredPaper]:
    return numbered(map(store, parse_report(SEED.read_text("utf-8")).papers))


@pytest.mark.parametrize("language", SEEDS)
def test_overview_of_the_seed_is_as_kept(seed: list[StoredPaper], language: str) -> None:
    golden.check(f"overview-{language}", overview(DAY, seed, say_in(language), Audience()))


@pytest.mark.parametrize("count", [1, 2, 3, 8, 23, 25, 48, 49, 73, 100, 200])
@pytest.mark.parametrize("style", [Style.OVERVIEW, Style.TITLES])
def test_every_paper_has_one_line_and_a_button_in_the_same_message(
    seed: list[StoredPaper], style: Style, count: int
) -> None:
    messages = overview(DAY, many(seed, count), SAY, Audience(style))

    told = []
    for message in messages:
        lines = re.findall(r"^(\d+)\. .*Name\d+: a paper$", accept_message(message), re.MULTILINE)
        assert sorted(lines, key=int) == numbers([message])
        told += lines
    assert sorted(map(int, told)) == list(range(1, count + 1))
    assert len(messages) <= (2 if count <= 25 else 3 if count <= 73 else 5)


def test_followed_fields_and_papers_come_first_and_those_seen_before_last() -> None:
    papers = numbered([*of("机器人", 2, 0), *of("语音识别", 4, 2)])
    followed = frozenset({(papers[4].paper.id, "x")})
    papers[2] = replace(papers[2], seen_before=True)

    (message,) = overview(DAY, papers, SAY, Audience(selection=Selection(followed)))

    assert "🔁 1 paper was in an earlier report." in message.html

    lines = re.findall(r"^\d+\. .*paper$", accept_message(message), re.MULTILINE)
    assert [line.split(" Name")[0] for line in lines] == ["5. ⭐", "4.", "6.", "3. 🔁", "1.", "2."]


def test_numbers_are_those_of_the_report_whatever_else_is_in_it() -> None:
    first, _, third = numbered(of("机器人", 3))

    (message,) = overview(DAY, [first, third], SAY, Audience())

    assert numbers([message]) == ["1", "3"]


def test_titles_style_has_whole_titles_and_nothing_below(seed: list[StoredPaper]) -> None:
    (message,) = overview(DAY, seed, SAY, Audience(Style.TITLES))
    lines = accept_message(message).splitlines()
    titles = {f"{n}. {stored.paper.title}" for n, stored in enumerate(seed, start=1)}
    assert {line for line in lines if re.match(r"\d+\. [^📊🧭🌐🎧🔎]", line)} <= titles
    assert len([line for line in lines if re.match(r"\d+\. ", line)]) == len(titles)
    assert "blockquote" not in message.html


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
    first, second = overview(DAY, seed, SAY, Audience(), view=OpenOverview(DAY, 0, paged=True))
    assert [decode(button.data) for button in first.keyboard[-1]] == [
        OpenCalendar(2026, 2),
        OpenOverview(DAY, 1, paged=True),
    ]
    assert [decode(button.data) for button in second.keyboard[-1]] == [
        OpenOverview(DAY, 0, paged=True),
        OpenCalendar(2026, 2),
    ]


def test_messages_of_a_push_lead_to_other_days_and_to_the_followed_papers(
    seed: list[StoredPaper],
) -> None:
    followed = Audience(selection=Selection(frozenset({(seed[0].paper.id, "x")})))
    only = OpenOverview(DAY, 0, paged=True, followed=True)

    for message in overview(DAY, seed, SAY, followed):
        assert [decode(one.data) for one in message.keyboard[-1]] == [OpenCalendar(2026, 2), only]

    (message,) = overview(DAY, seed, SAY, followed, view=only)
    assert numbers([message]) == ["1"]
    back = [decode(button.data) for button in message.keyboard[-1]]
    assert back == [OpenCalendar(2026, 2), OpenOverview(DAY, 0, paged=True)]


@pytest.mark.parametrize("count", [0, 23])
def test_there_is_no_way_to_followed_papers_when_none_or_all_are(
    seed: list[StoredPaper], count: int
) -> None:
    followed = frozenset((stored.paper.id, "x") for stored in seed[:count])
    for message in overview(DAY, seed, SAY, Audience(selection=Selection(followed))):
        assert [decode(button.data) for button in message.keyboard[-1]] == [OpenCalendar(2026, 2)]


def test_other_days_are_named_in_one_line(seed: list[StoredPaper]) -> None:
    others = [DAY - timedelta(days=back) for back in range(1, 400)]
    first, *_ = overview(DAY, seed, SAY, Audience(), also=others)
    (line,) = [line for line in accept_message(first).splitlines() if "2026-02-15" in line]
    assert "2026-02-11 …" in line
    assert "2026-02-10" not in line


def test_each_message_says_what_a_correction_changed_of_its_own_papers(
    seed: list[StoredPaper],
) -> None:
    papers = [replace(one, language="en") for one in seed if one.number != 4]
    first = min(numbers_of_parts(papers)[0])
    last = min(numbers_of_parts(papers)[1])
    revised = [
        Revised(4, ("gone",)),
        Revised(first, ("results",), "en"),
        Revised(first, ("usage",), "zh"),
        Revised(last, ("title",), "en"),
    ]

    one, other = overview(DAY, papers, SAY, Audience(), revised=revised)

    assert accept_message(one).split("\n")[1] == f"✏️ {first}: results · 4: removed"
    assert accept_message(other).split("\n")[1] == f"✏️ {last}: title"


def numbers_of_parts(papers: Sequence[StoredPaper]) -> list[list[int]]:
    """Returns the numbers of the papers of each message."""
    return [
        [int(label) for label in numbers([message])]
        for message in overview(DAY, papers, SAY, Audience())
    ]


def test_a_correction_of_much_is_said_on_one_line_that_ends_early() -> None:
    papers = numbered(paper_of(n, title=f"Name{n}", field="机器人") for n in range(40))
    revised = [Revised(n, ("title", "results", "links")[: 1 + n % 3]) for n in range(1, 41)]

    message, *_ = overview(DAY, papers, SAY, Audience(), revised=revised)

    line = accept_message(message).split("\n")[1]
    assert line.startswith("✏️ 1, 4, 7")
    assert line.endswith("…")
    assert len(line) <= 100


def test_a_card_says_what_a_correction_changed_of_it(seed: list[StoredPaper]) -> None:
    revised = [Revised(1, ("results", "title"))]

    first, second = overview(DAY, seed[:2], say_in("zh"), Audience(Style.CARDS), revised=revised)

    assert "✏️ 标题、实验结果\n" in accept_message(first)
    assert "✏️" not in second.html


def test_day_without_papers_is_one_message() -> None:
    (message,) = overview(DAY, [], SAY, Audience())
    assert "16 February 2026" in accept_message(message)


@given(days(), st.sampled_from(READERS), st.sampled_from(LANGUAGES), st.booleans())
def test_any_day_is_an_overview_that_telegram_accepts(
    papers: list[StoredPaper], reader: Audience, language: str, paged: bool
) -> None:
    view = OpenOverview(DAY, 0, paged=True) if paged else None
    also, revised = [DAY] * 9, [Revised(n, ("title", "results")) for n in range(9)]
    say = say_in(language)
    messages = overview(DAY, papers, say, reader, also=also, view=view, revised=revised)
    text = "\n".join(map(accept_message, messages))
    assert len(numbers(messages)) == len(papers)
    assert all(f"{stored.number}. " in text for stored in papers)


@given(days(), st.sampled_from(Style), st.booleans())
def test_any_followed_and_muted_papers_are_accepted(
    listed: list[StoredPaper], style: Style, private: bool
) -> None:
    first, last = listed[0].paper.id, listed[-1].paper.id
    selection = Selection(frozenset({(first, "robots")}), frozenset({last} - {first}))
    reader = Audience(style, private, "a_bot", selection)
    view = OpenOverview(DAY, 0, paged=True) if private and style is not Style.CARDS else None
    revised = [Revised(1, ("title", "results")), Revised(9, ("gone",))]
    for message in overview(DAY, listed, SAY, reader, view=view, revised=revised):
        accept_message(message)
    hidden = selection.left_out(listed)
    for message in left_out(hidden, SAY, reader, OpenLeftOut(DAY, 0, 1)):
        accept_message(message)
