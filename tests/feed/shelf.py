"""A folder of report files, and the store that they are loaded into."""

import time
from datetime import UTC, datetime
from pathlib import Path

from bot.feed.file_report import FileReport, Status
from bot.feed.scanner import Scanner
from bot.store.store import Store

NOW = datetime(2026, 2, 16, 12, tzinfo=UTC)


class Shelf:
    """A folder of report files, and the store that they are loaded into."""

    def __init__(self, path: Path, store: Store) -> None:
        self.path = path
        self.store = store
        self.later = 0.0
        """Seconds that pass for the scanner beside those of the real clock."""
        self.restart()

    def restart(self) -> None:
        """Takes a scanner that remembers nothing, as after a restart."""
        self.scanner = Scanner(
            self.store.papers, self.store.files, lambda: time.time() + self.later
        )

    def write(self, name: str, content: str | bytes) -> Path:
        path = self.path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    def scan(self, *, at_once: bool = True, now: datetime = NOW) -> dict[str, FileReport]:
        reports = self.scanner.scan(self.path, now, at_once=at_once)
        assert len({report.name for report in reports}) == len(reports)
        return {report.name: report for report in reports}

    def statuses(self, *, at_once: bool = True, now: datetime = NOW) -> dict[str, Status]:
        found = self.scan(at_once=at_once, now=now)
        return {name: report.status for name, report in found.items()}

    def contribution(self, arxiv_id: str) -> str | None:
        stored = self.store.papers.get(arxiv_id)
        return stored.paper.contribution if stored else None
