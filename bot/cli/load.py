"""``papergram load``: reads digest files into the store."""

import json
import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import track

from bot.cli.options import AsJson, ConfigFile, open_store
from bot.clock import utc_now
from bot.config import load_settings
from bot.feed.file_report import FileReport, Status
from bot.feed.loader import ReportFile
from bot.feed.names import ENDINGS
from bot.feed.scanner import Scanner


def load(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(help="Files or folders; the configured folder when none is named."),
    ] = None,
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
        for line in _lines(reports):
            typer.echo(line)
    if any(report.status is Status.REFUSED for report in reports):
        raise typer.Exit(1)


def _show_progress(files: Sequence[ReportFile]) -> Iterable[ReportFile]:
    console = Console(stderr=True)
    if not console.is_terminal or len(files) < 2:
        return files
    return track(files, description="Loading", console=console, transient=True)


def _lines(reports: list[FileReport]) -> Iterator[str]:
    for report in reports:
        where = f"{report.path}:{report.line}" if report.line else str(report.path)
        line = f"{where}: {report.status}"
        if report.status is Status.REFUSED:
            line += f": {report.message}"
        elif report.day:
            line += f", {report.day} ({report.language}), {report.papers} papers"
        if report.status is Status.CHANGED and report.loaded:
            done = report.loaded
            line += f" ({len(done.added)} added, {len(done.changed)} changed"
            line += f", withdrawn: {', '.join(done.withdrawn)})" if done.withdrawn else ")"
        yield line
        for problem in report.problems:
            yield f"{report.path}:{problem.line}: {problem.message}"
    if not reports:
        yield f"no digest files ({', '.join(f'*{ending}' for ending in ENDINGS)}) found"


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
