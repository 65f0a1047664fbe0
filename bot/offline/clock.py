"""The clock of the stage: it runs, or stands still, and can be moved."""

import asyncio
from datetime import datetime, timedelta

from bot.clock import utc_now


class MovableClock:
    """Says the time to the bot (called) and to the stand-in (``time`` and ``sleep``)."""

    def __init__(self, start: datetime | None = None, *, stands: bool = False) -> None:
        """Begins at ``start``, an aware datetime, or now.

        If it ``stands`` it moves by hand only.
        """
        now = utc_now()
        self._fixed = now if stands else None
        self._ahead = (start or now) - now

    def __call__(self) -> datetime:
        """The time on stage."""
        return (self._fixed or utc_now()) + self._ahead

    @property
    def now(self) -> datetime:
        """The time on stage; it may be set to any other."""
        return self()

    @now.setter
    def now(self, moment: datetime) -> None:
        self._ahead = moment - (self._fixed or utc_now())

    @property
    def ahead(self) -> float:
        """Seconds by which it was moved, its start included."""
        return self._ahead.total_seconds()

    def advance(self, **duration: float) -> None:
        """Moves it on by a ``timedelta`` of these parts."""
        self._ahead += timedelta(**duration)

    def advance_to(self, moment: datetime) -> None:
        """Moves it on; it does not go back."""
        self.now = max(self.now, moment)

    def time(self) -> float:
        """Seconds since 1970."""
        return self().timestamp()

    async def sleep(self, seconds: float) -> None:
        """Waits in real time."""
        await asyncio.sleep(seconds)
