"""What the tests do on the page again and again."""

from playwright.async_api import Locator, Page


async def say(page: Page, text: str) -> None:
    """Types a text and sends it with Enter."""
    await page.locator("#composer").fill(text)
    await page.locator("#composer").press("Enter")


def newest(page: Page) -> Locator:
    """The last message of the bot."""
    return page.locator(".message:not(.mine)").last


def message(page: Page, text: str) -> Locator:
    """The last message with this text."""
    return page.locator(".message", has_text=text).last
