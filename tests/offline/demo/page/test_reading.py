"""The talk with the bot: cards, search, the field to type in, all that a message can show.

The tests share one talk; each looks at its own messages.
"""

import re

import pytest
from playwright.async_api import Page, expect
from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from tests.offline.demo.page.conftest import Demo
from tests.offline.demo.page.steps import message, newest, say

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_a_card_opens_in_place_and_leads_on_and_back(talk: Page) -> None:
    overview = talk.locator(".message", has=talk.get_by_role("button", name="1", exact=True))
    identifier = await overview.last.get_attribute("data-id")
    opened = talk.locator(f"[data-id='{identifier}']")
    day = await talk.locator(".day").first.element_handle()
    await opened.get_by_role("button", name="1", exact=True).press("Enter")

    await expect(opened.locator(".preview")).to_contain_text("huggingface.co")
    await expect(opened).to_contain_text("edited")
    await expect(opened.locator(":focus")).to_be_visible()  # still on a button
    assert await day.evaluate("day => day.isConnected")  # a new one would be read aloud

    await opened.get_by_role("button", name="Next").click()
    await expect(opened.locator("strong").first).to_contain_text("OneVision-Encoder")
    await opened.get_by_role("button", name="Back").click()
    await expect(opened).to_contain_text("16 February 2026")
    await expect(opened.get_by_role("button", name="1", exact=True)).to_be_visible()


async def test_long_sections_unfold_by_keyboard(talk: Page) -> None:
    await say(talk, "/paper 2602.12617")
    quote = message(talk, "GeoAgent").locator("blockquote.expandable").first
    handle = quote.get_by_role("button")
    await expect(handle).to_have_attribute("aria-expanded", "false")
    folded = await quote.bounding_box()

    await handle.press("Space")

    await expect(handle).to_have_attribute("aria-expanded", "true")
    unfolded = await quote.bounding_box()
    assert folded is not None
    assert unfolded is not None
    assert unfolded["height"] > folded["height"]


@pytest.mark.parametrize("words", ["robotics", "机器人"])
async def test_search_finds_in_both_languages(talk: Page, words: str) -> None:
    await say(talk, words)

    found = message(talk, f"🔎 {words}")
    await expect(found).to_contain_text("Xiaomi-Robotics-0")
    await expect(found.get_by_role("button", name="1", exact=True)).to_be_visible()


async def test_following_shows_first_what_it_would_do(talk: Page) -> None:
    await say(talk, "/follow robotics")
    preview = message(talk, "of the last 23 papers")
    await expect(preview.get_by_role("link")).to_have_count(3)
    await preview.get_by_role("button", name="✅ Follow").click()

    await say(talk, "/topics")
    await expect(newest(talk)).to_contain_text("robotics")


async def test_a_paper_is_saved_and_the_list_becomes_a_file(talk: Page) -> None:
    await say(talk, "/paper 2602.11715")
    card = message(talk, "DICE")
    handle = card.locator(".unfold").first
    await handle.press("Enter")
    await card.get_by_role("button", name="Save", exact=False).click()
    await expect(talk.get_by_role("status").get_by_text("Saved")).to_be_visible()
    await expect(card.get_by_role("button", name="Saved")).to_be_focused()
    await expect(handle).to_have_attribute("aria-expanded", "true")  # only buttons have changed

    await say(talk, "/saved")
    await message(talk, "1 paper").get_by_role("button", name="BibTeX").click()
    await expect(newest(talk).get_by_role("link")).to_have_attribute("download", re.compile("bib$"))


async def test_settings_change_in_place(talk: Page) -> None:
    await say(talk, "/settings")
    settings = message(talk, "Settings")
    await settings.get_by_role("button", name="Stay silent on quiet days").click()

    await expect(settings.get_by_role("button", name="Explain quiet days")).to_be_visible()
    await expect(settings).to_contain_text("edited")


async def test_a_slash_opens_the_menu(talk: Page) -> None:
    field = talk.get_by_role("combobox", name="Message")
    await field.fill("/st")
    await expect(talk.get_by_role("option", name="/status")).to_have_attribute(
        "aria-selected", "true"
    )
    await field.press("Enter")

    await expect(talk.locator(".message.mine").last).to_contain_text("/status")
    await expect(talk.get_by_role("listbox", name="Commands")).to_be_hidden()


async def test_shift_enter_begins_a_line(talk: Page) -> None:
    field = talk.locator("#composer")
    await field.fill("robotics")
    await field.press("Shift+Enter")
    await field.press_sequentially("video")
    await field.press("Enter")

    await expect(talk.locator(".message.mine").last).to_contain_text("robotics\nvideo")


async def test_markup_that_somebody_types_stays_text(talk: Page) -> None:
    evil = "<img src=x onerror=alert(1)><b>bold</b>"
    await say(talk, evil)

    mine = talk.locator(".message.mine", has_text=evil)
    await expect(mine).to_be_visible()
    await expect(mine.locator("img, b")).to_have_count(0)


async def test_every_format_of_telegram_is_shown(talk: Page, lasting: Demo) -> None:
    html = (
        "<b>bold <i>both</i></b> <u>under</u> <s>gone</s> <tg-spoiler>secret</tg-spoiler> "
        '<code>x = 1</code> 😀 <a href="https://arxiv.org/abs/2602.12617">a paper</a> #tag'
        '\n<pre><code class="language-python">print()</code></pre>\n'
        "<blockquote>short</blockquote>\n<blockquote expandable>one line</blockquote>\nend /help"
    )
    reader, bot = lasting.reader, lasting.stage.bot.application.bot
    await bot.send_message(reader.id, html, parse_mode="HTML", disable_notification=True)

    shown = message(talk, "secret")
    await expect(shown.locator("strong em")).to_have_text("both")
    await expect(shown.locator("pre code")).to_have_text("print()")
    await expect(shown.locator(".tag")).to_have_text("#tag")
    await expect(shown.locator(".text a")).to_have_attribute("rel", "noopener noreferrer")
    await expect(shown.locator(".preview strong")).to_have_text("a paper")
    await expect(shown.get_by_label("Came without a sound")).to_be_visible()
    await expect(shown.locator(".unfold")).to_be_hidden()  # nothing to unfold
    await shown.get_by_role("button", name="Hidden text").click()
    await expect(shown.get_by_text("secret")).to_be_visible()
    await shown.get_by_role("button", name="/help").click()
    await expect(talk.locator(".message.mine").last).to_contain_text("/help")


async def test_files_can_be_saved(talk: Page, lasting: Demo) -> None:
    reader, bot = lasting.reader, lasting.stage.bot.application.bot
    await bot.send_document(reader.id, b"@article{a}", filename="notes.bib", caption="Yours")

    async with talk.expect_download() as download:
        await message(talk, "notes.bib").get_by_role("link").click()

    saved = await download.value
    assert saved.suggested_filename == "notes.bib"
    assert (await saved.path()).read_bytes() == b"@article{a}"
    await expect(message(talk, "notes.bib")).to_contain_text("11 B")


async def test_an_old_button_answers_with_a_note(talk: Page, lasting: Demo) -> None:
    button = InlineKeyboardButton("Old", callback_data="nothing-of-ours")
    await lasting.stage.bot.application.bot.send_message(
        lasting.reader.id, "old", reply_markup=InlineKeyboardMarkup([[button]])
    )
    await newest(talk).get_by_role("button", name="Old").click()

    await expect(talk.get_by_role("status").get_by_text("no longer works")).to_be_visible()


async def test_typing_is_seen(talk: Page, lasting: Demo) -> None:
    stage = lasting.stage
    await stage.bot.application.bot.send_chat_action(lasting.reader.id, "typing")

    await expect(talk.locator("#talk-state")).to_have_text("typing …")
    stage.clock.advance(seconds=6)
    await expect(talk.locator("#talk-state")).to_have_text("bot")
