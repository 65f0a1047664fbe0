"""``papergram run`` with the clocks of a ``SharedClock``, whose file is the one argument.

The clocks are in place before any other module of the bot is imported: some keep the function that
tells the time.
"""

import asyncio
import sys
import time
from datetime import datetime, tzinfo
from pathlib import Path
from typing import Self

from bot.offline.rehearsal.quick_time import QuickLoop, SharedClock


def main() -> None:
    """Runs the bot until it is told to stop; its settings come from the environment."""
    clock = SharedClock(Path(sys.argv[1]))
    time.monotonic = clock.steady
    time.time = clock.wall

    import apscheduler.schedulers.base  # noqa: PLC0415  none before the clocks

    import bot.clock  # noqa: PLC0415
    import bot.delivery.timers  # noqa: PLC0415
    from bot.app import run  # noqa: PLC0415
    from bot.config import load_settings  # noqa: PLC0415
    from bot.log import set_up_logging  # noqa: PLC0415

    class Wall(datetime):
        """For those that do not ask ``time.time``."""

        @classmethod
        def now(cls, tz: tzinfo | None = None) -> Self:
            return cls.fromtimestamp(clock.wall(), tz)

    for module in (bot.clock, bot.delivery.timers, apscheduler.schedulers.base):
        module.datetime = Wall  # type: ignore[union-attr]
    settings = load_settings(None)
    set_up_logging(settings.log.level, settings.telegram.token.get_secret_value())
    with asyncio.Runner(loop_factory=lambda: QuickLoop(clock.speed)) as runner:
        runner.run(run(settings))


if __name__ == "__main__":
    main()
