"""A bot that is watched, as its operator sees it."""

import asyncio
from collections.abc import Callable, Iterable
from contextlib import AsyncExitStack, suppress
from dataclasses import dataclass, field

import aiohttp
from prometheus_client import Metric, parser
from prometheus_client.openmetrics import parser as open_parser

from bot.offline.server import Server
from bot.offline.standin import Person
from tests.health.watcher import Watcher
from tests.stage import Stage

ADMIN = 700
OPEN = "application/openmetrics-text; version=1.0.0"


_Parse = Callable[[str], Iterable[Metric]]
_parse: _Parse = parser.text_string_to_metric_families
_parse_open: _Parse = open_parser.text_string_to_metric_families


@dataclass
class Watched:
    """The stage, and all that an operator looks at."""

    stage: Stage
    watcher: Watcher
    session: aiohttp.ClientSession
    boss: Person
    server: Server | None
    """That of the store, if it is on one that no other test uses."""
    around: AsyncExitStack
    """What a test sets up beside the bot; it ends before the bot does."""
    environment: dict[str, str] = field(default_factory=dict)
    """What the operator's commands have beyond the settings of the stage."""
    _said: str = ""
    """What was said last of whether the bot is at work."""

    async def get(self, path: str, accept: str = "text/plain") -> tuple[int, str]:
        """Asks the bot at ``health.listen``; returns status and text."""
        url = f"http://{self.stage.settings.health.listen}{path}"
        async with self.session.get(url, headers={"Accept": accept}) as response:
            return response.status, await response.text()

    async def ready(self) -> str:
        """Waits until it is said whether the bot is at work, and that says something new."""
        async with asyncio.timeout(30):
            while True:
                with suppress(aiohttp.ClientError):
                    _, said = await self.get("/ready")
                    if not said.startswith("starting") and said != self._said:
                        self._said = said
                        return said.strip()
                await asyncio.sleep(0.01)

    async def metrics(self) -> dict[str, float]:
        """Returns the samples of the metrics, as ``name{label}``, read by the library's parser."""
        _, text = await self.get("/metrics")
        _, as_open = await self.get("/metrics", OPEN)
        assert list(_parse_open(as_open))
        return {
            sample.name + "".join(f"{{{value}}}" for value in sample.labels.values()): sample.value
            for family in _parse(text)
            for sample in family.samples
        }

    async def problems(self) -> set[str]:
        """Returns what is wrong by the metrics."""
        found = await self.metrics()
        names = {name: value for name, value in found.items() if "papergram_problem{" in name}
        assert len(names) > 8
        return {name[18:-1] for name, value in names.items() if value}

    async def tick(self) -> None:
        """Has the bot look, and its notes arrive."""
        await self.stage.bot.round.tick()
        await self.stage.settle()

    @property
    def notes(self) -> list[str]:
        """What the administrator was told."""
        return [note.text for note in self.stage.telegram.sent(self.boss)]

    async def pinged(self, count: int) -> list[tuple[str, str]]:
        """Waits until the watcher has had so many pings, and returns them."""
        async with asyncio.timeout(10):
            while len(self.watcher.pings) < count:  # noqa: ASYNC110  no event tells
                await asyncio.sleep(0.01)
        return self.watcher.pings
