"""What fails for one subscription, version or day while all others are served.

Each is tried again, after pauses that grow. The log and the administrators hear of each cause once.
"""

import logging
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

log = logging.getLogger(__name__)

_FIRST_PAUSE, _LONGEST_PAUSE = timedelta(minutes=1), timedelta(hours=1)
_MOST_CAUSES = 1000
_LONGEST_CAUSE = 200


@dataclass(slots=True)
class _Trouble:
    cause: str
    pause: timedelta
    until: datetime


@dataclass(eq=False)
class Troubles:
    """The faults of ours that are not over, by what they are about."""

    _by_subject: dict[str, _Trouble] = field(default_factory=dict)
    _told: set[str] = field(default_factory=set)
    """Causes: what meets many subscriptions is still one line."""
    _untold: list[str] = field(default_factory=list)

    def note(self, subject: str, error: Exception, now: datetime) -> datetime:
        """Notes that something failed; returns when it may be tried again.

        ``subject`` says what, as the log has it: ``"subscription 7"``.
        """
        first_line = (str(error).splitlines() or [""])[0][:_LONGEST_CAUSE]
        cause = f"{type(error).__name__}: {first_line}"
        known = self._by_subject.get(subject)
        pause = min(known.pause * 2, _LONGEST_PAUSE) if known else _FIRST_PAUSE
        self._by_subject[subject] = _Trouble(cause, pause, now + pause)
        if cause not in self._told:
            if len(self._told) >= _MOST_CAUSES:
                self._told.clear()
            self._told.add(cause)
            self._untold.append(f"{subject}: {cause}")
            log.error("%s failed, the others go on: %s", subject, cause, exc_info=error)
        return now + pause

    def waits(self, subject: str, now: datetime) -> bool:
        """Whether something failed and is not to be tried again yet."""
        known = self._by_subject.get(subject)
        return known is not None and now < known.until

    def over(self, subject: str) -> None:
        """Forgets what went well; if it fails again, that is told again."""
        if self._by_subject and (known := self._by_subject.pop(subject, None)):
            self._told.discard(known.cause)

    @property
    def any_left(self) -> bool:
        """Whether something failed and has not gone well since."""
        return bool(self._by_subject)

    def take_untold(self) -> Sequence[str]:
        """Returns what the administrators were not told yet, each with its cause."""
        untold, self._untold = self._untold, []
        return untold
