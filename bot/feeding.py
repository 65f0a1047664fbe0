"""Builds the feed of the settings: its connections, its rules, its folder."""

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, aclosing, asynccontextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from importlib import metadata
from pathlib import Path

from bot.clock import utc_now
from bot.config import Settings
from bot.errors import ConfigError
from bot.feed.conversation import Conversation
from bot.feed.feeder import Feeder, Look
from bot.feed.lists import Choice
from bot.feed.page_cache import PageCache
from bot.feed.reader import Reader, ReadingRules
from bot.feed.sources.arxiv import Arxiv
from bot.feed.sources.huggingface import HuggingFace
from bot.feed.sources.model import LanguageModel, ModelSettings
from bot.feed.sources.pace import Pace
from bot.feed.sources.web import Web
from bot.feed.steps.days import Rules
from bot.feed.steps.report import Source
from bot.feed.texts import Texts
from bot.feed.writer import Writer
from bot.store.store import Store
from bot.store.urls import beside_store


@dataclass(frozen=True, slots=True)
class Pacing:
    """How time passes for the pauses that arXiv asks for: in seconds of a clock and of a sleep."""

    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep


@dataclass(frozen=True, slots=True)
class Services:
    """What the feed asks."""

    hub: HuggingFace
    arxiv: Arxiv
    model: LanguageModel | None


@asynccontextmanager
async def open_services(
    settings: Settings, pacing: Pacing = Pacing(), seconds: float = 60.0
) -> AsyncIterator[Services]:
    """Makes the connections to what the feed asks, and closes them again.

    ``pacing`` is how time passes for the pauses; ``seconds`` are those that a page may take.
    """
    feed, llm = settings.feed, settings.llm
    contact = f" (+{feed.contact})" if feed.contact else ""
    agent = f"Papergram/{metadata.version('papergram')}{contact}"
    async with AsyncExitStack() as stack:
        hub = await stack.enter_async_context(aclosing(Web(agent, seconds=seconds)))
        arxiv = await stack.enter_async_context(
            aclosing(Web(agent, connections=1, seconds=seconds))
        )
        model = None
        if llm.url:
            known = ModelSettings(
                llm.url, llm.key.get_secret_value(), llm.model, llm.timeout, llm.options
            )
            model = await stack.enter_async_context(aclosing(LanguageModel(known)))
        yield Services(
            HuggingFace(hub, feed.hf_url, feed.hf_token.get_secret_value()),
            Arxiv(arxiv, feed.arxiv_url, Pace(feed.page_seconds, pacing.clock, pacing.sleep)),
            model,
        )


@asynccontextmanager
async def open_feeder(
    settings: Settings,
    store: Store,
    clock: Callable[[], datetime] = utc_now,
    pacing: Pacing = Pacing(),
) -> AsyncIterator[Feeder]:
    """Makes the feed over a store; raises ``ConfigError`` for a prompt that cannot be read."""
    feed, llm = settings.feed, settings.llm
    wishes = _read_wishes(llm.prompt_file)
    async with open_services(settings, pacing) as services:
        cache = PageCache(
            beside_store(settings.store.url, "pages"), timedelta(days=feed.cache_days)
        )
        reader = None
        if services.model is not None:
            reader = Reader(
                store,
                Texts(services.arxiv, services.hub, cache),
                Conversation(services.model, store.readings, clock, feed.max_tokens),
                ReadingRules(feed.languages, llm.max_chars, wishes),
            )
        look, source = look_of(feed.source, services)
        yield Feeder(
            store=store,
            look=look,
            reader=reader,
            writer=Writer(store, settings.digests.folder, feed.languages, source, clock),
            choice=Choice(feed.words, feed.min_upvotes, feed.max_papers),
            rules=Rules(
                feed.publish,
                timedelta(minutes=feed.settle_minutes),
                feed.look_back,
                timedelta(hours=feed.upgrade_hours),
            ),
            concurrency=llm.concurrency,
            waits_for_model=feed.without_llm == "nothing",
            clock=clock,
            lock=beside_store(settings.store.url, "feeding"),
        )


def look_of(source: str, services: Services) -> tuple[Look, Callable[[date], Source]]:
    """Returns how a day's list is asked for, and what a report says of where it comes from."""
    kind, _, names = source.partition(":")
    if kind != "arxiv":
        hub = services.hub
        return hub.list_papers, lambda day: Source("Hugging Face", hub.page_of(day))
    categories = names.split(",")
    return (
        lambda day: services.arxiv.list_papers(categories, day),
        lambda _day: Source("arXiv", services.arxiv.page_of(categories)),
    )


def _read_wishes(file: Path | None) -> str:
    if file is None:
        return ""
    refused = f"llm.prompt_file: {file} cannot be read; expected a text file"
    if not file.is_file():  # to read a pipe might never end
        raise ConfigError(refused)
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(refused) from error
