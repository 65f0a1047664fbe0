"""How many messages a person may send in a while before the bot asks for a pause."""

from collections import deque
from datetime import datetime, timedelta
from enum import Enum


class Verdict(Enum):
    """What becomes of a message."""

    ANSWER = "answer"
    ASK = "ask"
    """The first one too many gets a kind line."""
    LEAVE = "leave"
    """Further ones get no answer until the person has paused."""


class Throttle:
    """Counts what each person sends; a pause ends when a whole window holds less than the limit.

    Messages without an answer count too, so that a person who goes on gets none in between.
    """

    def __init__(self, limit: int = 20, window: timedelta = timedelta(seconds=30)) -> None:
        self._limit = limit
        self._window = window
        self._sent: dict[int, deque[datetime]] = {}
        self._asked: set[int] = set()
        self._swept: datetime | None = None

    def weigh(self, person: int, now: datetime) -> Verdict:
        """Counts one message and returns what becomes of it."""
        self._sweep(now)
        sent = self._sent.setdefault(person, deque(maxlen=self._limit + 1))
        sent.append(now)
        if not self.is_slowed(person, now):
            self._asked.discard(person)
            return Verdict.ANSWER
        if person in self._asked:
            return Verdict.LEAVE
        self._asked.add(person)
        return Verdict.ASK

    def is_slowed(self, person: int, now: datetime) -> bool:
        """Whether the person sent too many and has not paused yet."""
        sent = self._sent.get(person, ())
        return sum(now - moment < self._window for moment in sent) > self._limit

    def _sweep(self, now: datetime) -> None:
        """Forgets people who have been silent, once a window."""
        if self._swept is not None and now - self._swept < self._window:
            return
        self._swept = now
        for person, sent in list(self._sent.items()):
            if now - sent[-1] >= self._window:
                del self._sent[person]
                self._asked.discard(person)
