"""Scans a folder: which report files are new, changed, unchanged, awaited, refused or gone."""

import os
import time
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from bot.errors import DigestError
from bot.feed.file_report import FileReport, Status
from bot.feed.folder import BusyError, Found, explain, find_reports, look, readable
from bot.feed.loader import Loader, ReportFile, RivalError
from bot.store.files import Files, SeenFile
from bot.store.papers import Papers

_OLD_SECONDS = 60.0
"""Age from which a file is taken for finished at the first look at a folder."""

Progress = Callable[[Sequence[ReportFile]], Iterable[ReportFile]]
"""Hands out files one by one, and may show how far it is."""


@dataclass(frozen=True, slots=True)
class _Refusal:
    """A refused file, as it was read last."""

    stamp: str
    today: date
    """The day on which it was read: a report of the day after tomorrow is taken later."""
    report: FileReport
    """What is said of it from then on: it is no news."""
    rival: bool
    """Whether another file is the reason, so that it depends on what becomes of that."""


class Scanner:
    """Loads report files into the store.

    A scanner remembers how it found the files of its folder. The next scan opens only those that
    may have changed.
    """

    def __init__(
        self, papers: Papers, files: Files, clock: Callable[[], float] = time.time
    ) -> None:
        """``clock`` is the one that stamps files: the system's own."""
        self._clock = clock
        self._loader = Loader(papers, files)
        self._files = files
        self._looks: Mapping[str, str] | None = None
        """Each file of the last scan, by its absolute path, with its stamp."""
        self._awaited: set[str] = set()
        self._refusals: dict[str, _Refusal] = {}
        self._stirred = False
        """Whether the last scan changed what the store knows of any day."""

    def scan(
        self, folder: Path, now: datetime, *, at_once: bool = True, progress: Progress = iter
    ) -> list[FileReport]:
        """Loads every report of a folder and its subfolders, in the order of their names.

        Unless ``at_once``, a file that two looks do not find alike is awaited. ``progress`` hands
        out the files. A folder that cannot be read is reported as one refused file.
        """
        try:
            found = find_reports(folder)
        except OSError as error:
            return [FileReport(folder, folder.name, Status.REFUSED, message=explain(error))]
        root, seen = Path(os.path.realpath(folder)), self._files.all()
        files = [self._to_file(one, folder, root, seen) for one in found]
        looks = {file.place: file.found.stamp for file in files}
        last, self._looks = self._looks, looks
        self._forget_refusals(looks, unlike=self._stirred or last != looks)
        waiting = {file.place for file in files if not (at_once or _is_at_rest(file, last))}
        reports = [self._take(file, now, waiting) for file in progress(files)]
        self._awaited = {
            file.place
            for file, report in zip(files, reports, strict=True)
            if report.status is Status.AWAITED
        }
        reports += self._gone(seen.values(), root, looks, now)
        stirring = {Status.NEW, Status.CHANGED, Status.GONE}
        self._stirred = any(report.status in stirring for report in reports)
        return reports

    def load(self, paths: Sequence[Path], now: datetime) -> Iterator[FileReport]:
        """Loads these files one by one and at once; a bad one does not stop the rest."""
        for path in paths:
            root = Path(os.path.realpath(path.parent))
            file = self._to_file(look(path), path.parent, root, {})
            report = self._load(replace(file, before=self._files.get(file.place)), now)
            if report.status is Status.AWAITED:
                report = replace(report, status=Status.REFUSED)
            yield report

    def _to_file(
        self, found: Found, folder: Path, root: Path, seen: Mapping[str, SeenFile]
    ) -> ReportFile:
        """Returns a file as ``found`` in a ``folder``, whose absolute path is ``root``.

        ``seen`` is what is remembered of files.
        """
        within = f"{readable(folder)}/"
        name = str(readable(found.path)).removeprefix(within) if found.path != folder else "."
        place = f"{root}/{name}"
        age = self._clock() - found.written
        return ReportFile(found, root, name, place, age, seen.get(place))

    def _take(self, file: ReportFile, now: datetime, waiting: set[str]) -> FileReport:
        """Loads a file that is at rest; one among the ``waiting`` is awaited."""
        if file.place in waiting and not file.found.fault and not self._is_known(file, now):
            report = file.report(Status.AWAITED)
        else:
            report = self._load(file, now)
        if report.status is Status.AWAITED and file.place in self._awaited:
            return replace(report, news=False)
        return report

    def _load(self, file: ReportFile, now: datetime) -> FileReport:
        """Loads a file, or says why it is not taken."""
        if self._is_known(file, now):
            if refusal := self._refusals.get(file.place):
                return refusal.report
            return file.report(Status.UNCHANGED, news=False)
        self._refusals.pop(file.place, None)
        if file.found.fault:
            return self._refuse(file, DigestError(file.found.fault), now)
        try:
            return self._loader.load(file, now)
        except BusyError as error:
            return replace(file.report(Status.AWAITED), message=error.message)
        except OSError as error:  # tomorrow, or in a minute, it may be read
            return self._refuse(file, DigestError(explain(error)), now)
        except DigestError as error:
            report = self._refuse(file, error, now)
            if stamp := file.lasting_stamp:
                rival = isinstance(error, RivalError)
                again = replace(report, news=False)
                self._refusals[file.place] = _Refusal(stamp, now.date(), again, rival)
            return report

    def _is_known(self, file: ReportFile, now: datetime) -> bool:
        """Whether a file need not be opened: nobody wrote to it since it was read."""
        stamp = file.found.stamp
        if refusal := self._refusals.get(file.place):
            return refusal.stamp == stamp and refusal.today == now.date()
        return file.before is not None and stamp != "" and file.before.stamp == stamp

    def _refuse(self, file: ReportFile, error: DigestError, now: datetime) -> FileReport:
        before = file.before
        seen = SeenFile(file.place, "", Status.REFUSED, error.message, error.line)
        if seen != before:
            self._files.remember(seen, now)
        news = before is None or before.message != error.message
        report = file.report(Status.REFUSED, news=news)
        return replace(report, message=error.message, line=error.line)

    def _forget_refusals(self, present: Mapping[str, str], *, unlike: bool) -> None:
        """Drops refusals of files that are gone, and of rivals when anything is ``unlike`` before.

        A rival is read again then: the day may be free.
        """
        self._refusals = {
            place: refusal
            for place, refusal in self._refusals.items()
            if place in present and not (refusal.rival and unlike)
        }

    def _gone(
        self, seen: Iterable[SeenFile], root: Path, present: Collection[str], now: datetime
    ) -> Iterator[FileReport]:
        """Yields the files of the folder ``root`` that were ``seen`` and are no longer there."""
        for file in seen:
            path = Path(file.path)
            if file.status == Status.GONE or file.path in present or not path.is_relative_to(root):
                continue
            if not os.path.lexists(path):  # a file beyond a limit is there, though not found
                self._files.remember(SeenFile(file.path, file.content_hash, Status.GONE), now)
                yield FileReport(path, str(path.relative_to(root)), Status.GONE)


def _is_at_rest(file: ReportFile, last: Mapping[str, str] | None) -> bool:
    """Whether a file is finished, as far as looks can tell; ``last`` is what the look before saw.

    At the first look at a folder its age decides. A file from the future waits for a second look.
    """
    if last is None:
        return file.age > _OLD_SECONDS
    return last.get(file.place) == file.found.stamp
