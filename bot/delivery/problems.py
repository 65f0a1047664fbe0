"""What is wrong now: decided here alone.

The log, the administrators' notes, the metrics and the pings of ``health.ping_url`` take it from
here, so that they say the same.
"""

import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from pathlib import Path

from bot.client.hearing import Hearing
from bot.delivery.progress import Progress
from bot.delivery.schedule.alarms import DEAF, LARGEST_SKEW, LEAST_FREE, STILL, say_free, say_skew
from bot.delivery.schedule.lateness import LOOK_BACK, missed_hour
from bot.delivery.troubles import Troubles
from bot.feed.file_report import FileReport, Status
from bot.store.counters import TOLD
from bot.store.store import Store
from bot.texts.say import Value

log = logging.getLogger(__name__)

_MOST_REASONS = 3
_LONGEST_REASON = 300
_DAY, _MINUTE, _SECOND = timedelta(days=1), timedelta(minutes=1), timedelta(seconds=1)

# What the administrators are told when something begins to be wrong, and when it is over.
_UPDATES = "note-deaf", "note-hearing"
_WAITING = "note-waiting", "note-waiting-over"
_CLOCK = "note-clock", "note-clock-over"
_DISK = "note-disk", "note-disk-over"
_FOLDER = "note-folder", "note-folder-over"
_BACKUP = "note-backup", "note-backup-over"
_DATABASE = "note-database", "note-database-over"


class About(StrEnum):
    """What may be wrong."""

    UPDATES = "updates"
    """Nobody hears what people write."""
    FOLDER = "folder"
    """It cannot be read."""
    REPORTS = "reports"
    """Some were refused."""
    LATE = "late"
    """No report has come today."""
    PUSH = "push"
    """Messages of the newest digest were not delivered."""
    WAITING = "waiting"
    """Messages do not go out."""
    FEED = "feed"
    """It needs somebody."""
    FAULTS = "faults"
    """A fault of the bot keeps somebody from being served."""
    DISK = "disk"
    """It is nearly full."""
    CLOCK = "clock"
    """It is not Telegram's."""
    BACKUP = "backup"
    """The last one failed."""
    DATABASE = "database"
    """Nothing can be written to it."""
    STORE = "store"
    """It is lost."""


@dataclass(frozen=True, slots=True)
class News:
    """What the administrators are to be told: a text of the catalogues."""

    key: str
    values: Mapping[str, Value]
    refused: Sequence[FileReport] = ()
    """Refused files that the text counts; it names the first few."""


@dataclass(eq=False)
class Problems:
    """Finds what is wrong and when it is over, and says each once."""

    store: Store
    hearing: Hearing
    zone: str
    """The time zone in which reports come."""
    troubles: Troubles
    """Those of the planner."""
    skew: Callable[[], timedelta | None]
    """By how much this machine's clock is ahead of Telegram's, if that is known."""
    free: Callable[[], int | None]
    """Bytes that are free on the disk of the store, if that is known."""
    progress: Progress
    """That of the push."""
    ping: Callable[[str], None] = lambda _: None
    """Is told what has begun to be wrong, and an empty text when a push went well."""
    feed_is_stopped: Callable[[], bool] = lambda: False
    """Whether the model is asked nothing more; then a new report does not mean that all is well."""
    reasons: dict[About, str] = field(default_factory=dict)
    """Why, for all that is wrong now."""
    _heard_of_feed: dict[str, date] = field(default_factory=dict)
    """The last day of each reason for which the feed needed somebody."""
    _pushes: int = -1
    """How many had ended when the newest digest was looked at; -1 before the first look."""

    def note(self, about: About, reason: str | None) -> bool:
        """Notes why something is wrong, or with ``None`` that it is well; returns if that is new.

        A reason that changes is not new: there would be a line a minute.
        """
        known = self.reasons.pop(about, None)
        if reason is not None:
            self.reasons[about] = reason
        if (known is None) == (reason is None):
            return False
        if reason is None:
            log.info("%s: well again", about)
        else:
            log.error("%s: %s", about, reason)
            self.ping(f"{about}: {reason}")
        return True

    def look(self, now: datetime) -> Iterator[News]:
        """Looks at everything that only looking tells; yields what is new."""
        yield from self._deafness()
        yield from self._stillness()
        yield from self._skew()
        yield from self._disk()  # before what writes into the store, which fails on a full disk
        if self._pushes != self.progress.number:  # only then there is news of what failed
            yield from self._look_at_push(now)
        yield from self._look_at_lateness(now)
        yield from self._look_at_faults()

    def scanned(self, reports: Sequence[FileReport], folder: Path) -> Iterator[News]:
        """Takes what a scan of ``folder`` found; yields what is new."""
        refused = [one for one in reports if one.status is Status.REFUSED]
        if any(one.status is Status.NEW for one in reports) and not self.feed_is_stopped():
            self.note(About.FEED, None)
        lost = next((one.message for one in refused if one.path == folder), None)
        yield from self._tell(About.FOLDER, lost and f"{folder}: {lost}", _FOLDER, reason=lost)
        if lost is not None:
            return
        first = f"{refused[0].name}: {refused[0].message}" if refused else ""
        more = f", and {len(refused) - 1} more" if len(refused) > 1 else ""
        self.note(About.REPORTS, f"refused {first}{more}" if refused else None)
        if news := [one for one in refused if one.news]:
            yield News("note-refused", {"count": len(news)}, news)

    def feed_stuck(self, reason: str, now: datetime) -> Iterator[News]:
        """Takes why the feed needs somebody; yields what was not heard today or yesterday."""
        reason = reason[:_LONGEST_REASON]
        last, self._heard_of_feed[reason] = self._heard_of_feed.get(reason), now.date()
        is_new = last is None or now.date() - last > _DAY
        if not self.note(About.FEED, reason) and is_new:
            log.warning("feed: %s", reason)  # another reason than that which was said
        if is_new and self._is_untold(now.date(), f"feed {reason}"):
            yield News("note-feed", {"reason": reason})

    def backed_up(self, fault: str | None) -> Iterator[News]:
        """Takes how a backup went, ``None`` for well; yields what is new."""
        yield from self._tell(About.BACKUP, fault, _BACKUP, reason=fault)

    def blocked(self, fault: str | None) -> Iterator[News]:
        """Takes why nothing can be written to the store, ``None`` for well; yields what is new."""
        yield from self._tell(About.DATABASE, fault, _DATABASE, reason=fault)

    def _tell(
        self, about: About, fault: str | None, texts: tuple[str, str], **values: str | int | None
    ) -> Iterator[News]:
        """Notes a fault or that there is none, and yields what is new.

        ``texts`` are for its begin, with ``values``, and for its end.
        """
        if self.note(about, fault):
            begun, over = texts
            filled = {name: value for name, value in values.items() if value is not None}
            yield News(begun, filled) if fault is not None else News(over, {})

    def _look_at_push(self, now: datetime) -> Iterator[News]:
        newest = self.store.papers.newest_day()
        failures = self.store.figures.failures(newest) if newest else None
        if newest is not None and failures is None:
            return  # some of it is still to be sent
        pushed, self._pushes = self._pushes >= 0, self.progress.number
        if failures is None or newest is None or not failures.total:
            return
        if not failures.reasons:
            self.note(About.PUSH, None)
            # Who comes back on a day without a report must not hide that there was none.
            if pushed and self.store.figures.arrivals(now - _DAY):
                self.ping("")
            return
        most = sorted(failures.reasons.items(), key=lambda item: -item[1])[:_MOST_REASONS]
        reasons = "; ".join(f"{reason[:_LONGEST_REASON]} ({number})" for reason, number in most)
        failed = sum(failures.reasons.values())
        self.note(
            About.PUSH,
            f"of {newest}, {failed} of {failures.total} messages were not delivered: {reasons}",
        )
        if self._is_untold(now.date(), str(newest)):
            values: dict[str, Value] = {
                "date": newest,
                "failed": failed,
                "total": failures.total,
                "reasons": reasons,
            }
            yield News("note-failures", values)

    def _look_at_lateness(self, now: datetime) -> Iterator[News]:
        """Finds that the report is late; it is told once a day."""
        hour = missed_hour(self.store.figures.arrivals(now - LOOK_BACK), now, self.zone)
        usual = f"{hour:%H:%M}" if hour is not None else ""
        reason = f"no report today; it usually arrives at about {usual} ({self.zone})"
        self.note(About.LATE, reason if usual else None)
        if usual and self._is_untold(now.date(), "late"):
            yield News("note-late", {"time": usual, "zone": self.zone})

    def _look_at_faults(self) -> Iterator[News]:
        untold = self.troubles.take_untold()
        causes = "; ".join(one[:_LONGEST_REASON] for one in untold[:_MOST_REASONS])
        if untold or not self.troubles.any_left:
            self.note(About.FAULTS, causes or None)
        if untold:
            yield News("note-troubles", {"count": len(untold), "causes": causes})

    def _is_untold(self, day: date, what: str) -> bool:
        return self.store.counters.is_first(day, f"{TOLD}{what}")

    def _deafness(self) -> Iterator[News]:
        why, reason = self.hearing.reason, None
        if why and (About.UPDATES in self.reasons or self.hearing.silence >= DEAF):
            reason = f"nothing has come in from Telegram for {DEAF // _MINUTE} minutes: {why}"
        minutes = DEAF // _MINUTE
        yield from self._tell(About.UPDATES, reason, _UPDATES, minutes=minutes, reason=why)

    def _stillness(self) -> Iterator[News]:
        minutes, reason = STILL // _MINUTE, None
        if self.progress.stillness >= STILL:
            reason = f"messages are due, and none has got through for {minutes} minutes"
        yield from self._tell(About.WAITING, reason, _WAITING, minutes=minutes)

    def _skew(self) -> Iterator[News]:
        ahead, reason = self.skew() or timedelta(0), None
        if abs(ahead) >= LARGEST_SKEW:
            reason = f"this machine's clock is {say_skew(ahead)}"
        yield from self._tell(About.CLOCK, reason, _CLOCK, seconds=round(abs(ahead) / _SECOND))

    def _disk(self) -> Iterator[News]:
        free, reason = self.free(), None
        if free is not None and free < LEAST_FREE:
            reason = f"only {say_free(free)} is free where the store is"
        yield from self._tell(About.DISK, reason, _DISK, free=(free or 0) >> 20)
