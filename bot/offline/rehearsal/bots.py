"""The bots under rehearsal: one works, others may stand by. Now and then the working one is struck.

Each process calls Telegram at an address of its own, so the stand-in knows who called when.
"""

import asyncio
import signal
import time
from pathlib import Path
from typing import Self

from bot.offline.rehearsal.process import BotProcess
from bot.offline.stage import Stage

_LOOK_SECONDS = 0.02
_MOST_SECONDS = 120.0
_LONGER_THAN_THE_LEASE = 1.2


class Bots:
    """Several ``papergram run`` over one store."""

    def __init__(self, stage: Stage, number: int) -> None:
        """``number`` is how many run at once."""
        self._stage = stage
        self._folders = [stage.folder.parent / f"bot-{place + 1}" for place in range(number)]
        self._running: dict[str, BotProcess] = {}
        """By the name under which the stand-in knows a process."""
        self._started = 0
        self.kills = 0
        self.freezes = 0
        self.takeovers: list[float] = []
        """Seconds from each kill or freeze to the first call of another process."""

    async def __aenter__(self) -> Self:
        for folder in self._folders:
            folder.mkdir()
        return self

    async def __aexit__(self, *_: object) -> None:
        """Ends all processes, also when the rehearsal fails."""
        for bot in self._running.values():
            await bot.kill()

    async def start(self, number: int | None = None) -> None:
        """Starts all of them, or so many."""
        for folder in self._folders[:number]:
            await self._start_in(folder)

    async def stop(self) -> None:
        """Ends all of them as an operator would, at once: none takes over."""
        await asyncio.gather(*(bot.stop() for bot in self._running.values()))
        self._running.clear()

    def check(self) -> None:
        """Raises ``PapergramError`` with the end of a log when a bot has ended by itself."""
        for bot in self._running.values():
            bot.check()

    @property
    def strikes(self) -> int:
        """How often the working one was killed or stood still; one that has begun counts."""
        return self.kills + self.freezes

    async def strike(self) -> None:
        """Kills the working one, or has it stand still for too long, in turns; another takes over.

        Afterwards there are as many as before. A single one is always killed.
        """
        name = self.working
        bot = self._running[name]
        struck = time.monotonic()
        if self.kills <= self.freezes or len(self._folders) == 1:
            self.kills += 1
            await bot.kill()
            del self._running[name]
            await self._start_in(bot.place)
            await self._taken_over(name, struck)
        else:
            self.freezes += 1
            lease = self._stage.settings.store.lease_seconds
            bot.send(signal.SIGSTOP)
            await self._taken_over(name, struck)
            await asyncio.sleep(struck + lease * _LONGER_THAN_THE_LEASE - time.monotonic())
            bot.send(signal.SIGCONT)
            async with asyncio.timeout(_MOST_SECONDS):
                await bot.ended()
            del self._running[name]
            await self._start_in(bot.place)

    @property
    def working(self) -> str:
        """The name of the one that called Telegram last."""
        return self._stage.telegram.visits[-1].name

    async def _taken_over(self, name: str, struck: float) -> None:
        visits = self._stage.telegram.visits
        async with asyncio.timeout(_MOST_SECONDS):
            while self.working == name:  # noqa: ASYNC110  nothing tells of every call
                await asyncio.sleep(_LOOK_SECONDS)
        at = next(visit.at for visit in visits if visit.name == self.working)
        self.takeovers.append(at - struck)

    async def _start_in(self, folder: Path) -> None:
        self._started += 1
        name = f"bot-{self._started}"
        settings = self._stage.settings
        telegram = settings.telegram.model_copy(
            update={"api_url": self._stage.telegram.url_of(name)}
        )
        store = settings.store.model_copy(update={"index_folder": str(folder / "search")})
        own = settings.model_copy(update={"telegram": telegram, "store": store})
        bot = self._running[name] = BotProcess(own, folder)
        await bot.start()
