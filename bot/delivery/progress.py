"""What the push has done since it last had nothing to send: one line in the log when it ends."""

import logging
import time
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.measures import LONG, Durations
from bot.papers import State
from bot.store.ledger.ledger import Claim, Settlement

log = logging.getLogger(__name__)

_SOON = timedelta(minutes=2)
"""What comes due within so much is of the same push: a second call comes after a minute."""


@dataclass(frozen=True, slots=True)
class Ended:
    """A push that has ended."""

    at: datetime
    owed: int
    sent: int
    failed: int
    unknown: int
    seconds: float

    def __str__(self) -> str:
        rate = self.sent / self.seconds if self.seconds else float(self.sent)
        left = self.owed - self.sent - self.failed - self.unknown
        later = f", {left} come later" if left else ""
        return (
            f"the push has ended: {self.owed} owed, {self.sent} sent, {self.failed} failed, "
            f"{self.unknown} unknown{later}; {self.seconds:.1f} s, {rate:.1f} a second"
        )


@dataclass(eq=False)
class Progress:
    """Counts messages from their first claim until nothing more becomes of them."""

    steady: Callable[[], float] = time.monotonic
    """Seconds on a clock that never jumps."""
    lag: Durations = field(default_factory=lambda: Durations(LONG))
    """From the moment at which a message was due, the reader's hour say, until it was sent."""
    outcomes: Counter[State] = field(default_factory=Counter)
    """What became of all messages since the start."""
    last: Ended | None = None
    number: int = 0
    """How many pushes have ended."""
    _began: float | None = None
    _moved: float = 0.0
    """When a message was settled last, or claimed first."""
    _counts: Counter[State] = field(default_factory=Counter)
    _open: dict[int, datetime] = field(default_factory=dict)
    """Since when each message is due that is on its way, or was put back."""

    @property
    def stillness(self) -> timedelta:
        """For how long nothing has become of messages that are to go out."""
        if self._began is None:
            return timedelta(0)
        return timedelta(seconds=self.steady() - self._moved)

    def claimed(self, claims: Iterable[Claim]) -> None:
        """Notes what goes out now."""
        for claim in claims:
            if self._began is None:
                self._began = self._moved = self.steady()
            self._open.setdefault(claim.delivery.id, claim.due_at)

    def settled(self, settlements: Iterable[Settlement], now: datetime) -> None:
        """Notes what became of messages."""
        for one in settlements:
            if one.due_at is not None:  # it goes out again
                continue
            self._moved = self.steady()
            due = self._open.pop(one.delivery.id, None)
            self._counts[one.state] += 1
            self.outcomes[one.state] += 1
            if one.state is State.SENT and due is not None:
                self.lag.add((now - due).total_seconds())

    def pause(self, next_due: datetime | None, now: datetime) -> None:
        """Notes that nothing can go out now; says what the push did if nothing comes soon."""
        if self._began is None or (next_due is not None and next_due < now + _SOON):
            return
        counts = self._counts
        self.last = Ended(
            now,
            counts.total() + len(self._open),
            counts[State.SENT],
            counts[State.FAILED],
            counts[State.UNKNOWN],
            self._moved - self._began,
        )
        self.number += 1
        self._began = None
        self._counts.clear()
        self._open.clear()
        log.info("%s", self.last)
