"""Steps that many tests of the page share."""

from playwright.async_api import Locator, Page


async def say(page: Page, text: str) -> None:
    """Types a text and sends it with Enter."""
    await page.locator("#composer").fill(text)
    await page.locator("#composer").press("Enter")


def newest(page: Page) -> Locator:
    """Returns the last message of the bot."""
    return page.locator(".message:not(.mine)").last


def message(page: Page, text: str) -> Locator:
    """Returns the last message with this text."""
    return page.locator(".message", has_text=text).last
