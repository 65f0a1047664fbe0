"""A paper as a card."""

import re
from collections import Counter
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bot.cards.actions import (
    OpenCard,
    OpenOverview,
    OpenSimilar,
)
from bot.cards.card import card, named_texts
from bot.cards.highlights import rows_of
from bot.cards.keys import card_keys, text_key
from bot.cards.styled import PRE, columns, plain
from bot.intake.report import parse_report
from bot.papers import Extra, Facts, Paper, Section, StoredPaper
from bot.texts.catalogue import say_in
from bot.texts.say import Say
from tests.cards import golden
from tests.cards.messages import (
    DAY,
    accept,
    accept_message,
    paper_of,
    papers,
    store,
)
from tests.intake.reports import SEED
from tests.offline.standin.tdlib import Span
from tests.stage import SEEDS

SAY = say_in("en")
HOME = OpenOverview(DAY, 2, paged=True)
REST = text_key(OpenCard("2602.12617"), SAY)
SHOWN = ("2602.12617", "2602.11236", "2602.11769")  # a list, headings with inner lists, formulas


@pytest.fixture(scope="module")
def seed() -> dict[str, Paper]:
    return {paper.id: paper for paper in parse_report(SEED.read_text("utf-8")).papers}


@pytest.fixture(params=SEEDS)
def say(request: pytest.FixtureRequest) -> Say:
    return say_in(request.param)


def folded_in(text: str, spans: list[Span]) -> list[str]:
    """Returns the texts that unfold; all their characters are of the basic plane."""
    quotes = [span for span in spans if span[0] == "expandable_blockquote"]
    return [text[at : at + length] for _, at, length, _ in quotes]


def said_twice(html: str) -> list[str]:
    """Returns the sentences that a card says twice, apart from code, in letters and digits."""
    text, spans = accept(html)
    units = text.encode("utf-16-le")
    for kind, at, length, _ in spans:
        if kind.startswith("pre"):
            units = units[: 2 * at] + "\n".encode("utf-16-le") * length + units[2 * (at + length) :]
    found: Counter[str] = Counter()
    lead = r"^\s*(?:\d+\. |• |📊 |🛠 |💡 )?(?:[^：:。！？；!?;]{1,40}[：:](?!//))?"
    for number, line in enumerate(units.decode("utf-16-le").split("\n")):
        bare = "" if line.startswith(tuple("#👥🏛👍🔗⭐")) else re.sub(lead, "", line)
        sentences = re.findall(r"(?:[^。！？；!?;….]|\.(?!\s|$))+(?:[。！？；!?;….])?", bare)
        whole = [one for one in sentences if not one.endswith("…")]
        keys = [re.sub(r"[\W_]+", "", one).casefold() for one in whole]
        found.update(keys if number else set(keys))  # a title may repeat itself
    return [said for said, times in found.items() if times > 1 and columns(said) >= 10]


def shown(stored: StoredPaper, language: str = "en") -> str:
    """Returns the text of a card."""
    return accept_message(card(stored, say_in(language)))


@pytest.mark.parametrize("language", SEEDS)
@pytest.mark.parametrize("arxiv_id", SHOWN)
def test_card_is_as_kept(seed: dict[str, Paper], arxiv_id: str, language: str) -> None:
    golden.check(f"{arxiv_id}-{language}", [card(store(seed[arxiv_id]), say_in(language))])


def test_card_of_every_seed_paper_has_its_parts_within_the_limits(
    seed: dict[str, Paper], say: Say
) -> None:
    for paper in seed.values():
        message = card(store(paper), say)
        text = accept_message(message)
        _, spans = accept(message.html)
        assert text.startswith(paper.title)
        assert ("text_link", 0, len(paper.title), paper.url) in spans
        assert "expandable_blockquote" in [kind for kind, *_ in spans]
        assert message.preview == paper.url
        assert "💡" in text
        for key in ("section-innovations", "section-results", "section-usage"):
            assert say(key) in text
        assert text.count(paper.id) == 1
        assert "2026-02-16" in text
        assert "$" not in text


def test_card_of_a_paper_with_only_a_title_is_title_and_links(say: Say) -> None:
    text = accept_message(card(paper_of(), say))
    assert text.splitlines()[0] == "Title"
    assert "💡" not in text
    assert text.splitlines()[-1].endswith("2602.12617 · 2026-02-16")
    assert say("section-results") not in text


def test_title_that_shows_nothing_gives_way_to_the_id() -> None:
    for title in ("\u202e\u2028", "\u200d\u0301", "![](https://a.b/c.png)", " "):
        assert shown(paper_of(title=title)).splitlines()[0] == "2602.12617"


def test_title_is_one_link_whatever_marks_it_has() -> None:
    message = card(paper_of(title="A `b` *c* [d](https://x.y) $x^2$"), say_in("en"))
    text, spans = accept(message.html)
    links = [span for span in spans if span[0] == "text_link"]
    assert text.splitlines()[0] == "A b c d x²"
    assert links[0] == ("text_link", 0, 10, "https://huggingface.co/papers/2602.12617")


def test_title_of_5000_characters_is_cut() -> None:
    first = shown(paper_of(title="字" * 5000)).splitlines()[0]
    assert first == "字" * 299 + "…"


def test_numbers_and_needs_stand_before_what_unfolds_and_not_there_again() -> None:
    stored = paper_of(
        contribution="我们数鸟。",
        usage="* 输入：照片。\n* 硬件：需要八张 A100 显卡。",
        results="* **A**：很好。提升 12.5%，快 1.5×。\n* **B**：没有数字的一句话。",
    )

    text, spans = accept(card(stored, SAY).html)

    folded = folded_in(text.replace("📊", "xx").replace("🛠", "xx").replace("💡", "xx"), spans)
    assert "📊 A：提升 12.5%，快 1.5×。\n🛠 硬件：需要八张 A100 显卡。\nResults" in text
    assert [piece.splitlines()[0] for piece in folded] == ["Results", "Usage"]
    assert text.count("1.5×") == text.count("A100") == 1
    assert "• A：很好。" in folded[0]
    assert "• 输入：照片。" in folded[1]
    bold = re.findall(r"<b>(.*?)</b>", card(stored, SAY).html)
    assert {"12.5%", "1.5×", "硬件", "输入", "A", "B"} <= set(bold)


def test_code_link_is_a_repository_and_no_other_paper() -> None:
    links = ("https://huggingface.co/papers/2501.00001", "https://github.com/a/b", "https://x.y")
    html = card(store(replace(paper_of().paper, links=links)), say_in("en")).html
    assert '<a href="https://github.com/a/b">Code</a>' in html
    assert "2501.00001" not in html
    assert "Code" not in shown(store(replace(paper_of().paper, links=links[:1])))


def test_each_section_unfolds_on_its_own_and_the_longest_give_way() -> None:
    stored = paper_of(
        usage="短。",
        innovations="".join(f"第{n}句话。" for n in range(1500)),
        results="".join(f"另外第{n}句。" for n in range(300)),
    )

    text, spans = accept(card(stored, SAY, rest=REST).html)

    innovations, results, usage = folded_in(text, spans)
    assert usage == "Usage\n短。"
    assert results.count("另外") > 200
    assert innovations.count("句话。") > 200
    assert innovations.endswith("句话。…")
    assert len(text) > 3800


def test_the_way_to_the_whole_text_is_there_only_where_something_is_cut(
    seed: dict[str, Paper],
) -> None:
    def leads_on(stored: StoredPaper) -> bool:
        return (REST,) in card(stored, SAY, rest=REST).keyboard

    assert not any(leads_on(store(paper)) for paper in seed.values())
    assert not leads_on(paper_of())
    assert leads_on(paper_of(contribution="一句很长的话，" * 200))
    assert leads_on(paper_of(results="".join(f"第{n}句话。" for n in range(1500))))
    abstract = Extra("Abstract", " ".join(f"We count bird number {n}." for n in range(60)))
    alone = replace(paper_of().paper, extras=(abstract,))
    assert not leads_on(store(alone))  # the sentences that do not fit above unfold below


def test_no_sentence_of_the_seed_stands_twice_on_a_card(seed: dict[str, Paper], say: Say) -> None:
    for paper in seed.values():
        assert said_twice(card(store(paper), say).html) == []


@given(papers())
def test_no_sentence_stands_twice_on_any_card(stored: StoredPaper) -> None:
    html = card(stored, SAY).html
    runs = (run for named in named_texts(stored.paper, Section, SAY) for run in named.text)
    assume("<pre>" in html or not any(PRE in run.marks for run in runs))  # code may say it twice
    assert said_twice(html) == []


def test_the_words_before_a_colon_are_bold_in_every_item() -> None:
    text, spans = accept(
        card(paper_of(innovations="- One: a\n- **Two**: b\n1. Three：c"), SAY).html
    )

    bold = [text[at : at + length] for kind, at, length, _ in spans if kind == "bold"]
    assert {"One", "Two", "Three"} <= set(bold)


def test_hundreds_of_marks_and_addresses_leave_the_words() -> None:
    marks = "**a**`b`" * 400
    addresses = "".join(f"[词](https://a.b/{'x' * 480}/{n})" for n in range(300))
    for text in (marks, addresses, marks + addresses):
        assert "Title" in shown(paper_of(contribution=text, usage=text, results=text))


def test_dates_are_those_of_the_first_digest() -> None:
    stored = StoredPaper(paper_of().paper, date(2026, 1, 2), date(2026, 2, 16))
    assert "2026-01-02" in shown(stored)


@given(papers())
def test_any_paper_is_one_card_that_telegram_accepts(stored: StoredPaper) -> None:
    for language in SEEDS:
        accept_message(card(stored, say_in(language)))


@given(papers(), st.booleans())
def test_any_card_with_all_its_buttons_is_accepted(stored: StoredPaper, is_saved: bool) -> None:
    longest = OpenSimilar("2602.00001", OpenSimilar("2602.00002", HOME))
    here = OpenCard(stored.paper.id, longest)
    keys = card_keys(here, SAY, before="2602.00003", after="2602.00004", saved=is_saved)
    accept_message(card(stored, SAY, keys, because="x, " * 200, rest=text_key(here, SAY)))


def test_an_abstract_alone_stands_on_the_card_once_and_other_parts_by_their_names() -> None:
    abstract, limits = Extra("Abstract", "We count birds."), Extra("Limits", "Only three birds.")
    stored = paper_of()
    paper = replace(stored.paper, extras=(abstract, limits))

    text = shown(replace(stored, paper=paper))

    assert text.count("We count birds.") == 1
    assert text.index("Limits") < text.index("Only three birds.")


def test_facts_stand_below_the_title_and_among_the_links() -> None:
    facts = Facts(
        authors=("Ada Roe", "Bo Li", "C. D. Ott", "Eva Fox"),
        organisation="Example Lab",
        votes=128,
        code="https://a.b/code",
        stars=1200,
        project="https://a.b/page",
    )
    told = store(replace(paper_of(contribution="c").paper, facts=facts))

    english, chinese = shown(told), shown(told, "zh")

    assert (
        english.split("\n")[1]
        == "👥 Ada Roe, Bo Li, C. D. Ott et al. · 🏛 Example Lab · 👍\u00a0128"
    )
    assert "Code ⭐ 1200 · Project" in english.split("\n")[-1]
    assert "👥 Ada Roe, Bo Li, C. D. Ott 等" in chinese
    assert "项目主页" in chinese.split("\n")[-1]


def test_a_card_on_which_nothing_unfolds_parts_its_links_from_the_text() -> None:
    assert shown(paper_of(contribution="It walks.")).split("\n")[-3:-1] == ["💡 It walks.", ""]
    assert len(shown(paper_of()).split("\n")) == 2, "title and links stand together"


@pytest.mark.parametrize("language", SEEDS)
def test_a_card_of_the_seed_folded_is_a_screen_high(language: str) -> None:
    for paper in parse_report(SEEDS[language].read_text("utf-8")).papers:
        above = shown(store(paper), language).partition(f"\n{say_in(language)('section-usage')}")[0]
        above = above.partition(f"\n{say_in(language)('section-innovations')}\n")[0]
        assert sum(max(1, rows_of(plain(line))) for line in above.split("\n")) <= 18, paper.id


def test_tags_take_one_row_where_the_contribution_is_long() -> None:
    field = "具身智能、机器人操作、视觉-语言-动作模型、零样本学习与数据生成"
    short, long = paper_of(field=field, contribution="短。"), paper_of(field=field)
    long = replace(long, paper=replace(long.paper, contribution="很长的一句话，" * 40 + "完。"))

    assert len(re.findall("#", shown(short))) == 4
    assert len(re.findall("#", shown(long))) == 2


def test_votes_of_nobody_are_votes_and_unknown_ones_are_not_shown() -> None:
    assert "👍\u00a00" in shown(store(replace(paper_of().paper, facts=Facts(votes=0))))
    assert "👍" not in shown(paper_of())
