"""The bot under rehearsal: `papergram run` in a process of its own, which may be killed."""

import asyncio
import os
import signal
import sys
from pathlib import Path

from bot.config import PREFIX


class BotProcess:
    """Starts the real command with settings from the environment alone."""

    def __init__(self, settings: dict[str, str], place: Path) -> None:
        clean = {name: value for name, value in os.environ.items() if not name.startswith(PREFIX)}
        root = str(Path(__file__).parents[3])
        self._environment = clean | {"PYTHONPATH": root}
        self._environment |= {PREFIX + name: value for name, value in settings.items()}
        self._place = place
        self._process: asyncio.subprocess.Process | None = None
        self.kills = 0

    async def start(self) -> None:
        """Begins; what it logs goes to a file beside the store."""
        with (self._place / "bot.log").open("ab") as log:
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
