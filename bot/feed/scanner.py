"""Scans a folder: which report files are new, changed, unchanged, refused or gone."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from pathlib import Path

from bot.errors import DigestError
from bot.feed.folder import decode, explain, find_reports, read_settled, readable
from bot.intake.report import parse_report
from bot.papers import Digest, Problem
from bot.store.files import Files, SeenFile
from bot.store.papers import Loaded, Papers

_AHEAD = timedelta(days=2)
"""How far a report's day may be ahead: zones differ, and some reports are made the day before."""


class Status(StrEnum):
    """What became of a file."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    REFUSED = "refused"
    GONE = "gone"
    """It is no longer there; what it brought is kept."""


@dataclass(frozen=True, slots=True)
class FileReport:
    """What became of one file."""

    path: Path
    status: Status
    day: date | None = None
    papers: int = 0
    message: str = ""
    """Why it was refused and what was expected."""
    line: int | None = None
    """The line that it was refused for, counted from 1."""
    problems: tuple[Problem, ...] = ()
    """Problems of a digest that was taken nevertheless."""
    loaded: Loaded | None = None
    news: bool = True
    """Whether it differs from what the last look at the file found."""


class Scanner:
    """Loads report files into the store."""

    def __init__(self, papers: Papers, files: Files) -> None:
        self._papers = papers
        self._files = files

    def scan(self, folder: Path, now: datetime, settle: float = 0.0) -> list[FileReport]:
        """Loads every ``*.md`` file of a folder, in the order of their names.

        A file changed within the last ``settle`` seconds is given that time to be finished. A
        folder that cannot be read is reported as one refused file.
        """
        try:
            paths = find_reports(folder)
        except OSError as error:
            return [FileReport(folder, Status.REFUSED, message=explain(error))]
        reports = list(self.load(paths, now, settle))
        present = {readable(path).resolve() for path in paths}
        for seen in self._files.all().values():
            path = Path(seen.path)
            vanished = path.parent == folder.resolve() and path not in present
            if vanished and seen.status != Status.GONE:
                reports.append(FileReport(path, Status.GONE))
                self._remember(path, seen.content_hash, reports[-1], now)
        return reports

    def load(
        self, paths: Sequence[Path], now: datetime, settle: float = 0.0
    ) -> Iterator[FileReport]:
        """Loads these files one by one; a bad one does not stop the rest."""
        seen = self._files.all()
        for given in paths:
            path = readable(given)
            before = seen.get(str(path.resolve()))
            try:
                yield self._load(given, before, now, settle)
            except DigestError as error:
                again = before is not None and before.message == error.message
                report = FileReport(
                    path, Status.REFUSED, message=error.message, line=error.line, news=not again
                )
                self._remember(path, "", report, now)
                yield report

    def _load(
        self, path: Path, before: SeenFile | None, now: datetime, settle: float
    ) -> FileReport:
        content = read_settled(path, settle)
        content_hash = hashlib.sha256(content).hexdigest()
        if before and before.content_hash == content_hash and before.status != Status.GONE:
            return FileReport(path, Status.UNCHANGED, news=False)
        digest = parse_report(decode(content), (now + _AHEAD).date())
        source = self._papers.digest_source(digest.date)
        known = source is not None and source[1] == content_hash
        misdated = self._misdated(path, before, digest)
        report = FileReport(path, Status.UNCHANGED, digest.date, len(digest.papers))
        if misdated or not known:
            if not known:
                self._refuse_rival(path, digest, source)
            file = str(path.resolve())
            loaded = self._papers.load(digest, file, content_hash, now, instead_of=misdated)
            status = Status.NEW if loaded.new else Status.CHANGED
            report = replace(report, status=status, problems=digest.problems, loaded=loaded)
        self._remember(path, content_hash, report, now)
        return report

    def _refuse_rival(self, path: Path, digest: Digest, source: tuple[str, str] | None) -> None:
        """Refuses a second file of the folder for one day: the two would overwrite each other."""
        if source is None:
            return
        name, content_hash = source
        other = Path(name)
        if other == path.resolve() or other.parent != path.resolve().parent or not other.exists():
            return
        seen = self._files.all().get(name)
        if seen is not None and seen.content_hash == content_hash:  # else its day is another now
            raise DigestError(
                f"{digest.date} is in {other.name} already; expected one file for each day"
            )

    def _misdated(self, path: Path, before: SeenFile | None, digest: Digest) -> list[date]:
        """Returns the days that this report had before its date was corrected.

        A corrected report still has most of its papers. A file that is written anew each day has
        others, and its earlier days stay.
        """
        file, ids = path.resolve(), {paper.id for paper in digest.papers}
        brought = self._papers.brought_by(str(file), before.content_hash if before else "")
        return [
            day
            for day, old_ids in brought.items()
            if day != digest.date
            and 2 * len(old_ids & ids) > min(len(old_ids), len(ids))
            and not any(_is_of(other, day) for other in file.parent.glob("*.md") if other != file)
        ]

    def _remember(self, path: Path, content_hash: str, report: FileReport, now: datetime) -> None:
        file = str(path.resolve())
        seen = SeenFile(file, content_hash, report.status, report.message, report.line)
        self._files.remember(seen, now)


def _is_of(path: Path, day: date) -> bool:
    """Whether a file is a report of this day."""
    try:
        return parse_report(decode(read_settled(path, settle=0))).date == day
    except DigestError:
        return False
