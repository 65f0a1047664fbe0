"""The clock of the stage: it runs or is frozen, and can be moved."""

import asyncio
from datetime import datetime, timedelta

from bot.clock import utc_now


class MovableClock:
    """A clock that the bot calls, and of which the stand-in uses ``time`` and ``sleep``."""

    def __init__(self, start: datetime | None = None, *, frozen: bool = False) -> None:
        """Starts at ``start``, an aware datetime, or now. A ``frozen`` clock only moves by hand."""
        now = utc_now()
        self._frozen_at = now if frozen else None
        self._ahead = (start or now) - now

    def __call__(self) -> datetime:
        """Returns the time on stage."""
        return (self._frozen_at or utc_now()) + self._ahead

    @property
    def now(self) -> datetime:
        """The time on stage; it can be set."""
        return self()

    @now.setter
    def now(self, moment: datetime) -> None:
        self._ahead = moment - (self._frozen_at or utc_now())

    @property
    def ahead(self) -> float:
        """Seconds by which the clock was moved, its start included."""
        return self._ahead.total_seconds()

    def advance(self, **duration: float) -> None:
        """Moves the clock on by a ``timedelta`` of these parts."""
        self._ahead += timedelta(**duration)

    def advance_to(self, moment: datetime) -> None:
        """Moves the clock on to ``moment``; it never goes back."""
        self.now = max(self.now, moment)

    def time(self) -> float:
        """Returns the seconds since 1970."""
        return self().timestamp()

    async def sleep(self, seconds: float) -> None:
        """Waits so many real seconds."""
        await asyncio.sleep(seconds)
