"""What the rooms count of their own work while they do it; ``bot.health`` shows it.

Counting costs next to nothing, so it is done whether anybody looks or not.
"""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate
from threading import Lock


class Durations:
    """How long things took: how many took at most so many seconds. Safe to share by threads."""

    def __init__(self, bounds: Sequence[float]) -> None:
        """``bounds`` are seconds in rising order, for which it is known how many took no longer."""
        self.bounds = bounds
        self.total = 0.0
        """Seconds of all together."""
        self._counts = [0] * (len(bounds) + 1)
        self._lock = Lock()

    def add(self, seconds: float) -> None:
        """Counts one more; a clock that was set back makes none negative."""
        seconds = max(0.0, seconds)
        with self._lock:
            self._counts[bisect_left(self.bounds, seconds)] += 1
            self.total += seconds

    def at_most(self) -> Sequence[int]:
        """Returns how many took at most each of the ``bounds``, and in the end how many in all."""
        with self._lock:
            return list(accumulate(self._counts))


SHORT = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)
"""Bounds for what a person waits for."""
LONG = (1.0, 5.0, 15.0, 30.0, 60.0, 120.0, 300.0, 600.0, 1800.0, 3600.0, 14_400.0)
"""Bounds for what may take minutes or hours."""
