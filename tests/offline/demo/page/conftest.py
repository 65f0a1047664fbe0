"""Demos, and tabs of one real Chromium that show them."""

import contextlib
import shutil
from collections.abc import AsyncIterator
from typing import Any, NamedTuple

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, async_playwright, expect

from bot.client.pace.overall import Limits
from bot.offline.demo.page import open_page
from bot.offline.stage import Stage
from bot.offline.standin import Person

CHROMIUMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
QUIETLY = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip

AT_ONCE = Limits(rate=1000, chat_rate=1000, chat_burst=1000, group_per_minute=1000)
"""A pace for which no test waits."""


class Demo(NamedTuple):
    """A running demo, its reader, and where its page is."""

    stage: Stage
    reader: Person
    url: str


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser() -> AsyncIterator[Browser]:
    """One browser for all tests."""
    found = next(filter(None, map(shutil.which, CHROMIUMS)), None)
    if found is None:
        pytest.skip("no Chromium here: install Debian's package chromium")
    expect.set_options(timeout=15_000)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=found, args=[*QUIETLY])
        yield browser
        await browser.close()


@contextlib.asynccontextmanager
async def running() -> AsyncIterator[Demo]:
    """Runs a demo. Fails when the stand-in noted a violation."""
    async with open_page("127.0.0.1", 0, AT_ONCE) as (visitor, server):
        yield Demo(visitor.stage, visitor.reader, server.url)
        assert visitor.stage.telegram.violations == []


@contextlib.asynccontextmanager
async def tab(browser: Browser, demo: Demo, **wishes: Any) -> AsyncIterator[Page]:  # noqa: ANN401  Playwright has dozens
    """Opens a tab of a reader of English; ``wishes`` are arguments of Playwright's ``new_context``.

    It yields the page once the greeting has arrived. Errors on the page and calls to elsewhere fail
    the test.
    """
    context = await browser.new_context(**{"locale": "en-GB", **wishes})
    faults: list[str] = []
    elsewhere: list[str] = []
    page = await context.new_page()
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda m: faults.append(m.text) if m.type == "error" else None)
    page.on(
        "request",
        lambda r: None if r.url.startswith((demo.url, "data:")) else elsewhere.append(r.url),
    )
    await page.goto(demo.url)
    await expect(page.get_by_role("button", name="23", exact=True)).to_be_attached()
    yield page
    await context.close()
    assert (faults, elsewhere) == ([], [])


@pytest_asyncio.fixture(loop_scope="session")
async def demo() -> AsyncIterator[Demo]:
    """A demo of the test's own."""
    async with running() as demo:
        yield demo


@pytest_asyncio.fixture(loop_scope="session")
async def page(browser: Browser, demo: Demo) -> AsyncIterator[Page]:
    """A tab on the test's own demo."""
    async with tab(browser, demo) as page:
        yield page


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def lasting() -> AsyncIterator[Demo]:
    """One demo for those tests of a file that leave it as they find it."""
    async with running() as demo:
        yield demo


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def talk(browser: Browser, lasting: Demo) -> AsyncIterator[Page]:
    """One tab on the lasting demo, in which the talk grows from test to test."""
    async with tab(browser, lasting) as page:
        yield page
