"""The bot under rehearsal: `papergram run` in a process of its own, which may be killed."""

import asyncio
import os
import signal
import sys
from datetime import time
from enum import Enum
from pathlib import Path
from typing import Self

from pydantic import SecretStr

from bot.config import PREFIX, Settings
from bot.errors import PapergramError

_QUICK_BOT = "bot.offline.rehearsal.quick_bot"


class BotProcess:
    """The command ``papergram run`` with exactly these ``settings``.

    ``place`` is the folder in which it works and keeps its log. With a file of a ``SharedClock``,
    ``clock``, the bot follows that.
    """

    def __init__(self, settings: Settings, place: Path, clock: Path | None = None) -> None:
        clean = {name: value for name, value in os.environ.items() if not name.startswith(PREFIX)}
        root = str(Path(__file__).parents[3])
        self._environment = clean | {"PYTHONPATH": root} | as_environment(settings)
        run = ("bot", "run") if clock is None else (_QUICK_BOT, str(clock))
        self._command = (sys.executable, "-m", *run)
        self.place = place
        self.log = place / "bot.log"
        self._process: asyncio.subprocess.Process | None = None
        self.kills = 0

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        """Ends the process, also when the rehearsal fails."""
        await self._end(signal.SIGKILL)

    async def start(self) -> None:
        """Starts the bot; its output goes to the log."""
        with self.log.open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                *self._command,
                cwd=self.place,  # no config.toml there
                env=self._environment,
                stdout=log,
                stderr=log,
            )

    async def kill(self) -> None:
        """Ends the bot as a power cut would, without a chance to tidy up."""
        await self._end(signal.SIGKILL)
        self.kills += 1

    async def stop(self) -> None:
        """Ends the bot as an operator would."""
        await self._end(signal.SIGTERM)

    async def ended(self) -> None:
        """Waits until the bot has ended."""
        assert self._process is not None
        await self._process.wait()

    def send(self, kind: signal.Signals) -> None:
        """Sends a signal to the bot, such as the one that has it stand still."""
        assert self._process is not None
        self._process.send_signal(kind)

    @property
    def exit_code(self) -> int | None:
        """The exit code of a bot that has ended; ``None`` while it runs."""
        return self._process.returncode if self._process else None

    def check(self) -> None:
        """Raises ``PapergramError`` with the end of the log when the bot has ended by itself."""
        if self.exit_code is not None:
            log = self.log.read_text(errors="replace")[-2000:]
            raise PapergramError(f"the bot ended by itself with {self.exit_code}: {log}")

    async def _end(self, kind: signal.Signals) -> None:
        if self._process is not None and self._process.returncode is None:
            self._process.send_signal(kind)
            await self._process.wait()


def as_environment(settings: Settings) -> dict[str, str]:
    """Returns the settings as the environment variables that ``load_settings`` reads.

    What is ``None`` is left out: nothing stands for it there, and it is a default.
    """
    return {
        f"{PREFIX}{section}__{key}".upper(): _spell(value)
        for section, values in settings
        for key, value in values
        if value is not None
    }


def _spell(value: object) -> str:
    match value:
        case SecretStr():
            return value.get_secret_value()
        case time():
            return f"{value:%H:%M}"
        case Enum():
            return str(value.value)
        case tuple():
            return ",".join(map(str, value))
        case _:
            return str(value)
