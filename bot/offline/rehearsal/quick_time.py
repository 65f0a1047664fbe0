"""Time that runs faster than real time, alike for the stand-in and for a bot in its own process.

Everything is faster by the same factor: both event loops, every timeout and pause, the monotonic
clock and the wall clock. What an hour means to the bot takes an hour of its time. Only computing
takes as long as ever, so it seems slower by that factor.
"""

import asyncio
import mmap
import selectors
import struct
from datetime import UTC, datetime
from pathlib import Path
from selectors import SelectorKey
from time import monotonic

from bot.offline.clock import MovableClock

_FIELDS = struct.Struct("=4d")
_TRUE, _ERROR = 16, 24


class SharedClock:
    """The clocks of one small world, in a file that two processes share.

    The bot's wall clock can be wrong, and its machine can sleep; Telegram's clock is always right.
    """

    def __init__(self, file: Path) -> None:
        """Opens the clock that ``create`` wrote."""
        with file.open("r+b") as opened:
            self._shared = mmap.mmap(opened.fileno(), _FIELDS.size)
        fields: tuple[float, ...] = _FIELDS.unpack(self._shared[:])
        self.speed, self._began = fields[:2]

    @classmethod
    def create(cls, file: Path, speed: float, start: datetime) -> "SharedClock":
        """Starts a clock at ``start`` that runs ``speed`` times as fast as the machine's."""
        file.write_bytes(_FIELDS.pack(speed, monotonic(), start.timestamp(), 0.0))
        return cls(file)

    def steady(self) -> float:
        """Returns the seconds of the monotonic clock, which neither errs nor runs in sleep."""
        return monotonic() * self.speed

    def true(self) -> float:
        """Returns the seconds since 1970."""
        return self._read(_TRUE) + (monotonic() - self._began) * self.speed

    def wall(self) -> float:
        """Returns the seconds since 1970 as the bot's machine believes."""
        return self.true() + self._read(_ERROR)

    def sleep_through(self, seconds: float) -> None:
        """Lets the bot's machine sleep for so long, as a closed laptop does."""
        self._write(_TRUE, self._read(_TRUE) + seconds)

    def set_error(self, seconds: float) -> None:
        """Sets by how much the bot's wall clock is ahead, or behind if negative."""
        self._write(_ERROR, seconds)

    def _read(self, place: int) -> float:
        return float(struct.unpack_from("=d", self._shared, place)[0])

    def _write(self, place: int, value: float) -> None:
        struct.pack_into("=d", self._shared, place, value)


class TrueClock(MovableClock):
    """The clock of a stage that follows a ``SharedClock`` and is always right."""

    def __init__(self, shared: SharedClock) -> None:
        super().__init__()
        self._shared = shared

    def __call__(self) -> datetime:
        """Returns the time on stage."""
        return datetime.fromtimestamp(self._shared.true(), UTC)


class QuickLoop(asyncio.SelectorEventLoop):
    """An event loop whose seconds are shorter."""

    def __init__(self, speed: float) -> None:
        self._speed = speed
        super().__init__(_QuickSelector(speed))

    def time(self) -> float:
        """Returns the seconds of the loop's clock."""
        return monotonic() * self._speed


class _QuickSelector(selectors.DefaultSelector):
    """Waits for shorter than it is told."""

    def __init__(self, speed: float) -> None:
        super().__init__()
        self._speed = speed

    def select(self, timeout: float | None = None) -> list[tuple[SelectorKey, int]]:
        return super().select(timeout and timeout / self._speed)
