"""The work of the two timers: one scans, and a scan plans; one plans, and tidies once a day.

Each tick notes whether the wall clock jumped. After it was set back, all that waits for a time
still to come is looked at again.
"""

import asyncio
import logging
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.client.hearing import Hearing
from bot.delivery.admin_notes import AdminNotes
from bot.delivery.planner import Planner
from bot.delivery.push import Push
from bot.delivery.schedule.alarms import AWAY
from bot.delivery.schedule.jumps import Reading, jump_between, jump_since, real_push_day
from bot.errors import StoreError
from bot.feed.file_report import FileReport, Status
from bot.feed.scanner import Scanner
from bot.store.backups import Backups
from bot.store.store import Store
from bot.texts.counted import count

if TYPE_CHECKING:
    from bot.feed.feeder import Feeder

log = logging.getLogger(__name__)

_MOST_LOGGED = 50
"""Files of one scan that have a line of their own in the log."""
_TIDY_EVERY = 86_400.0
_BACKUP_AGAIN = 3600.0
"""Seconds after which a backup that failed is tried again."""
_LAST_BACKUP_SECONDS = 10.0
_LONG_STOP = timedelta(days=7)
"""A time without a sign of life after which the clock has to prove itself before the store is
tidied: one that is a year ahead would have the whole ledger deleted."""


@dataclass(eq=False)
class Round:
    """Finds new reports in ``folder``, plans what is owed, and keeps the store in order."""

    folder: Path
    store: Store
    planner: Planner
    push: Push
    admin_notes: AdminNotes
    hearing: Hearing
    clock: Callable[[], datetime]
    backups: Backups | None = None
    steady: Callable[[], float] = time.monotonic
    """Seconds on a clock that never jumps."""
    patience: float = AWAY.total_seconds()
    """Seconds after which a store that cannot be written to is a problem."""
    feeder: "Feeder | None" = None
    """What gets reports itself, where that is wanted."""
    _scanner: Scanner = field(init=False)
    _scanning: asyncio.Lock = field(default_factory=asyncio.Lock)
    _tidied: float | None = None
    _backing_up: asyncio.Task[None] | None = None
    _backed_up: float | None = None
    """When a backup was tried last."""
    ticked: float | None = None
    """When the last tick ended well, by ``steady``."""
    _last: Reading | None = None
    """Both clocks at the last tick."""

    def __post_init__(self) -> None:
        self._scanner = Scanner(self.store.papers, self.store.files)

    async def look_first(self) -> None:
        """Does the work of both timers once, at a start."""
        for error in await asyncio.gather(self.tick(), self.scan(), return_exceptions=True):
            if isinstance(error, Exception):  # the next look may do better
                log.error("the first look stumbled", exc_info=error)

    async def scan(self, *, at_once: bool = False, asked_by: int | None = None) -> list[FileReport]:
        """Scans the digest folder and plans at once.

        A file that may still be written waits for the next scan, unless it is to be read
        ``at_once``. ``asked_by`` is the administrator who gets the result as an answer, and so no
        note.
        """
        async with self._scanning:  # an administrator may ask for a scan in the middle of one
            reports = await asyncio.to_thread(
                self._scanner.scan, self.folder, self.clock(), at_once=at_once
            )
        _log_reports([one for one in reports if one.news and one.path != self.folder])
        await self.plan()
        self.admin_notes.scanned(reports, self.folder, asked_by)
        # So that no search has to, once many papers came. The push does not wait for it.
        await asyncio.to_thread(self.store.index.follow)
        return reports

    async def plan(self) -> None:
        """Plans what is owed now; answers to people go out between the steps."""
        await asyncio.to_thread(self.planner.prepare)
        await self.store.database.until_writable()
        for owed in self.planner.plan(self.clock()):
            if owed:
                self.push.wake()
            await asyncio.sleep(0)
            await self.store.database.until_writable()

    async def tick(self) -> None:
        """Plans, notes that the bot is at work, and tidies the store once a day."""
        await self._until_writable()
        await self._notice_jump()
        try:
            await self.plan()
            now = self.clock()
            self.store.heartbeat.beat(now, now - self.hearing.silence)
        finally:  # a full disk is told all the same
            self.admin_notes.check(self.clock())
        self.ticked = self.steady()
        self._begin_backup(now)
        if self._tidied is None or self.steady() - self._tidied > _TIDY_EVERY:
            self._tidied = self.steady()
            await asyncio.to_thread(self.store.tidying.tidy, now)

    async def _until_writable(self) -> None:
        """Waits until the store can be written to, and says so where that takes long."""
        waiting = asyncio.create_task(self.store.database.until_writable())
        try:
            done, _ = await asyncio.wait([waiting], timeout=self.patience)
            if not done:
                self.admin_notes.store_blocked(self.store.database.obstacle)
            await waiting
        finally:
            waiting.cancel()
        self.admin_notes.store_blocked(None)

    async def stop(self) -> None:
        """Waits a little for a backup that is under way; what is cut off is made anew later."""
        if self._backing_up is not None:
            await asyncio.wait([self._backing_up], timeout=_LAST_BACKUP_SECONDS)

    def _begin_backup(self, now: datetime) -> None:
        """Makes the day's backup beside everything else, unless it is there or under way."""
        running = self._backing_up is not None and not self._backing_up.done()
        tried = self._backed_up is not None and self.steady() - self._backed_up < _BACKUP_AGAIN
        if self.backups is None or running or tried or not self.backups.is_due(now):
            return
        self._backed_up = self.steady()
        self._backing_up = asyncio.create_task(self._back_up(self.backups, now), name="backup")

    async def _back_up(self, backups: Backups, now: datetime) -> None:
        try:
            file = await asyncio.to_thread(backups.make, now)
        except StoreError as error:
            self.admin_notes.backed_up(str(error))
        else:
            log.info("the store is backed up as %s", file)
            self.admin_notes.backed_up(None)

    async def _notice_jump(self) -> None:
        """Says that the wall clock jumped, and looks again at what it dated too late."""
        before, after = self._last, Reading(self.clock(), self.steady())
        sign = self.store.heartbeat.last()
        last_seen = sign.at if sign else None
        if before is not None:
            jump = jump_between(before, after)
        else:
            jump = jump_since(last_seen, after.wall) if last_seen else timedelta(0)
        self._last = after
        if abs(jump) > _LONG_STOP or (last_seen and after.wall - last_seen > _LONG_STOP):
            self._tidied = after.steady
        if jump > timedelta(0):
            log.warning("the clock jumped ahead by %s", _whole_seconds(jump))
        elif jump < timedelta(0):
            log.warning("the clock was set back by %s", _whole_seconds(-jump))
            await asyncio.to_thread(self._rewind, after.wall, jump)
            self.push.wake()

    def _rewind(self, now: datetime, jump: timedelta) -> None:
        real: dict[int, date | None] = {}
        for one in self.store.rewinding.counted_pushes(now):
            try:
                day = real_push_day(one.day, one.pushed_at, ZoneInfo(one.zone), now, jump)
            except (ZoneInfoNotFoundError, ValueError):  # the others go on
                continue
            if day != one.day:
                real[one.subscription_id] = day
        self.store.rewinding.rewind(now, real)


def _whole_seconds(duration: timedelta) -> timedelta:
    return timedelta(seconds=round(duration.total_seconds()))


def _log_reports(reports: Sequence[FileReport]) -> None:
    for report in reports[:_MOST_LOGGED]:
        where = f"{report.path}:{report.line}" if report.line else report.path
        match report.status:
            case Status.REFUSED:
                log.error("%s: refused: %s", where, report.message)
            case Status.AWAITED:
                log.info("%s: it may still be written, and is read when it rests", where)
            case _:
                log.info("%s: %s, %s", where, report.status, count(report.papers, "paper"))
        for problem in report.problems:
            log.warning("%s:%d: %s", report.path, problem.line, problem.message)
    if rest := reports[_MOST_LOGGED:]:
        counts = Counter(report.status for report in rest)
        told = ", ".join(f"{count} {status}" for status, count in counts.items())
        log.warning("and %d files more: %s; `papergram load` says why", len(rest), told)
