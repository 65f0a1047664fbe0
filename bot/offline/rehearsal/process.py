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


class BotProcess:
    """Starts the real command with ``settings`` and nothing else of the kind.

    ``place`` is the folder that it works in; its log is there.
    """

    def __init__(self, settings: Settings, place: Path) -> None:
        clean = {name: value for name, value in os.environ.items() if not name.startswith(PREFIX)}
        root = str(Path(__file__).parents[3])
        self._environment = clean | {"PYTHONPATH": root} | as_environment(settings)
        self._place = place
        self.log = place / "bot.log"
        self._process: asyncio.subprocess.Process | None = None
        self.kills = 0

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        """No process stays behind, also when the rehearsal fails."""
        await self._end(signal.SIGKILL)

    async def start(self) -> None:
        """Begins; what it logs goes to a file beside the store."""
        with self.log.open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                sys.executable,
                "-m",
                "bot",
                "run",
                cwd=self._place,  # no config.toml there
                env=self._environment,
                stdout=log,
                stderr=log,
            )

    async def kill(self) -> None:
        """Ends it as a power cut would: nothing is put in order."""
        await self._end(signal.SIGKILL)
        self.kills += 1

    async def stop(self) -> None:
        """Ends it as an operator would."""
        await self._end(signal.SIGTERM)

    @property
    def died(self) -> int | None:
        """Its exit code when it ended by itself."""
        return self._process.returncode if self._process else None

    async def _end(self, kind: signal.Signals) -> None:
        if self._process is not None and self._process.returncode is None:
            self._process.send_signal(kind)
            await self._process.wait()


def as_environment(settings: Settings) -> dict[str, str]:
    """The settings as variables that ``load_settings`` reads."""
    return {
        f"{PREFIX}{section}__{key}".upper(): _spell(value)
        for section, values in settings
        for key, value in values
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
