"""Puts the visitor's reports into the folder; the bot's own scan takes or refuses them."""

import asyncio
import re
from datetime import date, timedelta
from pathlib import Path

from bot.cards.titles import name_in
from bot.feed.file_report import FileReport
from bot.offline.demo.page.items import Json
from bot.offline.stage import Stage

_NAME = re.compile(r"\w[\w .()-]{0,100}\.md")
_CORRECTED = re.compile(r" \(corrected [\d:]+\)")


class Reports:
    """The folder of reports, to be filled by the visitor."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._scanning = asyncio.Lock()
        self._correcting: set[asyncio.Task[None]] = set()

    async def aclose(self) -> None:
        """Ends corrections that still run."""
        for task in self._correcting:
            task.cancel()
        await asyncio.gather(*self._correcting, return_exceptions=True)

    async def drop(self, name: str, content: bytes) -> Json:
        """Writes a file into the folder and returns what became of it.

        Raises ``ValueError`` when ``name`` is not one of a report.
        """
        path = self._path(name)
        async with self._scanning:
            path.write_bytes(content)
            reports = await self._stage.scan()
        # The bot would correct at its next look; the visitor should not have to wait for that.
        task = asyncio.create_task(self._stage.correct())
        self._correcting.add(task)
        task.add_done_callback(self._correcting.discard)
        return next(_outcome_of(report) for report in reports if report.path == path)

    def read(self, name: str) -> str:
        """Returns the text of a file in the folder. Raises ``LookupError`` when there is none."""
        path = self._path(name)
        if not path.is_file():
            raise LookupError(f"there is no {name}")
        return path.read_text(encoding="utf-8", errors="replace")

    async def arrive(self) -> Json:
        """Drops the newest report again, as that of today or of the day after it, the later one."""
        newest, text = self._newest()
        day = max(self._stage.clock().date(), newest + timedelta(days=1))
        return await self.drop(f"{day}.md", text.replace(f"{newest}", f"{day}").encode())

    async def correct(self) -> Json:
        """Drops the newest report again, with another title for its first paper."""
        newest, text = self._newest()
        title = self._stage.store.papers.of_day(newest)[0].paper.title
        plain = _CORRECTED.sub("", title)
        note = f" (corrected {self._stage.clock():%H:%M:%S})"
        lines = text.splitlines()
        number = next(
            (n for n, line in enumerate(lines) if plain in _CORRECTED.sub("", line)), None
        )
        if number is None:
            raise LookupError("the newest report has no line with its first paper's title")
        name = name_in(plain)  # an overview shows little more
        lines[number] = _CORRECTED.sub("", lines[number]).replace(name, name + note, 1)
        outcome = await self.drop(self._file_of(newest).name, "\n".join(lines).encode())
        return outcome | {"changed": {"line": number + 1, "text": lines[number]}}

    def _newest(self) -> tuple[date, str]:
        day = self._stage.store.papers.newest_day()
        if day is None:
            raise LookupError("no report has arrived yet")
        return day, self._file_of(day).read_text(encoding="utf-8")

    def _file_of(self, day: date) -> Path:
        source = self._stage.store.papers.digest_source(day)
        assert source is not None
        return Path(source[0])

    def _path(self, name: str) -> Path:
        if not _NAME.fullmatch(name):
            raise ValueError("a report is a file with a simple name that ends in .md")
        return self._stage.folder.resolve() / name


def _outcome_of(report: FileReport) -> Json:
    return {
        "name": report.path.name,
        "status": report.status.value,
        "day": report.day.isoformat() if report.day else "",
        "papers": report.papers,
        "message": report.message,
        "line": report.line,
        "problems": [{"line": p.line, "message": p.message} for p in report.problems],
    }
