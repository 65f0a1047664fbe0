"""How well the search ranks, beside FTS5's trigram index and plain LIKE, over labelled queries.

    uv run python -m benchmarks.search_quality [--queries benchmarks/queries.json] [--wrong]

The file is a list of objects with ``query``, ``kind`` and ``grades`` (arXiv id → 1 to 3) over the
papers of the seed. Recall@5: papers of grade 2 or better among the first five, of as many as could
be there. MRR: one by the place of the first relevant paper. nDCG@10 with gains of 2^grade - 1.
"""

import argparse
import json
from collections import defaultdict
from collections.abc import Callable, Sequence
from math import log2
from pathlib import Path
from statistics import mean
from typing import TypedDict

from rich.console import Console
from rich.table import Table
from sqlalchemy import Connection, create_engine

from benchmarks.baselines import create, like, text_of, trigram
from benchmarks.corpus import seed_digest
from bot.search import index
from bot.search.index.searching import search
from bot.search.query import parse

QUERIES = Path(__file__).with_name("queries.json")
Ask = Callable[[Connection, str], Sequence[str]]


class Labelled(TypedDict):
    """One entry of the file."""

    query: str
    kind: str
    grades: dict[str, int]


def figures(found: Sequence[str], grades: dict[str, int]) -> tuple[float, float, float]:
    """Recall@5, the reciprocal rank and nDCG@10 of one ranking."""
    good = {paper for paper, grade in grades.items() if grade >= 2} or set(grades)
    recall = len(good & set(found[:5])) / min(5, len(good))
    first = next((place for place, paper in enumerate(found, start=1) if paper in grades), 0)
    ideal = _gain(sorted(grades.values(), reverse=True))
    return recall, 1 / first if first else 0.0, _gain([grades.get(p, 0) for p in found]) / ideal


def _gain(grades: Sequence[int]) -> float:
    return sum((2.0**grade - 1) / log2(place + 1) for place, grade in enumerate(grades[:10], 1))


def ours(connection: Connection, text: str) -> Sequence[str]:
    """The product's search."""
    return search(connection, parse(text), limit=10).ids


def main() -> None:
    """Measures and prints."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--queries", type=Path, default=QUERIES)
    arguments.add_argument("--wrong", action="store_true", help="also the rankings below 0.95")
    given = arguments.parse_args()
    console = Console()
    labelled: list[Labelled] = json.loads(given.queries.read_text("utf-8"))
    digest = seed_digest()
    ids = {number: paper.id for number, paper in enumerate(digest.papers, start=1)}
    engines: dict[str, Ask] = {
        "ours": ours,
        "trigram": lambda connection, text: [ids[n] for n in trigram(connection, text)],
        "LIKE": lambda connection, text: [ids[n] for n in like(connection, text)],
    }
    results: dict[str, dict[str, list[tuple[float, float, float]]]] = {
        name: defaultdict(list) for name in engines
    }
    with create_engine("sqlite://").connect() as connection:
        index.create(connection)
        create(connection)
        for number, paper in enumerate(digest.papers, start=1):
            index.add(connection, number, paper, digest.date)
            connection.exec_driver_sql("INSERT INTO paper VALUES (?, ?)", (number, text_of(paper)))
        connection.exec_driver_sql("INSERT INTO tri(tri) VALUES ('rebuild')")
        for entry in labelled:
            for name, ask in engines.items():
                found = ask(connection, entry["query"])
                one = figures(found, entry["grades"])
                results[name][entry["kind"]].append(one)
                if name == "ours" and given.wrong and one[2] < 0.95:
                    graded = [f"{paper}:{entry['grades'].get(paper, 0)}" for paper in found]
                    console.print(f"{one[2]:.3f} {entry['query']!r}: {' '.join(graded)}")
    table = Table("kind", "queries", title=f"recall@5 / MRR / nDCG@10, {given.queries.name}")
    for name in engines:
        table.add_column(name, justify="right")
    kinds = sorted(results["ours"])
    for kind in [*kinds, "all"]:
        rows = [
            [one for some in (kinds if kind == "all" else [kind]) for one in results[name][some]]
            for name in engines
        ]
        if kind == "all":
            table.add_section()
        table.add_row(
            kind,
            str(len(rows[0])),
            *(" ".join(f"{mean(column):.3f}" for column in zip(*row, strict=True)) for row in rows),
        )
    console.print(table)


if __name__ == "__main__":
    main()
