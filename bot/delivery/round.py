"""The work of the two timers: one scans, and a scan plans; one plans, and tidies once a day."""

import asyncio
import logging
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from bot.delivery.admin_notes import AdminNotes
from bot.delivery.planner import Planner
from bot.delivery.push import Push
from bot.feed.file_report import FileReport, Status
from bot.feed.scanner import Scanner
from bot.store.store import Store

log = logging.getLogger(__name__)

_MOST_LOGGED = 50
"""Files of one scan that have a line of their own in the log."""
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
    _scanner: Scanner = field(init=False)
    _scanning: asyncio.Lock = field(default_factory=asyncio.Lock)
    _tidied: datetime | None = None

    def __post_init__(self) -> None:
        self._scanner = Scanner(self.store.papers, self.store.files)

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
        _log_reports([report for report in reports if report.news])
        await self.plan()
        self.admin_notes.refused(reports, asked_by)
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
        self.admin_notes.check(now)
        if self._tidied is None or now - self._tidied > _TIDY_EVERY:
            self._tidied = now
            await asyncio.to_thread(self.store.tidying.tidy, now)


def _log_reports(reports: Sequence[FileReport]) -> None:
    for report in reports[:_MOST_LOGGED]:
        where = f"{report.path}:{report.line}" if report.line else report.path
        match report.status:
            case Status.REFUSED:
                log.error("%s: refused: %s", where, report.message)
            case Status.AWAITED:
                log.info("%s: it may still be written, and is read when it rests", where)
            case _:
                log.info("%s: %s, %d papers", where, report.status, report.papers)
        for problem in report.problems:
            log.warning("%s:%d: %s", report.path, problem.line, problem.message)
    if rest := reports[_MOST_LOGGED:]:
        counts = Counter(report.status for report in rest)
        told = ", ".join(f"{count} {status}" for status, count in counts.items())
        log.warning("and %d files more: %s; `papergram load` says why", len(rest), told)
