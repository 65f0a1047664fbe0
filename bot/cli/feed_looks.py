"""What ``papergram check`` and ``papergram init`` find when they ask what the feed asks."""

from collections.abc import AsyncIterator

from bot.clock import utc_now
from bot.config import Settings
from bot.health.looks import Look

_BRIEFLY = 60.0
"""Seconds that an answer may take while somebody waits at a terminal."""


async def look_at_feed(settings: Settings, *, briefly: bool = False) -> AsyncIterator[Look]:
    """Asks all that the feed asks, each once: the list, a page, the model.

    ``briefly`` leaves out the page, and has the model answer one short question alone.
    """
    from bot.feed import inspection  # noqa: PLC0415  the readers of pages, needed here alone
    from bot.feeding import look_of, open_services  # noqa: PLC0415

    if briefly:
        soon = min(settings.llm.timeout, _BRIEFLY)
        llm = settings.llm.model_copy(update={"timeout": soon})
        settings = settings.model_copy(update={"llm": llm})
    async with open_services(settings) as services:
        look, _ = look_of(settings.feed.source, services)
        found, papers = await inspection.inspect_list(look, utc_now().date())
        yield Look(found.is_well, "feed, list", found.found)
        if services.model is None:
            told = "none, llm.url is empty; reports are made from the abstracts, in English"
            yield Look(True, "feed, model", told)
            return
        if not briefly:
            found = await inspection.inspect_page(services.arxiv, papers)
            yield Look(found.is_well, "feed, page", found.found)
        most = None if briefly else settings.llm.max_chars
        found = await inspection.inspect_model(services.model, settings.feed.languages[0], most)
        yield Look(found.is_well, "feed, model", found.found)
