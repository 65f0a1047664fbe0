"""The work of the two timers: one scans, and a scan plans; one plans, and tidies once a day."""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from bot.delivery.admin_notes import AdminNotes
from bot.delivery.planner import Planner
from bot.delivery.push import Push
from bot.feed.scanner import FileReport, Scanner, Status
from bot.store.store import Store

log = logging.getLogger(__name__)

SETTLE_SECONDS = 1.0
"""Age at which a scan that nobody asked for takes a file for finished."""
_TIDY_EVERY = timedelta(days=1)


@dataclass(eq=False)
class Round:
    """Finds new reports in ``folder``, plans what is owed, and keeps the store in order."""

    folder: Path
    store: Store
    planner: Planner
    push: Push
    admin_notes: AdminNotes
    clock: Callable[[], datetime]
    _scanning: asyncio.Lock = field(default_factory=asyncio.Lock)
    _tidied: datetime | None = None

    async def scan(self, settle: float = 0.0, asked_by: int | None = None) -> list[FileReport]:
        """Scans the digest folder and plans at once.

        A file younger than ``settle`` seconds is given that time to be finished. ``asked_by`` is
        the administrator who gets the result as an answer, and so no note.
        """
        now, scanner = self.clock(), Scanner(self.store.papers, self.store.files)
        async with self._scanning:  # an administrator may ask for a scan in the middle of one
            reports = await asyncio.to_thread(scanner.scan, self.folder, now, settle)
        for report in reports:
            if report.news:
                _log_report(report)
        await self.plan()
        await self.admin_notes.refused(reports, asked_by)
        return reports

    async def plan(self) -> None:
        """Plans what is owed now; answers to people go out between the steps."""
        await asyncio.to_thread(self.planner.prepare)
        for owed in self.planner.plan(self.clock()):
            if owed:
                self.push.wake()
            await asyncio.sleep(0)

    async def tick(self) -> None:
        """Plans, notes that the bot is at work, and tidies the store once a day."""
        await self.plan()
        now = self.clock()
        self.store.heartbeat.beat(now)
        await self.admin_notes.check(now)
        if self._tidied is None or now - self._tidied > _TIDY_EVERY:
            self._tidied = now
            await asyncio.to_thread(self.store.tidying.tidy, now)


def _log_report(report: FileReport) -> None:
    where = f"{report.path}:{report.line}" if report.line else report.path
    if report.status is Status.REFUSED:
        log.error("%s: refused: %s", where, report.message)
    else:
        log.info("%s: %s, %d papers", where, report.status, report.papers)
    for problem in report.problems:
        log.warning("%s:%d: %s", report.path, problem.line, problem.message)
