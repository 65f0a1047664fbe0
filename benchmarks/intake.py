"""How long a report takes to become a digest, beside mistune's own parse of the same text.

    uv run python -m benchmarks.intake [--digests 365] [--papers 50]

Makes so many digests of so many papers from the seed's entries, with ids and dates of their own.
For each it measures, in turn: mistune's parse of the text to its syntax tree; text to ``Digest``;
and file to store with the search index. Times vary with the machine: the ratios are the claim.
"""

import argparse
import gc
import re
import resource
import tempfile
import time
import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import mistune
from rich.console import Console
from rich.progress import track
from rich.table import Table

from benchmarks.corpus import SEED
from bot.feed.file_report import Status
from bot.feed.scanner import Scanner
from bot.intake.report import parse_report
from bot.store.store import Store

_ENTRY = re.compile(r"^(?=## 📄 )", re.MULTILINE)
_ID = re.compile(r"(?<=papers/)\d{4}\.\d{5}")
NOW = datetime(2026, 2, 16, tzinfo=UTC)


def digests(count: int, size: int) -> Iterator[tuple[date, str]]:
    """Days, each with a report of ``size`` papers that no other has, the oldest first."""
    _, *entries = _ENTRY.split(SEED.read_text("utf-8"))
    number = 0
    for back in range(count, 0, -1):
        day = NOW.date() - timedelta(days=back)
        parts = [f"# Hugging Face Daily Papers Report\n**Date**: {day}\n\n{'=' * 60}\n\n"]
        for _ in range(size):
            month, serial = divmod(number, 100_000)
            arxiv_id = f"{20 + month // 12}{month % 12 + 1:02}.{serial:05}"
            parts.append(_ID.sub(arxiv_id, entries[number % len(entries)]))
            number += 1
        yield day, "".join(parts)


class Stopwatch:
    """Adds up the time that one thing takes."""

    def __init__(self) -> None:
        self.seconds = 0.0

    @contextmanager
    def running(self) -> Iterator[None]:
        """Counts the time inside; garbage of others is not collected meanwhile."""
        gc.collect()
        gc.disable()
        begun = time.perf_counter()
        try:
            yield
        finally:
            self.seconds += time.perf_counter() - begun
            gc.enable()


def peak(work: Callable[[], object]) -> int:
    """Bytes that Python holds at most while it does this, beyond what it held before."""
    tracemalloc.start()
    work()
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return most


def main() -> None:
    """Make, measure in turn, print."""
    arguments = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    arguments.add_argument("--digests", type=int, default=365)
    arguments.add_argument("--papers", type=int, default=50, help="of each digest")
    given = arguments.parse_args()
    console = Console()
    parse = mistune.create_markdown(renderer=None)
    bare, ours, stored = Stopwatch(), Stopwatch(), Stopwatch()
    characters = 0
    text = ""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        with Store(f"sqlite:///{folder}/archive.db") as store:
            made = digests(given.digests, given.papers)
            for day, text in track(made, "measuring", total=given.digests, console=console):
                characters += len(text)
                path = folder / f"{day}.md"
                path.write_text(text, "utf-8")
                with bare.running():
                    parse(text)
                with ours.running():
                    digest = parse_report(text)
                assert len(digest.papers) == given.papers
                with stored.running():
                    (report,) = Scanner(store.papers, store.files).load([path], NOW)
                assert report.status is Status.NEW
            kept = store.papers.counts()
            disk = sum(file.stat().st_size for file in folder.glob("archive.db*"))
    table = Table(
        "",
        "total s",
        "per digest ms",
        "ratio",
        "peak memory MB",
        title=f"{given.digests} digests of {given.papers} papers, "
        f"{characters / 1e6:.1f} million characters",
    )
    rows = (
        ("mistune's parse", bare, peak(lambda: parse(text))),
        ("text to digest", ours, peak(lambda: parse_report(text))),
        ("file to store, indexed", stored, None),
    )
    for name, watch, memory in rows:
        table.add_row(
            name,
            f"{watch.seconds:.2f}",
            f"{watch.seconds / given.digests * 1000:.1f}",
            f"{watch.seconds / bare.seconds:.2f}",
            f"{memory / 1e6:.1f}" if memory is not None else "",
        )
    console.print(table)
    whole = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    console.print(
        f"{kept[0]} digests and {kept[1]} papers stored in {disk / 1e6:.0f} MB; "
        f"the whole process took at most {whole:.0f} MB"
    )


if __name__ == "__main__":
    main()
