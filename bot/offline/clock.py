"""The clock of the demo: it runs as any clock does, and can be moved on."""

import asyncio
from datetime import datetime

from bot.clock import utc_now


class DemoClock:
    """Says the time to the bot (called) and to the stand-in (``time`` and ``sleep``)."""

    def __init__(self, start: datetime | None = None) -> None:
        """Begins at ``start``, an aware datetime, or now."""
        now = utc_now()
        self._ahead = (start or now) - now

    def __call__(self) -> datetime:
        """The time on stage."""
        return utc_now() + self._ahead

    @property
    def ahead(self) -> float:
        """Seconds by which it is ahead of the machine's clock."""
        return self._ahead.total_seconds()

    def move_to(self, moment: datetime) -> None:
        """Moves it on; it never goes back."""
        self._ahead = max(self._ahead, moment - utc_now())

    def time(self) -> float:
        """Seconds since 1970."""
        return self().timestamp()

    async def sleep(self, seconds: float) -> None:
        """Waits in real time."""
        await asyncio.sleep(seconds)
