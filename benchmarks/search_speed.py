"""How fast the search answers, beside FTS5 trigram and tantivy with jieba, while digests come.

    uv run python -m benchmarks.search_speed [--papers 100000] [--times 10] [--without-baselines]

Prints for each kind of query the median and the 95th percentile in milliseconds of the processor's
time, the size of the index and of the texts, the memory, and the time in which the index follows
one more digest of 50 papers. Meanwhile a thread adds one digest after the other. ``--times 10``
puts each file of our index into it ten times, so that a million papers are made in ten minutes and
not in two hours.
"""

import argparse
import json
import os
import resource
import tempfile
import threading
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from itertools import islice
from pathlib import Path
from statistics import median, quantiles

from rich.console import Console
from rich.progress import Progress
from rich.table import Table
from sqlalchemy import create_engine

from benchmarks.archive import Archive
from benchmarks.baselines import TantivyWithJieba, create, fill, text_of, trigram
from benchmarks.corpus import papers
from bot.papers import Paper
from bot.search.index import Index

KINDS = {
    "one word, Chinese": ["机器人", "强化学习", "扩散模型", "推荐系统", "大语言模型", "编解码器"],
    "one word, English": ["robotics", "quantization", "diffusion", "audio", "simulation", "model"],
    "two characters": ["量化", "幻觉", "音乐", "医疗", "仿真", "模型"],
    "name": ["GR00T-N1.6", "Qwen2.5-VL-7B", "openvla", "π0", "gpt4o", "RTX 4090"],
    "other language": ["sparse autoencoder", "knowledge distillation", "reward", "具身智能"],
    "two to five words": [
        "robot manipulation 强化学习",
        "RL 量化",
        "video understanding benchmark",
        "multimodal language model spatial reasoning benchmark",
    ],
    "question": [
        "怎样减少显存占用",
        "how to reduce hallucination in video models",
        "如何提升推理能力",
    ],
    "while typing": ["geoloc", "quantiz", "reinforcem", "robo", "gr00", "ro", "diffusion mo"],
    "typing error": ["quantizaton", "reinforcment learning", "强化学系", "recomend", "difusion"],
    "phrase, filters": [
        '"flow matching" -audio',
        "date:2026-01 机器人",
        "field:强化学习 after:2025-12",
    ],
}
_TITLES = "a whole title"
Ask = Callable[[str], object]


def _measure(ask: Ask, queries: list[str], rounds: int) -> tuple[float, float]:
    """Returns the median and the 95th percentile in milliseconds."""
    times: list[float] = []
    for _ in range(rounds):
        for text in queries:
            begun = time.thread_time()
            ask(text)
            times.append((time.thread_time() - begun) * 1000)
    return median(times), quantiles(times, n=20)[-1]


@contextmanager
def _digests_come(index: Index, archive: Archive) -> Iterator[None]:
    """Adds one digest after the other, from another thread."""
    stop = threading.Event()

    def add() -> None:
        for digest in _digests(3):
            _follow(index, archive, digest)
            if stop.wait(0.5):
                return

    thread = threading.Thread(target=add)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join()


def _follow(index: Index, archive: Archive, digest: list[tuple[Paper, date]]) -> float:
    """Adds a digest; returns the milliseconds of the processor's time in which it is followed."""
    archive.add(digest)
    begun = time.process_time()
    index.follow()
    return (time.process_time() - begun) * 1000


def _digests(randomness: int) -> Iterator[list[tuple[Paper, date]]]:
    source = papers(20_000, randomness=randomness)
    while batch := list(islice(source, 50)):
        yield batch


def _multiply(folder: Path, times: int) -> None:
    """Puts each file of an index into it so many times."""
    meta = json.loads((folder / "meta.json").read_text())
    managed = json.loads((folder / ".managed.json").read_text())
    for segment in list(meta["segments"]):
        old = segment["segment_id"].replace("-", "")
        for _ in range(times - 1):
            new = uuid.uuid4()
            meta["segments"].append(segment | {"segment_id": str(new)})
            for file in folder.glob(f"{old}.*"):
                managed.append(new.hex + file.name.removeprefix(old))
                os.link(file, folder / managed[-1])
    (folder / "meta.json").write_text(json.dumps(meta))
    (folder / ".managed.json").write_text(json.dumps(managed))


def _memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _baselines(archive: Archive, folder: Path) -> dict[str, Ask]:
    connection = create_engine(f"sqlite:///{folder / 'plain.db'}").connect()
    create(connection)
    fill(connection, (paper for paper, _ in archive.papers))
    connection.commit()
    plain = TantivyWithJieba()
    plain.fill(paper for paper, _ in archive.papers)
    return {
        "trigram": lambda text: trigram(connection, text),
        "tantivy, jieba": plain.search,
    }


def main() -> None:
    """Builds, measures and prints."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--papers", type=int, default=100_000)
    arguments.add_argument("--times", type=int, default=1)
    arguments.add_argument("--rounds", type=int, default=20)
    arguments.add_argument("--without-baselines", action="store_true")
    given = arguments.parse_args()
    console = Console()
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        archive = Archive(list(papers(given.papers)))
        before = _memory()
        index = Index(folder / "index", archive)
        with Progress(console=console, transient=True) as progress:
            task = progress.add_task("indexing", total=given.papers)
            begun = time.process_time()
            index.follow(lambda done: progress.update(task, completed=done))
        spent = time.process_time() - begun
        if given.times > 1:
            _multiply(next((folder / "index").iterdir()), given.times)
            index = Index(folder / "index", archive)
        texts = sum(len(text_of(paper).encode()) for paper, _ in archive.papers)
        size = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
        console.print(
            f"{given.papers * given.times:,} papers, texts {texts * given.times / 1e6:.0f} MB,"
            f" index {size / 1e6:.0f} MB; {spent / given.papers * 1000:.2f} ms a paper,"
            f" {_memory() - before:.0f} MB of memory"
        )
        engines: dict[str, Ask] = {"ours": lambda text: index.search(text, 10)}
        if not given.without_baselines:
            engines |= _baselines(archive, folder)
        step = max(1, given.papers // 20)
        kinds = KINDS | {_TITLES: [paper.title for paper, _ in archive.papers[::step]]}
        table = Table("kind", title="milliseconds, p50 and p95, while digests come")
        for name in engines:
            table.add_column(name, justify="right")
        followed = [_follow(index, archive, digest) for digest in islice(_digests(2), 10)]
        with _digests_come(index, archive):
            for queries in kinds.values():
                _measure(engines["ours"], queries, 1)
            for kind, queries in kinds.items():
                found = [
                    _measure(ask, queries, given.rounds if name == "ours" else 2)
                    for name, ask in engines.items()
                ]
                table.add_row(kind, *(f"{p50:.1f} {p95:.1f}" for p50, p95 in found))
        console.print(table)
        console.print(
            f"a digest of 50 papers is followed in {median(followed):.0f} ms, the slowest of"
            f" {len(followed)} in {max(followed):.0f} ms"
        )


if __name__ == "__main__":
    main()
