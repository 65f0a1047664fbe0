"""The panel beside the chat: clock, folder, trouble, ledger."""

import re

import pytest
from playwright.async_api import Locator, Page, expect

from bot.offline.seeds import find_seeds
from tests.offline.demo.page.conftest import Demo
from tests.offline.demo.page.steps import message, newest

pytestmark = pytest.mark.asyncio(loop_scope="session")

SEED = (find_seeds() / "2026-02-16.md").read_text(encoding="utf-8")


def rows(page: Page, state: str) -> Locator:
    """Returns the rows of the ledger in this state."""
    return page.locator("#rows tr", has=page.locator(f".state.{state}"))


def _last_part(day: str) -> re.Pattern[str]:
    """Returns what the last message of a day's overview says, however many there are."""
    return re.compile(rf"{day} · part (\d) of \1")


async def push(page: Page) -> None:
    """Has a new report arrive, and then the hour of its push."""
    await page.get_by_role("button", name="New report").click()
    await expect(page.locator("#outcome")).to_contain_text("taken, 23 papers of 2026-02-17")
    await page.get_by_role("button", name="Go to the next push").click()


async def test_the_push_comes_at_its_hour(page: Page) -> None:
    await expect(page.locator("#next")).to_have_text("Next push: Tue 17 Feb, 09:00")
    await push(page)

    await expect(newest(page)).to_contain_text(_last_part("17 February 2026"))
    await expect(newest(page)).to_have_class("message next")  # below the part before it
    await expect(page.locator("#time")).to_contain_text("09:00")
    await expect(rows(page, "sent")).to_have_count(4)
    await expect(page.locator("#next")).to_have_text("Next push: Wed 18 Feb, 09:00")


async def test_the_papers_of_the_day_are_got_read_and_pushed(page: Page) -> None:
    await page.get_by_role("button", name="Get today's papers").click()
    await expect(page.locator("#outcome")).to_contain_text("taken, 8 papers of 2026-02-17")
    await expect(page.locator("#files")).to_contain_text("2026-02-17.en.md")
    await page.get_by_role("button", name="Go to the next push").click()

    await expect(newest(page)).to_contain_text("17 February 2026 · 8 papers")
    await expect(newest(page)).to_contain_text("Sparse Mirrors")


async def test_a_file_that_was_not_read_yet_has_no_state(demo: Demo, page: Page) -> None:
    (demo.stage.folder / ".later.md").write_text(SEED, encoding="utf-8")  # the scan passes it over

    later = page.locator("#files li", has_text=".later.md")
    await expect(later).to_be_visible()
    await expect(later.locator(".state")).to_have_count(0)


async def test_a_quiet_day_is_explained_without_a_sound(page: Page) -> None:
    forward = page.get_by_role("button", name="Go to the next push")
    await forward.click()
    await expect(page.locator("#next")).to_contain_text("No new report at the hour")
    await forward.click()

    await expect(newest(page).get_by_label("Came without a sound")).to_be_visible()
    await expect(page.locator("#rows")).to_contain_text("quiet day 2026-02-17")


async def test_a_corrected_report_changes_what_was_sent(page: Page) -> None:
    first = page.locator(".message a", has_text="GeoAgent").first
    await first.focus()
    await page.evaluate("document.getElementById('correct').click()")  # the focus stays on the link
    await expect(page.locator("#outcome")).to_contain_text("Line 7 now reads:")
    await expect(page.locator("#files")).to_contain_text("changed")

    await expect(message(page, "(corrected 08:3")).to_contain_text("edited")
    await expect(first).to_contain_text("corrected")
    await expect(first).to_be_focused()


async def test_an_uploaded_report_is_received(page: Page) -> None:
    await page.get_by_text("Write or upload one").click()
    report = SEED.replace("2026-02-16", "2026-02-18")
    await page.get_by_label("Upload a file").set_input_files(
        {"name": "mine.md", "mimeType": "text/markdown", "buffer": report.encode()}
    )
    await expect(page.locator("#outcome")).to_contain_text("mine.md: taken, 23 papers")
    await page.get_by_role("button", name="Go to the next push").click()

    await expect(newest(page)).to_contain_text(_last_part("18 February 2026"))


async def test_a_report_that_is_refused_says_why(page: Page) -> None:
    await page.get_by_text("Write or upload one").click()
    await page.get_by_label("Report in Markdown").fill("# Notes\n\nnothing of use")
    await page.get_by_role("button", name="Drop it into the folder").click()

    await expect(page.locator("#outcome")).to_contain_text("my-report.md is refused")
    await expect(page.locator("#outcome")).to_contain_text("expected")
    await expect(page.locator("#files .refused")).to_have_count(1)


async def test_a_report_in_the_folder_can_be_changed(page: Page) -> None:
    await page.get_by_role("button", name="Edit 2026-02-16.md").click()
    text = page.get_by_label("Report in Markdown")
    await expect(text).to_have_value(SEED)
    await text.fill(SEED.replace("GeoAgent:", "GeoAgent Two:", 1))
    await page.get_by_role("button", name="Drop it into the folder").click()

    await expect(page.locator("#outcome")).to_contain_text("the report of 2026-02-16 has changed")


async def test_a_flood_pauses_the_push_and_passes(
    page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.offline.demo.page.visitor.FLOOD_SECONDS", 2)
    await page.get_by_role("button", name="Flood").click()
    await expect(page.get_by_text("meets a flood")).to_be_visible()
    await push(page)
    await expect(rows(page, "due")).to_have_count(2)
    await expect(page.locator("#rows .why")).to_contain_text("from 09:00")

    await expect(rows(page, "sent")).to_have_count(4)
    await expect(newest(page)).to_contain_text(_last_part("17 February 2026"))


async def test_a_lost_answer_leaves_one_copy_more_at_most(page: Page) -> None:
    await page.get_by_role("button", name="Lose an answer").click()
    await push(page)
    await expect(rows(page, "unknown")).to_have_count(1)

    await page.get_by_role("button", name="+1 hour").click()

    await expect(rows(page, "sent")).to_have_count(4)
    await expect(page.locator(".message", has_text="17 February 2026 · 23 papers")).to_have_count(2)


async def test_the_ledger_says_why_in_the_readers_language(page: Page) -> None:
    await page.locator("#flood").click()
    await push(page)
    await expect(rows(page, "due")).to_have_count(2)
    await page.get_by_role("button", name="Block the bot").click()

    reason = page.locator("#rows .why").first
    await expect(reason).to_have_text("I was blocked or removed.")
    await page.get_by_label("Language of Telegram").select_option("zh")
    await expect(reason).to_have_text("我被屏蔽或移出了。")


async def test_who_blocks_the_bot_gets_nothing_until_they_come_back(page: Page, demo: Demo) -> None:
    await page.get_by_role("button", name="Block the bot").click()
    await expect(page.locator("#next")).to_have_text("Nobody is subscribed.")
    await expect(page.locator("#composer")).to_be_hidden()
    await page.get_by_role("button", name="New report").click()
    await expect(page.locator("#outcome")).to_contain_text("taken")
    assert len(demo.stage.store.papers.days()) == 2
    await expect(page.locator("#rows tr")).to_have_count(2)

    await page.get_by_role("button", name="Unblock and start again").press("Enter")

    await expect(page.locator("#next")).to_contain_text("09:00")
    await expect(page.locator("#composer")).to_be_focused()
