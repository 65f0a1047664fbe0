"""What a whole day of papers costs the feed: requests, tokens, seconds and memory.

    uv run python -m benchmarks.feed_day [--papers 73] [--large]

Runs `papergram feed` in a process of its own against the stand-ins for Hugging Face, arXiv and a
model, which answer at once, with and without a model. `--large` makes each page one of 1.8 MB. The
pause of three seconds between pages is left out and added as a figure.
"""

import argparse
import asyncio
import os
import sys
import tempfile
import time
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from rich.console import Console
from rich.table import Table

from bot.clock import utc_now
from bot.offline.sources import Page, Sources

_PAUSE_SECONDS = 3


@dataclass(frozen=True)
class Cost:
    """What a run took."""

    requests: dict[str, int]
    tokens: int
    seconds: float
    megabytes: float


async def feed_day(papers: int, *, large: bool, with_model: bool) -> Cost:
    """Feeds the last weekday in a process of its own; raises when that fails."""
    days = (utc_now().date() - timedelta(days=back) for back in range(1, 4))
    day = next(day for day in days if day.weekday() < 5)
    async with Sources() as sources:
        sources.arxiv.strict = False
        sources.hub.counts[day] = papers
        if large:
            ids = [paper.id for paper in sources.hub.papers_of(day)]
            sources.arxiv.pages = dict.fromkeys(ids, Page.LARGE)
        with tempfile.TemporaryDirectory() as place:
            environment = os.environ | {
                "PAPERGRAM_FEED__HF_URL": sources.hf_url,
                "PAPERGRAM_FEED__ARXIV_URL": sources.arxiv_url,
                "PAPERGRAM_FEED__PAGE_SECONDS": "0",
                "PAPERGRAM_FEED__MAX_PAPERS": "100",
                "PAPERGRAM_DIGESTS__FOLDER": place,
                "PAPERGRAM_STORE__URL": f"sqlite:///{place}/papergram.db",
                "PAPERGRAM_LLM__URL": sources.model_url if with_model else "",
                "PAPERGRAM_LLM__MODEL": "reader-8b",
                "PAPERGRAM_LLM__CONCURRENCY": "4",
                "PYTHONPATH": str(Path(__file__).parents[1]),
            }
            began = time.monotonic()
            command = [sys.executable, "-m", "bot", "feed", "--date", f"{day}"]
            status, memory = await asyncio.to_thread(_run, command, environment)
            seconds = time.monotonic() - began
        if status:
            raise SystemExit(f"the feed ended with {status}")
        services = [one.service for one in sources.asked]
        requests = {name: services.count(name) for name in ("hf", "arxiv", "model")}
        return Cost(requests, sources.model.tokens, seconds, memory)


def _run(command: list[str], environment: dict[str, str]) -> tuple[int, float]:
    """Runs a command without its output; returns its exit code and the megabytes it had."""
    silent = [(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)]
    process = os.posix_spawn(command[0], command, environment, file_actions=silent)
    _, status, used = os.wait4(process, 0)
    return os.waitstatus_to_exitcode(status), used.ru_maxrss / 1024


def main() -> None:
    """Measure and print."""
    arguments = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    arguments.add_argument("--papers", type=int, default=73)
    arguments.add_argument("--large", action="store_true", help="pages of 1.8 MB")
    given = arguments.parse_args()
    table = Table("", "hf", "arxiv", "model", "tokens", "s", "s with pauses", "MB", title="a day")
    for with_model in (True, False):
        cost = asyncio.run(feed_day(given.papers, large=given.large, with_model=with_model))
        pauses = cost.requests["arxiv"] * _PAUSE_SECONDS
        table.add_row(
            "with a model" if with_model else "without one",
            *map(str, cost.requests.values()),
            f"{cost.tokens:,}",
            f"{cost.seconds:.1f}",
            f"{max(cost.seconds, pauses):.0f}",
            f"{cost.megabytes:.0f}",
        )
    Console(width=100).print(table)


if __name__ == "__main__":
    main()
