"""Loads one report file into the store, beside the other files of its folder."""

import hashlib
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path

from bot.errors import DigestError
from bot.feed.file_report import FileReport, Status
from bot.feed.folder import Found, decode, find_reports, read, readable
from bot.feed.names import named_day
from bot.intake.report import parse_report
from bot.papers import Digest
from bot.store.files import Files, SeenFile
from bot.store.papers import Papers

_AHEAD = timedelta(days=2)
"""How far a report's day may be ahead: zones differ, and some reports are made the day before."""
_STAMP_SECONDS = 2.0
"""A file written less long ago may be written again without another stamp: clocks are coarse."""


@dataclass(frozen=True, slots=True)
class ReportFile:
    """A file that is to be loaded."""

    found: Found
    root: Path
    """The absolute path of the folder that is scanned."""
    name: str
    """The path from there, in a form that can be shown."""
    place: str
    """The absolute path; a file that is a link is known by its own name."""
    age: float
    """Seconds since it was written to, as far as the system's clock can be trusted."""
    before: SeenFile | None = None
    """What was remembered of it."""

    @property
    def lasting_stamp(self) -> str:
        """The stamp if it proves from now on that nobody wrote to the file, or else empty."""
        return self.found.stamp if self.age > _STAMP_SECONDS else ""

    def report(self, status: Status, *, news: bool = True) -> FileReport:
        """Says what became of the file."""
        return FileReport(readable(self.found.path), self.name, status, news=news)


class RivalError(DigestError):
    """Another file of the folder is of the same day."""


class Loader:
    """Loads files into the store one by one."""

    def __init__(self, papers: Papers, files: Files) -> None:
        self._papers = papers
        self._files = files

    def load(self, file: ReportFile, now: datetime) -> FileReport:
        """Reads a file and keeps what is new in it.

        Raises ``OSError`` when it cannot be read, and ``DigestError`` when it is not to be used.
        """
        before, content = file.before, read(file.found)
        content_hash = hashlib.sha256(content).hexdigest()
        if before and before.content_hash == content_hash and before.status != Status.GONE:
            if file.lasting_stamp:
                self._files.remember(replace(before, stamp=file.lasting_stamp), now)
            return file.report(Status.UNCHANGED, news=False)
        latest = (now + _AHEAD).date()
        digest = parse_report(decode(content), latest, named_day(Path(file.place)))
        report = self._keep(file, digest, content_hash, now)
        seen = SeenFile(file.place, content_hash, report.status, stamp=file.lasting_stamp)
        self._files.remember(seen, now)
        return report

    def _keep(
        self, file: ReportFile, digest: Digest, content_hash: str, now: datetime
    ) -> FileReport:
        """Writes a digest into the store, unless it is there already."""
        source = self._papers.digest_source(digest.date)
        known = source is not None and source[1] == content_hash
        misdated = self._misdated(file, content_hash, digest)
        report = file.report(Status.UNCHANGED)
        report = replace(report, day=digest.date, papers=len(digest.papers))
        if known and not misdated:
            return report
        if not known:
            self._refuse_rival(file, digest, source)
        loaded = self._papers.load(digest, file.place, content_hash, now, instead_of=misdated)
        status = Status.NEW if loaded.new else Status.CHANGED
        return replace(report, status=status, problems=digest.problems, loaded=loaded)

    def _refuse_rival(
        self, file: ReportFile, digest: Digest, source: tuple[str, str] | None
    ) -> None:
        """Refuses a second file of the folder for one day: the two would overwrite each other."""
        if source is None:
            return
        other = Path(source[0])
        if source[0] == file.place or not other.is_relative_to(file.root) or not other.exists():
            return
        seen = self._files.get(source[0])
        if seen is not None and seen.content_hash == source[1]:  # else its day is another now
            name = other.relative_to(file.root)
            raise RivalError(
                f"{digest.date} is in {name} already; expected one file for each day: "
                "correct the date of this one, or remove one of the two"
            )

    def _misdated(self, file: ReportFile, content_hash: str, digest: Digest) -> list[date]:
        """Returns the days that this report had before its date was corrected.

        A corrected report still has most of its papers. A file that is written anew each day has
        others, and its earlier days stay.
        """
        ids = {paper.id for paper in digest.papers}
        earlier = file.before.content_hash if file.before else content_hash
        return [
            day
            for day, old_ids in self._papers.brought_by(file.place, earlier).items()
            if day != digest.date
            and 2 * len(old_ids & ids) > min(len(old_ids), len(ids))
            and not self._is_brought_beside(file, day)
        ]

    def _is_brought_beside(self, file: ReportFile, day: date) -> bool:
        """Whether another file of the folder is a report of this day.

        Files that were taken are known by their content, so only the others are read.
        """
        source, seen = self._papers.digest_source(day), self._files.all()
        for found in find_reports(file.root):
            other = seen.get(str(found.path))
            if found.fault or str(found.path) == file.place:
                continue
            if other is not None and other.stamp == found.stamp:
                if source is not None and other.content_hash == source[1]:
                    return True
            elif _is_of(found, day):
                return True
        return False


def _is_of(found: Found, day: date) -> bool:
    """Whether a file is a report of this day."""
    try:
        return parse_report(decode(read(found)), named=named_day(found.path)).date == day
    except (DigestError, OSError):
        return False
