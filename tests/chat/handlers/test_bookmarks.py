"""/save, the bookmark button, /saved and its files."""

import csv
import io
from datetime import timedelta

import pytest
from bibtexparser.entrypoint import parse_string

from bot.offline.standin import Person
from tests.chat.buttons import tap
from tests.stage import Stage


@pytest.fixture
def anna(stage: Stage) -> Person:
    return stage.telegram.person("Anna", language_code="en")


def saved_ids(stage: Stage, person: Person) -> list[str]:
    return [stored.paper.id for stored in stage.store.bookmarks.of(person.id)]


@pytest.mark.parametrize(
    "text",
    [
        "/save 2602.12617",
        "/save https://arxiv.org/abs/2602.12617v2",
        "/save geolocate everywhere",
    ],
)
async def test_save_takes_an_id_a_link_or_a_title(stage: Stage, anna: Person, text: str) -> None:
    answer = await stage.answer(anna, text)

    assert answer.text.startswith("🔖 Saved.")
    assert "GeoAgent" in answer.text
    assert saved_ids(stage, anna) == ["2602.12617"]
    assert "Already saved." in (await stage.answer(anna, text)).text


async def test_a_card_is_saved_by_answering_it(stage: Stage, anna: Person) -> None:
    card = await stage.answer(anna, "2602.12617")
    anna.say("/save", reply_to=card)
    await stage.telegram.wait_for_message(anna, after=card)

    assert saved_ids(stage, anna) == ["2602.12617"]


async def test_save_without_a_paper_says_how_and_an_unknown_one_is_named(
    stage: Stage, anna: Person
) -> None:
    assert "/save 2602.12617" in (await stage.answer(anna, "/save")).text
    assert "/save 2602.12617" in (await stage.answer(anna, "/save xylophonequartz")).text
    assert "I don't have 2602.99999" in (await stage.answer(anna, "/save 2602.99999")).text
    assert saved_ids(stage, anna) == []


async def test_the_button_below_every_card_saves_and_removes_and_says_which(
    stage: Stage, anna: Person
) -> None:
    overview = await stage.answer(anna, "/today")
    await tap(stage, anna, overview, "1")

    edits = overview.edits
    assert (await anna.tap(overview, "🔖 Save")).text == "🔖 Saved. /saved lists all."
    await stage.telegram.wait_for_edit(overview, edits=edits)
    assert saved_ids(stage, anna) == ["2602.12617"]
    assert overview.button("✅ Saved")
    assert overview.button("↩ Back"), "the other buttons stay"

    edits = overview.edits
    assert (await anna.tap(overview, "✅ Saved")).text == "Removed from your saved papers."
    await stage.telegram.wait_for_edit(overview, edits=edits)
    assert saved_ids(stage, anna) == []
    assert overview.button("🔖 Save")


async def test_the_state_is_there_when_the_card_opens_anew(stage: Stage, anna: Person) -> None:
    await stage.answer(anna, "/save 2602.12617")

    assert (await stage.answer(anna, "2602.12617")).button("✅ Saved")


async def test_pushed_cards_have_the_button(stage: Stage, anna: Person) -> None:
    await stage.answer(anna, "/subscribe")
    await stage.answer(anna, "/settings style cards")
    stage.clock.advance(days=1)
    await stage.digest_arrives(stage.clock.now.date())
    await stage.settle()

    cards = stage.telegram.sent(anna)[-23:]
    assert all(card.button("🔖 Save") for card in cards)
    await anna.tap(cards[0], "🔖 Save")
    assert saved_ids(stage, anna) == ["2602.12617"]


async def test_the_list_turns_pages_newest_first_and_opens_cards_in_place(
    stage: Stage, anna: Person
) -> None:
    assert "Nothing saved yet" in (await stage.answer(anna, "/saved")).text
    papers = stage.store.papers.of_day(stage.clock.now.date())
    for age, stored in enumerate(papers[:7]):
        saved_at = stage.clock.now - timedelta(hours=age)
        stage.store.bookmarks.save(anna.id, stored.paper.id, saved_at)

    page = await stage.answer(anna, "/saved")
    assert page.text.startswith("🔖 Saved · 7 papers")
    assert "1. GeoAgent" in page.text
    first = page.text

    await tap(stage, anna, page, "Next ›")
    assert "6. " in page.text
    await tap(stage, anna, page, "7")
    assert "🔗" in page.text
    await tap(stage, anna, page, "‹ Previous")
    edits = page.edits
    await anna.tap(page, "✅ Saved")
    await stage.telegram.wait_for_edit(page, edits=edits)
    await tap(stage, anna, page, "↩ Back")
    assert page.text.startswith("🔖 Saved · 6 papers")
    await tap(stage, anna, page, "‹ Previous")
    assert page.text.splitlines()[2:] == first.splitlines()[2:]


async def test_a_page_that_is_gone_shows_the_last_one(stage: Stage, anna: Person) -> None:
    papers = stage.store.papers.of_day(stage.clock.now.date())
    for stored in papers[:6]:
        stage.store.bookmarks.save(anna.id, stored.paper.id, stage.clock.now)
    page = await stage.answer(anna, "/saved")
    stage.store.bookmarks.remove(anna.id, papers[0].paper.id)

    await tap(stage, anna, page, "Next ›")

    assert page.text.startswith("🔖 Saved · 5 papers")


async def test_words_search_among_the_saved(stage: Stage, anna: Person) -> None:
    for paper in ("2602.12617", "2602.12684", "2602.11236"):
        await stage.answer(anna, f"/save {paper}")

    found = await stage.answer(anna, "/saved robotics")
    assert found.text.startswith("🔖 Saved · robotics · 2 papers")
    assert "GeoAgent" not in found.text
    await tap(stage, anna, found, "1")
    await tap(stage, anna, found, "↩ Back")
    assert found.text.startswith("🔖 Saved · robotics · 2 papers")
    nothing = await stage.answer(anna, "/saved xylophonequartz")
    assert "“xylophonequartz”" in nothing.text


async def test_the_list_comes_as_a_file_in_four_formats(stage: Stage, anna: Person) -> None:
    for paper in ("2602.12617", "2602.12684"):
        await stage.answer(anna, f"/save {paper}")
    page = await stage.answer(anna, "/saved")
    files = {}
    for label in ("📎 BibTeX", "📎 RIS", "📎 Markdown", "📎 CSV"):
        before = stage.telegram.last(anna)
        await anna.tap(page, label)
        sent = await stage.telegram.wait_for_message(anna, after=before)
        assert sent.file is not None
        files[sent.file.name] = sent.file.content

    library = parse_string(files["papergram-saved.bib"].decode())
    assert {entry.key for entry in library.entries} == {"arxiv:2602.12617", "arxiv:2602.12684"}
    assert files["papergram-saved.ris"].decode().count("ER  - \r\n") == 2
    text = files["papergram-saved.md"].decode()
    assert text.count("\n## [") == 2
    assert text.count("\n### Contribution\n") == 2, "in the reader's language"
    rows = list(csv.DictReader(io.StringIO(files["papergram-saved.csv"].decode("utf-8-sig"))))
    assert [row["id"] for row in rows] == ["2602.12684", "2602.12617"]


async def test_in_a_group_saving_is_the_askers_own(stage: Stage, anna: Person) -> None:
    ben = stage.telegram.person("Ben", language_code="en")
    group = anna.create_group("Reading")
    anna.add_bot(group)
    await stage.telegram.wait_for_message(group)
    ben.join(group)

    answer = await stage.answer(ben, "/save 2602.12617", group)

    assert answer.text.startswith("🔖 Saved.")
    assert answer.buttons == []
    assert (saved_ids(stage, ben), saved_ids(stage, anna)) == (["2602.12617"], [])
    link = await stage.answer(ben, "/saved", group)
    ben.open(link.buttons[0]["url"])
    page = await stage.telegram.wait_for_message(ben)
    assert page.text.startswith("🔖 Saved · 1 paper")


async def test_a_paper_that_left_its_report_is_not_lost_when_it_comes_back(
    stage: Stage, anna: Person
) -> None:
    await stage.answer(anna, "/save 2602.12617")
    path = stage.folder / "2026-02-16.md"
    text = path.read_text(encoding="utf-8")
    first = text.index("## 📄 GeoAgent")
    await stage.digest_arrives(
        stage.clock.now.date(), text[:first] + text[text.index("## 📄 DICE") :]
    )
    assert saved_ids(stage, anna) == []

    await stage.digest_arrives(stage.clock.now.date(), text)

    assert saved_ids(stage, anna) == ["2602.12617"]


async def test_several_papers_are_saved_at_once(stage: Stage, anna: Person) -> None:
    anna.say("/save 2602.12617, 2602.11236")

    await stage.telegram.wait_for_message(anna, lambda m: "ABot-M0" in m.text)
    assert set(stage.store.bookmarks.ids(anna.id)) == {"2602.11236", "2602.12617"}
