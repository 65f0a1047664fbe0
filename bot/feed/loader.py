"""Loads one report file into the store, beside the other files of its folder."""

import hashlib
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path

from bot.errors import DigestError
from bot.feed.file_report import FileReport, Status
from bot.feed.folder import Found, decode, find_reports, read, readable
from bot.feed.names import named_day, named_language
from bot.intake.report import parse_report
from bot.papers import Digest, Edition
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
    """Another file of the folder is of the same day and language."""


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
        digest = _parse(content, Path(file.place), latest)
        report = self._keep(file, digest, content_hash, now)
        seen = SeenFile(file.place, content_hash, report.status, stamp=file.lasting_stamp)
        self._files.remember(seen, now)
        return report

    def _keep(
        self, file: ReportFile, digest: Digest, content_hash: str, now: datetime
    ) -> FileReport:
        """Writes a digest into the store, unless it is there already."""
        source = self._edition(digest.date, digest.language)
        known = source is not None and source.content_hash == content_hash
        misread = self._misread(file, content_hash, digest)
        report = file.report(Status.UNCHANGED)
        report = replace(
            report, day=digest.date, language=digest.language, papers=len(digest.papers)
        )
        if known and not misread:
            return report
        if not known:
            self._refuse_rival(file, digest, source)
        loaded = self._papers.load(digest, file.place, content_hash, now, instead_of=misread)
        status = Status.NEW if loaded.new else Status.CHANGED
        return replace(report, status=status, problems=digest.problems, loaded=loaded)

    def _refuse_rival(self, file: ReportFile, digest: Digest, source: Edition | None) -> None:
        """Refuses a second file of the folder for one edition: each would overwrite the other."""
        if source is None:
            return
        other = Path(source.file)
        if source.file == file.place or not other.is_relative_to(file.root) or not other.exists():
            return
        seen = self._files.get(source.file)
        if seen is not None and seen.content_hash == source.content_hash:  # else it is another now
            name = other.relative_to(file.root)
            raise RivalError(
                f"{digest.date} ({digest.language}) is in {name} already; expected one file for "
                "each day and language: correct the date of this one, or remove one of the two"
            )

    def _edition(self, day: date, language: str) -> Edition | None:
        """Returns what the store has of a day in a language."""
        editions = self._papers.editions(day)
        return next((one for one in editions if one.language == language), None)

    def _misread(self, file: ReportFile, content_hash: str, digest: Digest) -> list[Edition]:
        """Returns the editions that this report was before its date or language was corrected.

        A corrected report still has most of its papers. A file that is written anew each day has
        others, and its earlier days stay.
        """
        ids = {paper.id for paper in digest.papers}
        earlier = file.before.content_hash if file.before else content_hash
        return [
            edition
            for edition, old_ids in self._papers.brought_by(file.place, earlier).items()
            if (edition.day, edition.language) != (digest.date, digest.language)
            and 2 * len(old_ids & ids) > min(len(old_ids), len(ids))
            and not self._is_brought_beside(file, edition)
        ]

    def _is_brought_beside(self, file: ReportFile, edition: Edition) -> bool:
        """Whether another file of the folder is a report of this day and language.

        Files that were taken are known by their content, so only the others are read.
        """
        seen = self._files.all()
        for found in find_reports(file.root):
            other = seen.get(str(found.path))
            if found.fault or str(found.path) == file.place:
                continue
            if other is not None and other.stamp == found.stamp:
                if other.content_hash == edition.content_hash:
                    return True
            elif _is_of(found, edition):
                return True
        return False


def _parse(content: bytes, path: Path, latest: date | None = None) -> Digest:
    """Reads a report, of the day ``latest`` at most; ``path`` may say what it does not."""
    return parse_report(decode(content), latest, named_day(path), named_language(path))


def _is_of(found: Found, edition: Edition) -> bool:
    """Whether a file is a report of this day and language."""
    try:
        digest = _parse(read(found), found.path)
    except (DigestError, OSError):
        return False
    return (digest.date, digest.language) == (edition.day, edition.language)
