"""A feed over the stand-ins of what it asks, with a clock that moves when the feed waits."""

import contextlib
import functools
import shutil
import tempfile
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import stamina

from bot.config import Digests, Feed, Llm, Settings, StoreSettings
from bot.feed.feeder import Feeder, Step
from bot.feeding import Pacing, open_feeder
from bot.intake.report import parse_report
from bot.offline.clock import MovableClock
from bot.offline.sources import FakePaper, Sources
from bot.papers import Digest
from bot.store.store import Store

MONDAY = date(2026, 2, 16)
NOON = datetime(2026, 2, 16, 12, tzinfo=UTC)
CLOSED = datetime(2026, 2, 17, 0, 31, tzinfo=UTC)
"""Monday is over, and its list is complete."""
FRIDAY = date(2026, 2, 13)
MODEL = "reader-8b"


def moving(clock: MovableClock) -> Pacing:
    """Returns a pacing whose pauses move the clock instead of taking time."""

    async def sleep(seconds: float) -> None:
        clock.advance(seconds=seconds)

    return Pacing(clock.time, sleep)


def feed_settings(sources: Sources, **keys: Any) -> Feed:  # noqa: ANN401  any key of the section
    """Returns the section ``feed`` with the stand-ins' addresses, and one day to look back."""
    given = {"enabled": True, "contact": "me@example.org", "look_back": 1} | keys
    return Feed(hf_url=sources.hf_url, arxiv_url=sources.arxiv_url, **given)


def llm_settings(sources: Sources, **keys: Any) -> Llm:  # noqa: ANN401
    """Returns the section ``llm`` with the address of the stand-in."""
    return Llm(**({"url": sources.model_url, "model": MODEL, "concurrency": 1} | keys))


@dataclass(eq=False)
class Fed:
    """A feed with everything around it."""

    sources: Sources
    clock: MovableClock
    store: Store
    feeder: Feeder
    folder: Path
    steps: list[Step]
    troubles: list[str]

    async def at(self, moment: datetime) -> None:
        """Moves the clock on and does all that is due then."""
        self.clock.advance_to(moment)
        await self.feeder.feed()

    def report(self, day: date = MONDAY, language: str = "zh") -> bytes:
        """Returns the bytes of a report."""
        return self.feeder.writer.path_of(day, language).read_bytes()

    def digest(self, day: date = MONDAY, language: str = "zh") -> Digest:
        """Returns what our own reader makes of a report."""
        return parse_report(self.report(day, language).decode(), None, day, language)

    def papers(self, day: date = MONDAY) -> list[FakePaper]:
        """Returns all papers of a day."""
        return self.sources.hub.papers_of(day)

    def pages_fetched(self) -> dict[str, int]:
        """Returns how often each page of arXiv was asked for."""
        counts = self.sources.counts()
        return {name: count for name, count in counts.items() if name.startswith("arxiv/html/")}


@contextlib.asynccontextmanager
async def serving(clock: MovableClock | None = None, papers: int = 3) -> AsyncIterator[Sources]:
    """Serves the stand-ins, with so many papers a day, and lets no retry wait."""
    clock = clock or MovableClock(NOON, frozen=True)
    with stamina.set_testing(True, attempts=3, cap=True):
        async with Sources(clock) as sources:
            sources.hub.papers_a_day = papers
            yield sources


@functools.cache
def _empty_store() -> tempfile.TemporaryDirectory[str]:
    """Returns a folder with a store that has its tables and nothing in them.

    It is made once in a process: that takes as long as a short test.
    """
    folder = tempfile.TemporaryDirectory(prefix="papergram-empty-")
    Store(f"sqlite:///{folder.name}/papergram.db").database.close()
    return folder


@contextlib.asynccontextmanager
async def feeding(
    place: Path, sources: Sources, feed: Feed | None = None, llm: Llm | None = None
) -> AsyncIterator[Fed]:
    """Opens a feed whose store and folder are in ``place``, with what an earlier one left there.

    ``feed`` and ``llm`` are sections of the settings, by default those that the functions above
    return.
    """
    assert isinstance(sources.clock, MovableClock)
    folder = place / "reports"
    folder.mkdir(exist_ok=True)
    database = place / "papergram.db"
    if not database.exists():
        shutil.copy(f"{_empty_store().name}/papergram.db", database)
    settings = Settings(
        digests=Digests(folder=folder),
        store=StoreSettings(url=f"sqlite:///{database}"),
        feed=feed or feed_settings(sources),
        llm=llm or llm_settings(sources),
    )
    clock = sources.clock
    with Store(settings.store.url) as store:
        async with open_feeder(settings, store, clock, moving(clock)) as feeder:
            steps: list[Step] = []
            troubles: list[str] = []
            feeder.watch, feeder.on_trouble = steps.append, troubles.append
            yield Fed(sources, clock, store, feeder, folder, steps, troubles)
