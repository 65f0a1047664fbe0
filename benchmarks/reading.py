"""Measures how much room an overview and a card take on a phone, and takes pictures of them.

    uv run python -m benchmarks.reading [--pictures FOLDER]

The demo's page shows, at 390 points, the messages of the first design (``reading_before.json``) and
those of today, made of the same report. Heights include the buttons; those of cards leave out the
preview of the page, which Telegram adds. The last column is how far a paper's line is from its
button at most. Needs a Chromium.
"""

import argparse
import asyncio
import json
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from playwright.async_api import Browser, Page, async_playwright
from rich.console import Console
from rich.table import Table

from bot.cards.actions import OpenCard
from bot.cards.audience import Audience
from bot.cards.card import card
from bot.cards.keys import card_keys
from bot.cards.message import Button, Message
from bot.cards.overview import overview
from bot.client.pace.overall import Limits
from bot.client.sending import send_message
from bot.offline.demo.page import open_page
from bot.offline.demo.page.visitor import Visitor
from bot.texts.catalogue import say_in

_UNPACED = Limits(answer_rate=1000, chat_rate=1000, chat_burst=1000)
_SCREEN = 844
_PHONE = {"width": 390, "height": _SCREEN}
_LOCALES = {"zh": "zh-CN", "en": "en-GB"}
_GOALS = {"overview": 2400, "card": 700}
_MEASURE = """(count) => {
const middle = box => box.top + box.height / 2;
return [...document.querySelectorAll('.message')].slice(-count).map(message => {
  const box = message.getBoundingClientRect();
  const preview = message.querySelector('.preview')?.getBoundingClientRect().height ?? 0;
  const keys = new Map([...message.querySelectorAll('.row button')].map(
    key => [key.innerText.trim(), middle(key.getBoundingClientRect())]));
  let furthest = 0;
  const walker = document.createTreeWalker(message.querySelector('.text'), NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    if (walker.currentNode.parentElement.closest('blockquote')) continue;
    for (const found of walker.currentNode.data.matchAll(/(?:^|\\n)(\\d+)\\. /g)) {
      const range = document.createRange();
      const start = found.index + found[0].indexOf(found[1]);
      range.setStart(walker.currentNode, start);
      range.setEnd(walker.currentNode, start + 1);
      const key = keys.get(found[1]);
      if (key) furthest = Math.max(furthest, key - middle(range.getBoundingClientRect()));
    }
  }
  return [box.height - preview, furthest];
});
}"""


@dataclass(frozen=True, slots=True)
class Measured:
    """What was measured of some messages."""

    heights: Sequence[float]
    furthest: float
    """Points from the middle of a paper's line to that of its button."""


async def main(pictures: Path | None) -> None:
    """Prints a table. ``pictures`` is the folder of the pictures, if any are wanted."""
    table = Table("language", "what", "before", "today", "goal", "line to button")
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        for language in _LOCALES:
            await _compare(browser, language, table, pictures)
        await browser.close()
    Console().print(table)


async def _compare(browser: Browser, language: str, table: Table, pictures: Path | None) -> None:
    kept = json.loads(Path(__file__).with_name("reading_before.json").read_text("utf-8"))
    old = {what: [_read(one) for one in many] for what, many in kept[language].items()}
    async with open_page("127.0.0.1", 0, _UNPACED) as (visitor, server):
        context = await browser.new_context(
            viewport=_PHONE,  # type: ignore[arg-type]
            device_scale_factor=2,
            locale=_LOCALES[language],
            reduced_motion="reduce",
        )
        page = await context.new_page()
        await page.goto(server.url)
        await page.get_by_role("button", name="23", exact=True).wait_for()
        new = _made(visitor, language)
        for what, wanted in (("overview", sum), ("cards", max)):
            before = await _measure(page, visitor, old[what])
            today = await _measure(page, visitor, new[what])
            goal = _GOALS[what.rstrip("s")]
            table.add_row(
                language,
                f"{what}: {len(new[what])} ({wanted.__name__})",
                f"{wanted(before.heights):.0f}",
                f"{wanted(today.heights):.0f}",
                str(goal),
                f"{today.furthest:.0f} of {_SCREEN}" if today.furthest else "",
            )
            each = " ".join(f"{height:.0f}" for height in today.heights)
            table.add_row("", "each", "", each, "", "")
        if pictures:
            await _picture(page, visitor, new, pictures / language)


def _made(visitor: Visitor, language: str) -> dict[str, list[Message]]:
    """Returns the messages of the newest report as they are today."""
    store, say = visitor.stage.store, say_in(language)
    day = store.papers.newest_day()
    assert day is not None
    papers = store.papers.of_day(day, language)
    cards = [card(one, say, card_keys(OpenCard(one.paper.id), say)) for one in papers]
    return {"overview": overview(day, papers, say, Audience()), "cards": cards}


async def _measure(page: Page, visitor: Visitor, messages: Sequence[Message]) -> Measured:
    """Sends the messages to the visitor and measures them."""
    count = await page.locator(".message").count()
    for one in messages:
        await send_message(visitor.stage.bot.application.bot, visitor.reader.id, 0, one)
    await page.locator(".message").nth(count + len(messages) - 1).wait_for()
    found = await page.evaluate(_MEASURE, len(messages))
    return Measured([height for height, _ in found], max(far for _, far in found))


async def _picture(
    page: Page, visitor: Visitor, messages: dict[str, list[Message]], folder: Path
) -> None:
    await page.set_viewport_size({"width": 390, "height": 1600})  # a whole message at once
    schemes: tuple[Literal["light", "dark"], ...] = ("light", "dark")
    for scheme in schemes:
        await page.emulate_media(color_scheme=scheme)
        for what, many in messages.items():
            some = many[:4]
            await _measure(page, visitor, some)
            for number in range(len(some)):
                element = page.locator(".message").nth(-len(some) + number)
                await element.evaluate("message => message.scrollIntoView()")
                await element.screenshot(path=folder / f"{what}-{number + 1}-{scheme}.png")


def _read(kept: dict[str, object]) -> Message:
    keyboard = tuple(
        tuple(Button(**button) for button in row)
        for row in kept["keyboard"]  # type: ignore[attr-defined]
    )
    return Message(**{**kept, "keyboard": keyboard})  # type: ignore[arg-type]


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pictures", type=Path, metavar="FOLDER")
    wanted = parser.parse_args().pictures
    for language in _LOCALES if wanted else ():
        (wanted / language).mkdir(parents=True, exist_ok=True)
    asyncio.run(main(wanted))
