"""Today's papers on a press of a button: the bot's own feed, over stand-ins that run beside it."""

from contextlib import AsyncExitStack
from pathlib import Path

from bot.config import Feed, Llm
from bot.feed.feeder import Feeder, Order
from bot.feed.report_file import Writing
from bot.feeding import open_feeder
from bot.offline.sources import Sources
from bot.offline.stage import Stage

_PAPERS = 9


class DemoFeed:
    """The feed of a stage; what it asks is set up at the first use."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._running = AsyncExitStack()
        self._feeder: Feeder | None = None
        self._sources = Sources(stage.clock)

    async def aclose(self) -> None:
        """Takes down what was set up."""
        await self._running.aclose()

    async def get_today(self) -> Path:
        """Has the papers of the clock's day be got, read and written; returns the report's file.

        Raises ``LookupError`` when somebody else's report of the day is there.
        """
        day = self._stage.clock().date()
        feeder = self._feeder or await self._set_up()
        self._sources.hub.counts[day] = _PAPERS  # on a weekend too
        written: dict[Path, Writing] = {}
        feeder.watch = lambda step: written.update((one.path, one.outcome) for one in step.files)
        await feeder.feed(Order((day,)), wait=True)
        if Writing.OTHERS in written.values():
            raise LookupError(f"there is a report of {day} already; move the clock to another day")
        return next(iter(written))

    async def _set_up(self) -> Feeder:
        stage = self._stage
        sources = await self._running.enter_async_context(self._sources)
        sources.arxiv.strict = False  # nobody waits three seconds for each page here
        feed = Feed(hf_url=sources.hf_url, arxiv_url=sources.arxiv_url, page_seconds=0)
        llm = Llm(url=sources.model_url, model="reader-8b", concurrency=4)
        settings = stage.settings.model_copy(update={"feed": feed, "llm": llm})
        opened = open_feeder(settings, stage.store, stage.clock)
        self._feeder = await self._running.enter_async_context(opened)
        return self._feeder
