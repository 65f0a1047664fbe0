"""The page itself: greeting, language, chats, tabs, narrow windows, colours."""

import re

import pytest
from playwright.async_api import Browser, Page, expect

from bot.offline.demo.page import open_page
from tests.offline.demo.page.conftest import Demo, tab
from tests.offline.demo.page.steps import message, newest, say

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_start_is_pressed_and_subscribes(page: Page) -> None:
    await expect(page.locator(".message.mine").first).to_contain_text("/start")
    await expect(message(page, "every day at 09:00")).to_be_visible()
    await expect(page.get_by_text("What can this bot do?")).to_be_attached()

    await say(page, "/unsubscribe")
    await expect(page.locator("#next")).to_have_text("Nobody is subscribed.")
    await say(page, "/subscribe 10:30")
    await expect(page.locator("#next")).to_contain_text("10:30")


async def test_the_language_is_changed_for_bot_and_page(page: Page) -> None:
    await page.get_by_label("Language of Telegram").select_option("zh")

    await expect(page.get_by_role("heading", name="幕后")).to_be_visible()
    await expect(page.locator("html")).to_have_attribute("lang", "zh-CN")
    await page.locator("#composer").fill("/help")
    await expect(page.get_by_role("option", name="/help")).to_contain_text("怎么用")
    await page.locator("#composer").press("Enter")
    await expect(newest(page)).to_contain_text("论文")


async def test_a_chinese_browser_is_greeted_in_chinese(browser: Browser, demo: Demo) -> None:
    async with tab(browser, demo, locale="zh-CN") as page:
        await expect(page.locator("html")).to_have_attribute("lang", "zh-CN")
        await expect(message(page, "论文")).to_be_attached()
        await page.locator(".chat", has_text="General").click()
        await expect(page.locator(".event").first).to_have_text("你添加了 Papergram")
        await expect(newest(page)).to_contain_text("管理员发 /subscribe")


async def test_a_browser_in_another_language_of_the_bot_is_greeted_in_it(
    browser: Browser, demo: Demo
) -> None:
    async with tab(browser, demo, locale="es-MX") as page:
        await expect(message(page, "artículos")).to_be_attached()
        await expect(page.get_by_label("Language of Telegram")).to_have_value("es")


async def test_channel_and_topics_are_chats_of_their_own(page: Page, demo: Demo) -> None:
    await page.locator(".chat", has_text="AI papers daily").click()
    await expect(page.get_by_text("Nothing here yet")).to_be_visible()
    await say(page, "/subscribe")
    await expect(page.locator(".message", has_text="/subscribe").first).to_contain_text("👍")
    await expect(page.get_by_text("Nothing here yet")).to_be_hidden()
    await page.locator(".chat", has_text="General").click()
    await expect(newest(page)).to_contain_text("/subscribe")
    await expect(page.locator(".message.mine")).to_have_count(0)
    assert demo.stage.store.subscriptions.counts() == (2, 0)


async def test_a_button_in_a_topic_opens_the_card_in_private(page: Page) -> None:
    await page.get_by_role("button", name="Papers", exact=True).click()
    await say(page, "/today")
    await message(page, "23 papers").get_by_role("button", name="4", exact=True).click()

    await expect(page.get_by_role("heading", level=1)).to_have_text("Papergram")
    await expect(newest(page)).to_contain_text("ABot-M0")
    await expect(newest(page).locator(".preview")).to_be_visible()


async def test_a_demo_that_stopped_is_said_and_found_again(browser: Browser) -> None:
    context = await browser.new_context(locale="en-GB")
    page = await context.new_page()
    async with open_page("127.0.0.1", 0) as (_, server):
        await page.goto(server.url)
        await expect(page.locator(".chat")).to_have_count(4)

    await expect(page.get_by_text("The demo has stopped")).to_be_visible()
    language = page.get_by_label("Language of Telegram")
    await language.select_option("zh")
    await expect(page.get_by_text("That did not work: the demo does not answer")).to_be_visible()
    await expect(language).to_have_value("en")
    await page.get_by_role("button", name="New report").click()
    await expect(page.locator("#outcome")).to_have_text("the demo does not answer")

    async with open_page("127.0.0.1", int(server.url.rpartition(":")[2])):
        await expect(page.get_by_text("The demo has stopped")).to_be_hidden()
    await context.close()


async def test_what_is_unread_elsewhere_is_counted(page: Page) -> None:
    await page.locator(".chat", has_text="AI papers daily").click()
    await page.get_by_role("button", name="Block the bot").click()
    await page.get_by_role("button", name="Unblock the bot").click()

    private = page.locator(".chat", has_text="Papergram")
    await expect(private.get_by_role("img", name="unread")).to_be_visible()
    await private.click()
    await expect(private.get_by_role("img", name="unread")).to_be_hidden()


async def test_two_tabs_show_the_same(browser: Browser, page: Page, demo: Demo) -> None:
    async with tab(browser, demo) as other:
        await say(page, "/status")
        await expect(newest(other)).to_contain_text("09:00")
        await expect(other.locator(".message.mine")).to_have_count(2)


async def test_on_a_phone_the_sides_are_drawers(browser: Browser, demo: Demo) -> None:
    async with tab(browser, demo, viewport={"width": 390, "height": 844}, has_touch=True) as page:
        await expect(page.locator("#panel")).to_be_hidden()
        await page.get_by_role("button", name="Behind the scenes").click()
        await expect(page.get_by_role("button", name="Flood")).to_be_visible()
        await page.keyboard.press("Escape")
        await expect(page.locator("#panel")).to_be_hidden()
        await page.get_by_role("button", name="Behind the scenes").click()
        await page.get_by_role("button", name="Close").click()
        await expect(page.locator("#panel")).to_be_hidden()
        await page.get_by_role("button", name="Chats").click()
        await page.locator(".chat", has_text="General").click()
        await expect(page.locator("#chats")).to_be_hidden()
        await expect(page.get_by_role("heading", level=1)).to_have_text("General")
        assert await page.evaluate("document.documentElement.scrollWidth") == 390


async def test_every_control_has_a_name_at_every_width(browser: Browser, demo: Demo) -> None:
    for width in (390, 1360):
        async with tab(browser, demo, viewport={"width": width, "height": 844}) as page:
            await page.evaluate("document.getElementById('panel').showPopover()")
            tree = await page.locator("body").aria_snapshot()
            assert not re.search(r"^ *- (button|combobox|textbox|link)( \[.*\])?:?$", tree, re.M)


async def test_light_and_dark(browser: Browser, demo: Demo) -> None:
    async with tab(browser, demo, color_scheme="dark") as page:
        ground = "getComputedStyle(document.body).backgroundColor"
        dark = await page.evaluate(ground)
        await page.get_by_role("button", name="Light or dark").click()
        assert await page.evaluate(ground) != dark
        await page.reload()  # the choice is kept
        assert await page.evaluate(ground) != dark


async def test_the_page_waits_for_a_demo_that_stopped(browser: Browser) -> None:
    page = await browser.new_page()
    offline = page.locator("#offline")
    async with open_page("127.0.0.1", 0) as (_, server):
        await page.goto(server.url)
        await say(page, "/help")
        await expect(page.locator(".message.mine")).to_have_count(2)
    await expect(offline).to_be_visible()

    async with open_page("127.0.0.1", int(server.url.rpartition(":")[2])):
        await expect(offline).to_be_hidden()
        await expect(page.locator(".message.mine")).to_have_count(1)
        await page.close()
