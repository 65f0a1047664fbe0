"""The papers of a day in parts, seen in the messages of an overview."""

import re
from dataclasses import replace
from html import unescape

import pytest

from bot.cards.audience import Audience
from bot.cards.highlights import rows_of
from bot.cards.overview import overview
from bot.cards.styled import plain
from bot.intake.report import parse_report
from bot.papers import Facts, StoredPaper
from bot.texts.catalogue import say_in
from tests.cards.messages import DAY, accept_message, many, numbered, numbers, of, paper_of, store
from tests.intake.reports import SEED
from tests.stage import SEEDS

SAY = say_in("en")


@pytest.fixture(scope="module")
def seed() -> list[StoredPaper]:
    return numbered(map(store, parse_report(SEED.read_text("utf-8")).papers))


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
        "🎧 Speech & audio · 🎯 Training, RL & alignment · 2\n"
        "14. 🎧 Name70: a paper\n15. 🎯 Name80: a paper\n"
    ) in text


def test_a_heading_names_three_fields_and_shows_the_signs_of_the_others() -> None:
    names = ["机器人", "智能体", "机器翻译", "图文", "目标检测", "视频", "三维"]
    shared = ["语音", "强化学习", "检索", "数据集评测", "安全"]
    papers = [one for at, name in enumerate(names) for one in of(name, 2, 10 * at)]
    papers += [one for at, name in enumerate(shared) for one in of(name, 1, 100 + at)]

    text = accept_message(overview(DAY, numbered(papers), say_in("zh"), Audience())[-1])

    assert "🎧 语音与音频 · 🎯 训练、强化学习与对齐 · 🔎 检索与推荐 · 🛡 📊 · 5\n" in text


def test_one_field_of_73_papers_is_three_messages_each_under_its_heading() -> None:
    messages = overview(DAY, numbered(of("机器人", 73)), SAY, Audience())

    assert len(messages) == 3
    assert all("🤖 Robotics & embodied AI · 73\n" in accept_message(one) for one in messages)


def test_messages_of_a_day_are_about_equally_long(seed: list[StoredPaper]) -> None:
    lengths = [len(accept_message(m)) for m in overview(DAY, many(seed, 50), SAY, Audience())]
    assert max(lengths) < 2 * min(lengths)


@pytest.mark.parametrize("language", SEEDS)
def test_papers_of_the_seed_are_within_a_screen_of_their_buttons(language: str) -> None:
    papers = numbered(map(store, parse_report(SEEDS[language].read_text("utf-8")).papers))

    for message in overview(DAY, papers, say_in(language), Audience()):
        lines = re.sub("<blockquote.*?</blockquote>", "1\n2\n3", message.html, flags=re.DOTALL)
        shown = unescape(re.sub("<[^>]+>", "", lines)).split("\n")
        assert sum(max(1, rows_of(plain(line))) for line in shown) <= 844 // 22.5
