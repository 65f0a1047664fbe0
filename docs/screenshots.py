"""Takes the README's pictures, from the demo itself: ``uv run python docs/screenshots.py``.

Needs a Chromium, and for good looks a font with Chinese characters.
"""

import asyncio
import shutil
from pathlib import Path

from playwright.async_api import Browser, Page, async_playwright

from bot.offline.demo.page import open_page

HERE = Path(__file__).parent
DESKTOP = {"width": 1360, "height": 1000}
PHONE = {"width": 390, "height": 844}


async def main() -> None:
    """Three pictures, each of a demo of its own."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=chromium, args=["--no-sandbox", "--disable-gpu"]
        )
        await light(browser)
        await dark(browser)
        await phone(browser)
        await browser.close()


async def light(browser: Browser) -> None:
    """A morning: the push comes at its hour, with a flood on the way."""
    async with open_page("127.0.0.1", 0) as (_, server):
        page = await _open(browser, server.url, viewport=DESKTOP, color_scheme="light")
        await _say(page, "/follow robotics")
        await page.get_by_role("button", name="✅ Follow").click()
        await page.get_by_role("button", name="New report").click()
        await page.get_by_text("taken, 23 papers").wait_for()
        await page.locator("#flood").click()
        await page.locator("#to-push").click()
        await page.locator(".message", has_text="17 February 2026 · part 2").wait_for()
        await _take(page, "demo-light.png")


async def dark(browser: Browser) -> None:
    """A card, in Chinese."""
    async with open_page("127.0.0.1", 0) as (_, server):
        page = await _open(
            browser, server.url, viewport=DESKTOP, color_scheme="dark", locale="zh-CN"
        )
        await _say(page, "/paper 2602.12617")
        await page.locator(".message", has_text="🔗").wait_for()
        await _take(page, "demo-dark.png")


async def phone(browser: Browser) -> None:
    """A search, on a phone."""
    async with open_page("127.0.0.1", 0) as (_, server):
        page = await _open(
            browser, server.url, viewport=PHONE, device_scale_factor=2, has_touch=True
        )
        await _say(page, "robotics")
        await page.locator(".message", has_text="🔎 robotics").wait_for()
        await _take(page, "demo-phone.png")


async def _open(browser: Browser, url: str, **wishes: object) -> Page:
    context = await browser.new_context(reduced_motion="reduce", **{"locale": "en-GB", **wishes})  # type: ignore[arg-type]
    page = await context.new_page()
    await page.goto(url)
    await page.get_by_role("button", name="23", exact=True).wait_for()
    return page


async def _say(page: Page, text: str) -> None:
    await page.locator("#composer").fill(text)
    await page.locator("#composer").press("Enter")


async def _take(page: Page, name: str) -> None:
    await page.evaluate("document.querySelectorAll('.toast').forEach((toast) => toast.remove())")
    await page.evaluate("document.activeElement.blur()")
    await page.mouse.move(0, 0)
    await page.screenshot(path=HERE / name)


if __name__ == "__main__":
    asyncio.run(main())
