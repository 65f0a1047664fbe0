"""A digest as an overview, and the other lists of papers."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from html import unescape

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
from bot.cards.highlights import rows_of
from bot.cards.overview import left_out, overview
from bot.cards.selection import Selection
from bot.cards.styled import plain
from bot.intake.report import parse_report
from bot.papers import Facts, Revised, StoredPaper, Style
from bot.texts.catalogue import LANGUAGES, say_in
from tests.cards import golden
from tests.cards.messages import (
    DAY,
    READERS,
    accept_message,
    days,
    numbered,
    numbers,
    paper_of,
    store,
)
from tests.intake.reports import SEED
from tests.stage import SEEDS

SAY = say_in("en")


@pytest.fixture(scope="module")
def seed() -> list[StoredPaper]:
    return numbered(map(store, parse_report(SEED.read_text("utf-8")).papers))


def many(seed: Sequence[StoredPaper], count: int) -> list[StoredPaper]:
    """Returns ``count`` papers with the seed's texts, each with its own id and title."""
    return numbered(
        store(replace(seed[n % len(seed)].paper, id=f"2602.{n:05}", title=f"Name{n}: a paper"))
        for n in range(count)
    )


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


def test_fifty_papers_of_endless_texts_are_three_messages() -> None:
    papers = numbered(
        paper_of(number, title="𝔼" * 5000, field="长" * 24, contribution="**很**长。`x`" * 500)
        for number in range(50)
    )
    messages = overview(DAY, papers, SAY, Audience())
    assert len(messages) == 3
    for message in messages:
        accept_message(message)
    assert len(numbers(messages)) == 50


def test_25_english_papers_of_long_sentences_are_two_messages() -> None:
    papers = numbered(
        paper_of(
            number,
            title=f"Name{number}: What It Is and What It Does for People Who Read Much",
            field=["Robotics", "Speech", "Vision", "Agents", "Retrieval"][number % 5],
            contribution="We propose a method that does one thing well, and another. " * 6,
        )
        for number in range(25)
    )
    messages = overview(DAY, papers, SAY, Audience())
    assert len(messages) == 2
    for message in messages:
        accept_message(message)


def of(field: str, count: int, start: int = 0) -> list[StoredPaper]:
    """Returns papers of one field."""
    return [
        paper_of(n, title=f"Name{n}: a paper", field=field, contribution=f"It does thing {n}.")
        for n in range(start, start + count)
    ]


def test_papers_stand_under_broad_fields_with_their_contributions_below() -> None:
    papers = numbered([*of("语音识别", 1, 1), *of("机器人", 2, 2)])

    (message,) = overview(DAY, papers, say_in("zh"), Audience())

    assert accept_message(message).split("\n") == [
        "📄 2026年2月16日论文速览 · 3 篇",
        "",
        "🤖 机器人与具身 · 2",
        "2. Name2: a paper",
        "3. Name3: a paper",
        "2. It does thing 2.",
        "3. It does thing 3.",
        "🎧 语音与音频 · 1",
        "1. Name1: a paper",
        "1. It does thing 1.",
    ]
    assert message.html.count("<blockquote expandable><b>") == 2


def test_followed_fields_and_papers_come_first_and_those_seen_before_last() -> None:
    papers = numbered([*of("机器人", 2, 0), *of("语音识别", 4, 2)])
    followed = frozenset({(papers[4].paper.id, "x")})
    papers[2] = replace(papers[2], seen_before=True)

    (message,) = overview(DAY, papers, SAY, Audience(selection=Selection(followed)))

    assert "🔁 1 paper was in an earlier report." in message.html

    lines = re.findall(r"^\d+\. .*paper$", accept_message(message), re.MULTILINE)
    assert [line.split(" Name")[0] for line in lines] == ["5. ⭐", "4.", "6.", "3. 🔁", "1.", "2."]


def test_votes_stand_behind_a_paper_where_they_are_known() -> None:
    (one,) = of("机器人", 1)
    voted = replace(one, number=1, paper=replace(one.paper, facts=Facts(votes=31)))

    (message,) = overview(DAY, [voted], SAY, Audience())

    assert "1. Name0: a paper · 👍\u00a031\n" in accept_message(message)


def test_small_fields_beyond_eight_share_a_heading_and_their_papers_show_their_signs() -> None:
    names = ["机器人", "智能体", "机器翻译", "图文", "目标检测", "视频", "三维", "语音", "强化学习"]
    fields = [(name, 2 if index < 6 else 1) for index, name in enumerate(names)]
    papers = [one for at, (name, count) in enumerate(fields) for one in of(name, count, 10 * at)]

    text = accept_message(overview(DAY, numbered(papers), SAY, Audience())[-1])

    assert (
        "🎧 Speech & audio · 🎯 Training, RL & alignment\n"
        "14. 🎧 Name70: a paper\n15. 🎯 Name80: a paper\n"
    ) in text


def test_one_field_of_73_papers_is_three_messages_each_under_its_heading() -> None:
    messages = overview(DAY, numbered(of("机器人", 73)), SAY, Audience())

    assert len(messages) == 3
    assert all("🤖 Robotics & embodied AI · 73\n" in accept_message(one) for one in messages)


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


def test_messages_of_a_day_are_about_equally_long(seed: list[StoredPaper]) -> None:
    lengths = [len(accept_message(m)) for m in overview(DAY, many(seed, 50), SAY, Audience())]
    assert max(lengths) < 2 * min(lengths)


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


@pytest.mark.parametrize("language", SEEDS)
def test_papers_of_the_seed_are_within_a_screen_of_their_buttons(language: str) -> None:
    papers = numbered(map(store, parse_report(SEEDS[language].read_text("utf-8")).papers))

    for message in overview(DAY, papers, say_in(language), Audience()):
        lines = re.sub("<blockquote.*?</blockquote>", "1\n2\n3", message.html, flags=re.DOTALL)
        shown = unescape(re.sub("<[^>]+>", "", lines)).split("\n")
        assert sum(max(1, rows_of(plain(line))) for line in shown) <= 844 // 22.5


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
