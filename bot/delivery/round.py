"""The work of the two timers: one scans, and a scan plans; one plans, and tidies once a day."""

import asyncio
import logging
from collections.abc import Callable
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


class Round:
    """Finds new reports, plans what is owed, and keeps the store in order."""

    def __init__(
        self,
        folder: Path,
        store: Store,
        planner: Planner,
        push: Push,
        admin_notes: AdminNotes,
        clock: Callable[[], datetime],
    ) -> None:
        """``folder`` is where reports come in."""
        self._folder = folder
        self._store = store
        self._scanner = Scanner(store.papers, store.files)
        self._planner = planner
        self._push = push
        self._admin_notes = admin_notes
        self._clock = clock
        self._scanning = asyncio.Lock()
        self._tidied: datetime | None = None

    async def scan(self, settle: float = 0.0, asked_by: int | None = None) -> list[FileReport]:
        """Scans the digest folder and plans at once.

        A file younger than ``settle`` seconds is given that time to be finished. ``asked_by`` is
        the administrator who gets the result as an answer, and so no note.
        """
        now = self._clock()
        async with self._scanning:  # an administrator may ask for a scan in the middle of one
            reports = await asyncio.to_thread(self._scanner.scan, self._folder, now, settle)
        for report in reports:
            if report.news:
                _log_report(report)
        await self.plan()
        await self._admin_notes.refused(reports, asked_by)
        return reports

    async def plan(self) -> None:
        """Plans what is owed now; answers to people go out between the steps."""
        await asyncio.to_thread(self._planner.prepare)
        for owed in self._planner.plan(self._clock()):
            if owed:
                self._push.wake()
            await asyncio.sleep(0)

    async def tick(self) -> None:
        """Plans, notes that the bot is at work, and tidies the store once a day."""
        await self.plan()
        now = self._clock()
        self._store.heartbeat.beat(now)
        await self._admin_notes.check(now)
        if self._tidied is None or now - self._tidied > _TIDY_EVERY:
            self._tidied = now
            await asyncio.to_thread(self._store.tidying.tidy, now)


def _log_report(report: FileReport) -> None:
    where = f"{report.path}:{report.line}" if report.line else report.path
    if report.status is Status.REFUSED:
        log.error("%s: refused: %s", where, report.message)
    else:
        log.info("%s: %s, %d papers", where, report.status, report.papers)
    for problem in report.problems:
        log.warning("%s:%d: %s", report.path, problem.line, problem.message)
