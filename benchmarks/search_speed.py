"""How fast the search answers, beside FTS5's trigram index and plain LIKE, while a writer loads.

    uv run python -m benchmarks.search_speed [--papers 100000] [--without-baselines]

Prints for ten kinds of query the median and the 95th percentile in milliseconds, the size of the
index beside the size of the texts, and the time to load one more digest of 50 papers.
"""

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from itertools import islice
from pathlib import Path
from statistics import median, quantiles

from rich.console import Console
from rich.progress import track
from rich.table import Table
from sqlalchemy import Connection, Engine, create_engine, event

from benchmarks.baselines import create, like, text_of, trigram
from benchmarks.corpus import papers
from bot.papers import Paper
from bot.search import index
from bot.search.index.searching import search
from bot.search.query import parse

KINDS = {
    "one word, Chinese": ["机器人", "强化学习", "扩散模型", "推荐系统", "大语言模型", "编解码器"],
    "one word, English": ["robotics", "quantization", "diffusion", "audio", "simulation", "model"],
    "two characters": ["量化", "幻觉", "音乐", "医疗", "仿真", "模型"],
    "name": ["GR00T-N1.6", "Qwen2.5-VL-7B", "openvla", "π0", "gpt4o", "RTX 4090"],
    "other language": ["sparse autoencoder", "knowledge distillation", "reward", "具身智能"],
    "several words": ["robot manipulation 强化学习", "RL 量化", "video understanding benchmark"],
    "question": [
        "怎样减少显存占用",
        "how to reduce hallucination in video models",
        "如何提升推理能力",
    ],
    "while typing": ["geoloc", "quantiz", "reinforcem", "robo", "gr00"],
    "typo": ["quantizaton", "reinforcment learning", "强化学系", "recomend", "difusion"],
    "phrase, filters": [
        '"flow matching" -audio',
        "date:2026-01 机器人",
        "field:强化学习 after:2025-12",
    ],
}


def _open(path: Path) -> Engine:
    engine = create_engine(f"sqlite:///{path}")

    @event.listens_for(engine, "connect")
    def _(dbapi: object, _record: object) -> None:
        for pragma in ("journal_mode = WAL", "synchronous = NORMAL", "busy_timeout = 5000"):
            dbapi.execute(f"PRAGMA {pragma}")  # type: ignore[attr-defined]

    return engine


def _build(console: Console, engine: Engine, plain: Engine | None, count: int) -> int:
    """Fills the index and the tables for the baselines; returns the size of the texts."""
    size = 0
    with engine.begin() as connection:
        index.create(connection)
    if plain:
        with plain.begin() as connection:
            create(connection)
    source = enumerate(papers(count), start=1)
    for _ in track(range(0, count, 500), "loading", console=console):
        batch = list(islice(source, 500))
        size += sum(len(text_of(paper).encode()) for _, (paper, _) in batch)
        with engine.begin() as connection:
            for number, (paper, day) in batch:
                index.add(connection, number, paper, day)
        if plain:
            with plain.begin() as connection:
                connection.exec_driver_sql(
                    "INSERT INTO paper VALUES (?, ?)",
                    [(number, text_of(paper)) for number, (paper, _) in batch],
                )
    if plain:
        with plain.begin() as connection:
            connection.exec_driver_sql("INSERT INTO tri(tri) VALUES ('rebuild')")
    return size


def ours(connection: Connection, text: str) -> object:
    """The product's search."""
    return search(connection, parse(text), limit=10)


def _measure(
    engine: Engine, ask: Callable[[Connection, str], object], queries: list[str], rounds: int
) -> tuple[float, float]:
    """Median and 95th percentile in milliseconds."""
    times: list[float] = []
    for _ in range(rounds):
        for text in queries:
            with engine.connect() as connection:
                begun = time.perf_counter()
                ask(connection, text)
                times.append((time.perf_counter() - begun) * 1000)
    return median(times), quantiles(times, n=20)[-1]


@contextmanager
def _writer(path: Path, count: int) -> Iterator[None]:
    """Another process that loads one digest after the other."""
    process = subprocess.Popen(
        [
            sys.executable,
            "-m",
            "benchmarks.search_speed",
            "--writer",
            str(path),
            "--papers",
            str(count),
        ]
    )
    try:
        yield
    finally:
        process.terminate()
        process.wait()


def _write(path: Path, first: int) -> None:
    engine = _open(path)
    source = enumerate(papers(20_000, randomness=2), start=first)
    while batch := list(islice(source, 50)):
        with engine.begin() as connection:
            for number, (paper, day) in batch:
                index.add(connection, number, paper, day)
        time.sleep(0.2)


def main() -> None:
    """Builds, measures and prints."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--papers", type=int, default=100_000)
    arguments.add_argument("--rounds", type=int, default=20)
    arguments.add_argument("--without-baselines", action="store_true")
    arguments.add_argument(
        "--folder", type=Path, help="keep the databases here, and use them again"
    )
    arguments.add_argument("--writer", type=Path, help=argparse.SUPPRESS)
    given = arguments.parse_args()
    if given.writer:
        _write(given.writer, 3 * 10**7 + int(time.time()) % 10**7 * 100)
        return
    console = Console()
    with tempfile.TemporaryDirectory() as temporary:
        folder = given.folder or Path(temporary)
        path, plain_path = folder / "index.db", folder / "plain.db"
        there, plain_there = path.exists(), plain_path.exists()
        engine, plain = _open(path), None if given.without_baselines else _open(plain_path)
        begun = time.perf_counter()
        if there:
            size = sum(len(text_of(paper).encode()) for paper, _ in papers(given.papers))
        else:
            size = _build(console, engine, None if plain_there else plain, given.papers)
            console.print(f"built in {time.perf_counter() - begun:.0f} s")
        loads = []
        for day_number, digest in enumerate(islice(_digests(given.papers), 10)):
            begun = time.perf_counter()
            with engine.begin() as connection:
                for place, (paper, day) in enumerate(digest):
                    number = 2 * 10**7 + int(time.time()) * 1000 + day_number * 50 + place
                    index.add(connection, number, paper, day)
            loads.append((time.perf_counter() - begun) * 1000)
        with engine.begin() as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        console.print(
            f"{given.papers:,} papers, texts {size / 1e6:.0f} MB, index"
            f" {path.stat().st_size / 1e6:.0f} MB; one more digest of 50 loads in"
            f" {median(loads):.0f} ms (slowest of 10: {max(loads):.0f} ms)"
        )
        table = Table("kind", "p50 ms", "p95 ms", title="while a writer loads digests")
        engines: list[tuple[Engine, Callable[[Connection, str], object], int]] = [
            (engine, ours, given.rounds)
        ]
        if plain:
            table = Table(
                "kind",
                "p50",
                "p95",
                "trigram p50",
                "p95",
                "LIKE p50",
                "p95",
                title="milliseconds, while a writer loads digests",
            )
            engines += [(plain, trigram, 2), (plain, like, 1)]
        with _writer(path, given.papers):
            _measure(engine, ours, [text for some in KINDS.values() for text in some], 1)
            for kind, queries in KINDS.items():
                figures = [_measure(one, ask, queries, rounds) for one, ask, rounds in engines]
                table.add_row(kind, *(f"{value:.1f}" for pair in figures for value in pair))
        console.print(table)


def _digests(count: int) -> Iterator[list[tuple[Paper, date]]]:
    source = papers(20_000, randomness=3)
    while batch := list(islice(source, 50)):
        yield batch


if __name__ == "__main__":
    main()
