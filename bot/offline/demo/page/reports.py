"""Puts the visitor's reports into the folder; the bot's own scan takes or refuses them."""

import asyncio
import re
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from bot.cards.titles import name_in
from bot.feed.file_report import FileReport
from bot.offline.demo.page.items import Json
from bot.offline.demo.page.later import later_report
from bot.offline.seeds import newest_seed
from bot.offline.stage import Stage

if TYPE_CHECKING:
    from bot.offline.demo.page.feed import DemoFeed

_NAME = re.compile(r"\w[\w .()-]{0,100}\.md")
_CORRECTED = re.compile(r" \(corrected [\d:]+\)")


class Reports:
    """The folder of reports, to be filled by the visitor."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._scanning = asyncio.Lock()
        self._feed: DemoFeed | None = None
        self._correcting: set[asyncio.Task[None]] = set()

    async def aclose(self) -> None:
        """Ends corrections that still run, and the feed."""
        if self._feed is not None:
            await self._feed.aclose()
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
            return await self._scan(path)

    async def feed(self) -> Json:
        """Has the bot get today's papers itself, and returns what became of their report."""
        from bot.offline.demo.page.feed import DemoFeed  # noqa: PLC0415  needed here alone

        async with self._scanning:
            self._feed = self._feed or DemoFeed(self._stage)
            return await self._scan(await self._feed.get_today())

    async def _scan(self, path: Path) -> Json:
        """Has the bot find what is new in the folder; returns what became of one file."""
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
        """Drops a later report, that of today or of the day after the newest, the later one."""
        days, seed = self._stage.store.papers.days(), newest_seed()
        seed_day = date.fromisoformat(seed.stem)
        day = max(self._stage.clock().date(), max(days, default=seed_day) + timedelta(days=1))
        return await self._drop_all(
            {
                path.name.replace(seed.stem, f"{day}"): later_report(
                    path.read_text(encoding="utf-8"), seed_day, day, len(days)
                )
                for path in sorted(seed.parent.glob(f"{seed.stem}*.md"))
            }
        )

    async def correct(self) -> Json:
        """Drops the newest report again, with another title for its first paper."""
        newest, editions = self._newest()
        title = self._stage.store.papers.of_day(newest)[0].paper.title
        plain = _CORRECTED.sub("", title)
        note = f" (corrected {self._stage.clock():%H:%M:%S})"
        name = name_in(plain)  # an overview shows little more
        corrected, changed = {}, {}
        for path, text in editions.items():
            lines = text.splitlines()
            bare = [_CORRECTED.sub("", line) for line in lines]
            number = next((n for n, line in enumerate(bare) if plain in line), None)
            if number is not None:
                lines[number] = bare[number].replace(name, name + note, 1)
                corrected[path.name] = "\n".join(lines)
                changed = {"line": number + 1, "text": lines[number]}
        if not corrected:
            raise LookupError("the newest report has no line with its first paper's title")
        return await self._drop_all(corrected) | {"changed": changed}

    async def _drop_all(self, reports: Mapping[str, str]) -> Json:
        """Drops reports by their names, so that one scan finds them; returns what the last became.

        They are one day's in several languages.
        """
        *others, last = reports
        for name in others:
            self._path(name).write_text(reports[name], encoding="utf-8")
        return await self.drop(last, reports[last].encode())

    def _newest(self) -> tuple[date, dict[Path, str]]:
        """Returns the newest day, and the text of each of its editions by its file."""
        day = self._stage.store.papers.newest_day()
        if day is None:
            raise LookupError("no report has arrived yet")
        files = [Path(edition.file) for edition in self._stage.store.papers.editions(day)]
        return day, {file: file.read_text(encoding="utf-8") for file in files}

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
