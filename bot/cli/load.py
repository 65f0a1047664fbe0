"""``papergram load``: reads digest files into the store."""

import json
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import track

from bot.cli.options import AsJson, ConfigFile, open_store
from bot.clock import utc_now
from bot.config import load_settings
from bot.errors import PapergramError
from bot.feed.file_report import FileReport, Status
from bot.feed.loader import ReportFile
from bot.feed.names import ENDINGS
from bot.feed.scanner import Scanner
from bot.texts.counted import count

_MOST_PROBLEMS = 5
"""Remarks on one file that are shown unless all are asked for."""


def load(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(help="Files or folders; the configured folder when none is named."),
    ] = None,
    verbose: Annotated[
        bool, typer.Option("--verbose", "-v", help="Every remark on a file.")
    ] = False,
    as_json: AsJson = False,
    config: ConfigFile = None,
) -> None:
    """Read digest files into the store: new, changed, unchanged or refused, and why."""
    settings = load_settings(config)
    with open_store(settings, must_exist=False) as store:
        scanner = Scanner(store.papers, store.files)
        reports: list[FileReport] = []
        for path in paths or [settings.digests.folder]:
            if os.path.isdir(path):  # noqa: PTH112  never raises, so that the rest is read too
                reports += scanner.scan(path, utc_now(), progress=_show_progress)
            else:
                reports += scanner.load([path], utc_now())
    if as_json:
        typer.echo(json.dumps([_as_dict(r) for r in reports], ensure_ascii=False, indent=2))
    else:
        for line in _lines(reports, verbose=verbose):
            typer.echo(line)
    if not reports:
        where = ", ".join(map(str, paths or [settings.digests.folder]))
        endings = ", ".join(f"*{ending}" for ending in ENDINGS)
        raise PapergramError(f"{where}: no digest files there; expected {endings}")
    if any(report.status is Status.REFUSED for report in reports):
        raise typer.Exit(1)


def _show_progress(files: Sequence[ReportFile]) -> Iterable[ReportFile]:
    console = Console(stderr=True)
    if not console.is_terminal or len(files) < 2:
        return files
    return track(files, description="Loading", console=console, transient=True)


def _lines(reports: list[FileReport], *, verbose: bool) -> Iterator[str]:
    for report in reports:
        where = f"{report.path}:{report.line}" if report.line else str(report.path)
        line = f"{where}: {report.status}"
        if report.status is Status.REFUSED:
            line += f": {report.message}"
        elif report.day:
            line += f", {report.day} ({report.language}), {count(report.papers, 'paper')}"
        if report.status is Status.CHANGED and report.loaded:
            done = report.loaded
            line += f" ({len(done.added)} added, {len(done.changed)} changed"
            line += f", withdrawn: {', '.join(done.withdrawn)})" if done.withdrawn else ")"
        yield line
        shown = report.problems if verbose else report.problems[:_MOST_PROBLEMS]
        for problem in shown:
            yield f"{report.path}:{problem.line}: {problem.message}"
        if rest := len(report.problems) - len(shown):
            yield f"{report.path}: and {count(rest, 'more remark')}; --verbose shows all"
    if len(reports) > 1:
        yield _sum_up(reports)


def _sum_up(reports: list[FileReport]) -> str:
    counts = Counter(report.status for report in reports)
    told = ", ".join(f"{counts[status]} {status}" for status in Status if counts[status])
    papers = sum(one.papers for one in reports if one.status in (Status.NEW, Status.CHANGED))
    remarks = sum(len(report.problems) for report in reports)
    more = f"; {count(remarks, 'remark')}" if remarks else ""
    return f"{count(len(reports), 'file')}: {told}; {count(papers, 'paper')} read{more}"


def _as_dict(report: FileReport) -> dict[str, object]:
    return {
        "file": str(report.path),
        "status": report.status,
        "date": report.day.isoformat() if report.day else None,
        "language": report.language,
        "papers": report.papers,
        "line": report.line,
        "message": report.message,
        "problems": [{"line": p.line, "message": p.message} for p in report.problems],
        "added": list(report.loaded.added) if report.loaded else [],
        "changed": list(report.loaded.changed) if report.loaded else [],
        "withdrawn": list(report.loaded.withdrawn) if report.loaded else [],
    }
