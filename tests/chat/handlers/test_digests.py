"""/today, /digest, /paper, plain words, and the buttons below their answers."""

import re
from datetime import date

import pytest

from bot.offline.standin import Person
from tests.chat.buttons import tap
from tests.stage import Stage


@pytest.fixture
def anna(stage: Stage) -> Person:
    return stage.telegram.person("Anna", language_code="en")


async def test_today_shows_the_newest_overview(stage: Stage, anna: Person) -> None:
    answer = await stage.answer(anna, "/today")

    assert answer.text.startswith("📄 16 February 2026 · 23 papers")


async def test_today_before_the_first_digest(empty_stage: Stage) -> None:
    anna = empty_stage.telegram.person("Anna", language_code="en")

    assert (await empty_stage.answer(anna, "/today")).text == "No report has arrived yet."
    assert (await empty_stage.answer(anna, "/digest")).text == "No report has arrived yet."


async def test_a_number_opens_the_card_in_place_and_leads_on_and_back(
    stage: Stage, anna: Person
) -> None:
    overview = await stage.answer(anna, "/today")
    before = overview.text

    await tap(stage, anna, overview, "18")
    assert overview.text.startswith("Xiaomi-Robotics-0")
    assert overview.link_preview is not None
    assert overview.link_preview["url"].endswith("2602.12684")

    await tap(stage, anna, overview, "Next ›")
    assert overview.text.startswith("GeneralVLA")
    await tap(stage, anna, overview, "‹ Previous")
    await tap(stage, anna, overview, "‹ Previous")
    assert overview.text.startswith("ABot-M0")
    assert "‹ Previous" not in [b["text"] for b in overview.buttons]

    await tap(stage, anna, overview, "↩ Back")
    assert overview.text == before


async def test_back_returns_to_the_part_that_the_card_was_opened_from(
    stage: Stage, anna: Person
) -> None:
    first = await stage.answer(anna, "/today")
    second = await stage.telegram.wait_for_message(anna, after=first)
    before = second.text

    await tap(stage, anna, second, second.buttons[0]["text"])
    await tap(stage, anna, second, "↩ Back")

    assert second.text == before


async def test_digest_without_a_day_is_a_calendar(stage: Stage, anna: Person) -> None:
    await stage.digest_arrives(
        date(2026, 1, 30),
        stage.drop_digest(date(2026, 1, 30)).read_text().replace("2602.", "2601."),
    )

    calendar = await stage.answer(anna, "/digest")
    assert [b["text"] for b in calendar.buttons] == ["Mon 16", "‹ 2026-01"]

    await tap(stage, anna, calendar, "‹ 2026-01")
    assert [b["text"] for b in calendar.buttons] == ["Fri 30", "2026-02 ›"]

    await tap(stage, anna, calendar, "Fri 30")
    assert calendar.text.startswith("📄 30 January 2026")
    assert "📅 Other days" in [b["text"] for b in calendar.buttons]

    await tap(stage, anna, calendar, "Next ›")
    assert "part 2 of 2" in calendar.text
    await tap(stage, anna, calendar, "📅 Other days")
    assert [b["text"] for b in calendar.buttons] == ["Fri 30", "2026-02 ›"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("/digest 2026-02-16", "📄 16 February 2026"),
        ("/digest 2026-02-17", "no report for 17 February 2026. Nearest: 2026-02-16"),
        ("/digest 2026-2-16", "📄 16 February 2026"),
        ("/digest 2026/2/16", "📄 16 February 2026"),
        ("/digest 2026年2月16日", "📄 16 February 2026"),
        ("/digest ２０２６－２－１６", "📄 16 February 2026"),
        ("/digest 2026-2-30", "/digest 2026-02-16"),
        ("/digest someday", "/digest 2026-02-16"),
        ("/digest 2026-02-31", "/digest 2026-02-16"),
    ],
)
async def test_digest_of_a_day(stage: Stage, anna: Person, text: str, said: str) -> None:
    assert said in (await stage.answer(anna, text)).text


@pytest.mark.parametrize(
    "text",
    [
        "/paper 2602.12617",
        "/paper arXiv:2602.12617v2",
        "/paper https://huggingface.co/papers/2602.12617",
        "/paper https://arxiv.org/abs/2602.12617v1",
        "/paper geolocate everywhere",
        "2602.12617",
        "look at https://arxiv.org/pdf/2602.12617v3 please",
    ],
)
async def test_a_paper_opens_by_id_link_or_title(stage: Stage, anna: Person, text: str) -> None:
    card = await stage.answer(anna, text)

    assert card.text.startswith("GeoAgent: Learning to Geolocate Everywhere")
    assert '<a href="https://huggingface.co/papers/2602.12617">' in card.html
    assert "76.21%" in card.text
    assert card.link_preview == {
        "url": "https://huggingface.co/papers/2602.12617",
        "prefer_large_media": True,
        "show_above_text": True,
    }


async def test_an_unknown_paper_is_named_and_the_nearest_are_offered(
    stage: Stage, anna: Person
) -> None:
    answer = await stage.answer(anna, "/paper 2602.12618")

    assert "I don't have 2602.12618." in answer.text
    await tap(stage, anna, answer, "1")
    assert re.search(r"2602\.\d{5} · 2026-02-16", answer.text)


async def test_paper_without_words_says_how(stage: Stage, anna: Person) -> None:
    assert "/paper 2602.12617" in (await stage.answer(anna, "/paper")).text


async def test_a_button_works_after_a_restart(stage: Stage, anna: Person) -> None:
    overview = await stage.answer(anna, "/today")
    await stage.stop()
    await stage.start()

    await tap(stage, anna, overview, "1")

    assert overview.text.startswith("GeoAgent")


async def test_a_button_whose_paper_is_gone_says_so(stage: Stage, anna: Person) -> None:
    overview = await stage.answer(anna, "/today")
    text = (stage.folder / "2026-02-16.md").read_text(encoding="utf-8")
    first = text.index("## 📄 GeoAgent")
    shorter = text[:first] + text[text.index("## 📄 DICE") :]
    await stage.digest_arrives(date(2026, 2, 16), shorter)

    assert await tap(stage, anna, overview, "1") == "That paper is no longer here."


@pytest.mark.parametrize(
    "data", ["", "x", "c1", "o2026-02-31.0", "m2026-13", "c2602.12617@x", "💥"]
)
async def test_a_foreign_button_gets_a_kind_line(stage: Stage, anna: Person, data: str) -> None:
    overview = await stage.answer(anna, "/today")
    overview.buttons[0]["callback_data"] = data or "-"

    answer = await anna.tap(overview, data or "-")

    assert answer.text == "That button no longer works. Send /today to start again."


@pytest.mark.parametrize(
    "words",
    ["yesterday", "昨天", "last Monday", "上周一", "February 16", "16 Feb 2026", "2026年2月16日",
     "2月16号", "2/16", "20260216", "１６ ｆｅｂ"],
)  # fmt: skip
async def test_a_day_is_asked_for_as_people_write_it(
    stage: Stage, anna: Person, words: str
) -> None:
    stage.clock.advance(days=7 if "last" in words or "上周" in words else 1)

    answer = await stage.answer(anna, f"/digest {words}")

    assert answer.text.startswith("📄 16 February 2026")


async def test_today_is_the_day_where_the_reader_is(stage: Stage, anna: Person) -> None:
    await stage.answer(anna, "/subscribe 23:00 Auckland")  # it is the 17th there

    assert "no report for 17 February 2026" in (await stage.answer(anna, "/digest today")).text
    assert (await stage.answer(anna, "/digest 昨天")).text.startswith("📄 16 February 2026")


async def test_a_date_that_may_be_two_days_is_asked_back(stage: Stage, anna: Person) -> None:
    answer = await stage.answer(anna, "/digest 3/4/2025")

    assert answer.text == (
        "“3/4/2025” could be 2025-03-04 or 2025-04-03. "
        "Please send one of them, for example: /digest 2025-03-04"
    )


@pytest.mark.parametrize("command", ["", "/paper "])
async def test_several_papers_of_a_message_are_all_answered(
    stage: Stage, anna: Person, command: str
) -> None:
    sent = len(stage.telegram.sent(anna))
    anna.say(
        f"{command}https://arxiv.org/abs/2602.12617 2602.11715，２６０２．１１２３６ "
        "2602.12684\n2602.04315"
    )

    rest = await stage.telegram.wait_for_message(anna, lambda m: "in your message" in m.text)

    cards = stage.telegram.sent(anna)[sent:-1]
    assert [card.text.split(":")[0] for card in cards] == ["GeoAgent", "DICE", "ABot-M0"]
    assert rest.text == (
        "Those are the first 3 papers in your message. Please send the other 2 again: "
        "2602.12684, 2602.04315"
    )
