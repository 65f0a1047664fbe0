"""How well the search ranks, beside FTS5's trigram index, plain LIKE, and tantivy with jieba.

    uv run python -m benchmarks.search_quality [--queries benchmarks/queries.json] [--wrong]
        [--papers 5000] [--archive papers.jsonl.xz]

The first table is over labelled queries for the papers of the seed. The file is a list of objects
with ``query``, ``kind`` and ``grades`` (arXiv id → 1 to 3). Recall@5: papers of grade 2 or better
among the first five, of as many as could be there. MRR: one by the place of the first relevant
paper. nDCG@10 with gains of 2^grade - 1.

The second table looks for papers of a made-up archive by a few of their rarer words: as they are,
with a typing error in one, and with a word too many. It says how often the paper comes first, and
how often among the first ten. With ``--archive`` the same is asked of its papers.

The third table asks in one language for what is written in the other (``across.json``): words, and
a pattern for how the texts say them. A paper that says it in its title has grade 3, in its field or
contribution 2, elsewhere 1. English words are asked over the seed, whose texts are Chinese, and
with ``--archive`` Chinese words over an archive in English.

With ``--archive`` two more tables are judged by reading what several engines found: questions as
people ask them (``questions.json``), and papers like another one (``similar.json``). The archive is
not kept here: an xz file, one JSON object a line: ``id``, ``date``, ``title``, ``field``,
``contribution``, ``abstract`` and ``authors``. What nobody has judged counts as nothing, so a new
way to find papers looks worse than it is.
"""

import argparse
import json
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import log2
from pathlib import Path
from random import Random
from statistics import mean
from typing import TypedDict

from rich.console import Console
from rich.table import Table
from sqlalchemy import Connection, create_engine

from benchmarks.archive import Archive, archived, seed_papers
from benchmarks.baselines import TantivyWithJieba, create, fill, like, text_of, trigram
from benchmarks.corpus import papers
from bot.papers import Paper
from bot.search.index import Index

QUERIES = Path(__file__).with_name("queries.json")
QUESTIONS = Path(__file__).with_name("questions.json")
SIMILAR = Path(__file__).with_name("similar.json")
ACROSS = Path(__file__).with_name("across.json")
Ask = Callable[[str], Sequence[str]]
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_SEARCHES = 200


class Labelled(TypedDict):
    """One entry of the file."""

    query: str
    kind: str
    grades: dict[str, int]


def figures(found: Sequence[str], grades: dict[str, int]) -> tuple[float, float, float]:
    """Returns recall@5, the reciprocal rank and nDCG@10 of one ranking."""
    good = {paper for paper, grade in grades.items() if grade >= 2} or set(grades)
    recall = len(good & set(found[:5])) / min(5, len(good))
    first = next((place for place, paper in enumerate(found, start=1) if paper in grades), 0)
    ideal = _gain(sorted(grades.values(), reverse=True))
    return recall, 1 / first if first else 0.0, _gain([grades.get(p, 0) for p in found]) / ideal


def _gain(grades: Sequence[int]) -> float:
    return sum((2.0**grade - 1) / log2(place + 1) for place, grade in enumerate(grades[:10], 1))


@dataclass(frozen=True, slots=True)
class Engines:
    """Each engine with the same papers in it."""

    papers: Mapping[str, Paper]
    index: Index
    connection: Connection
    plain: TantivyWithJieba

    def searches(self) -> dict[str, Ask]:
        """Returns how each finds papers for words."""
        return {
            "ours": lambda text: self.index.search(text, 10).ids,
            "trigram": lambda text: trigram(self.connection, text),
            "LIKE": lambda text: like(self.connection, text),
            "tantivy, jieba": self.plain.search,
        }

    def similars(self) -> dict[str, Ask]:
        """Returns how papers like another one are found: by ours, and by all of its text."""

        def by_text(arxiv_id: str) -> Sequence[str]:
            found = self.plain.search(text_of(self.papers[arxiv_id]), 11)
            return [other for other in found if other != arxiv_id]

        return {
            "ours": lambda known: [one.arxiv_id for one in self.index.similar(known, limit=10)],
            "plain BM25": by_text,
        }


def engines(of: Iterable[tuple[Paper, date]]) -> Engines:
    """Returns each engine with these papers in it."""
    rows = list(of)
    index = Index(None, Archive(rows))
    index.follow()
    connection = create_engine("sqlite://").connect()
    create(connection)
    fill(connection, (paper for paper, _ in rows))
    plain = TantivyWithJieba()
    plain.fill(paper for paper, _ in rows)
    return Engines({paper.id: paper for paper, _ in rows}, index, connection, plain)


def read(file: Path) -> list[Labelled]:
    """Reads the entries of a file."""
    entries: list[Labelled] = json.loads(file.read_text("utf-8"))
    return entries


def across(language: str, of: Iterable[Paper]) -> list[Labelled]:
    """Returns the words in a language, and which papers say it in the other one."""
    papers = list(of)
    found: list[Labelled] = []
    for words, pattern in json.loads(ACROSS.read_text("utf-8"))[language]:
        said = re.compile(pattern, re.IGNORECASE)
        grades = {paper.id: grade for paper in papers if (grade := _grade(paper, said))}
        found.append({"query": words, "kind": f"{language} words", "grades": grades})
    return found


def _grade(paper: Paper, said: re.Pattern[str]) -> int:
    if said.search(paper.title):
        return 3
    if said.search(f"{paper.field}\n{paper.contribution}"):
        return 2
    return 1 if said.search(text_of(paper)) else 0


def labelled(
    console: Console,
    title: str,
    entries: Iterable[Labelled],
    asked: Mapping[str, Ask],
    *,
    wrong: bool,
) -> None:
    """Measures and prints a table over labelled queries.

    ``asked`` are the engines by their names; ``wrong`` prints also our rankings below 0.95.
    """
    results: dict[str, dict[str, list[tuple[float, float, float]]]] = {
        name: defaultdict(list) for name in asked
    }
    for entry in entries:
        for name, ask in asked.items():
            found = ask(entry["query"])
            one = figures(found, entry["grades"])
            results[name][entry["kind"]].append(one)
            if name == "ours" and wrong and one[2] < 0.95:
                graded = [f"{paper}:{entry['grades'].get(paper, 0)}" for paper in found]
                console.print(f"{one[2]:.3f} {entry['query']!r}: {' '.join(graded)}")
    table = Table("kind", "queries", title=f"recall@5 / MRR / nDCG@10, {title}")
    for name in asked:
        table.add_column(name, justify="right")
    kinds = sorted(results["ours"])
    for kind in [*kinds, "all"]:
        rows = [
            [one for some in (kinds if kind == "all" else [kind]) for one in results[name][some]]
            for name in asked
        ]
        if kind == "all":
            table.add_section()
        table.add_row(
            kind,
            str(len(rows[0])),
            *(" ".join(f"{mean(column):.3f}" for column in zip(*row, strict=True)) for row in rows),
        )
    console.print(table)


def _searches(archive: Sequence[tuple[Paper, date]]) -> Mapping[str, list[tuple[str, str]]]:
    """Returns what is typed, and the id of the paper that is meant, by the kind of search."""
    chance = Random(7)
    papers_with: Counter[str] = Counter()
    words_of = [list(_words(paper)) for paper, _ in archive]
    for words in words_of:
        papers_with.update(set(words))
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for place in chance.sample(range(len(archive)), min(_SEARCHES, len(archive))):
        rare = sorted(
            {word for word in words_of[place] if papers_with[word] > 2},
            key=lambda word: (papers_with[word], word),
        )[:12]
        if len(rare) < 4:
            continue
        typed, arxiv_id = chance.sample(rare, 4), archive[place][0].id
        found["as they are"].append((" ".join(typed), arxiv_id))
        longest = max(typed, key=len)
        slipped = [_slipped(word, chance) if word == longest else word for word in typed]
        found["with a typing error"].append((" ".join(slipped), arxiv_id))
        other = chance.choice(words_of[chance.randrange(len(archive))])
        found["with a word too many"].append((" ".join([*typed, other]), arxiv_id))
    return found


def _words(paper: Paper) -> Iterator[str]:
    yield from re.findall(
        r"[a-z]{5,}", f"{paper.title} {paper.contribution} {paper.results}".lower()
    )


def _slipped(word: str, chance: Random) -> str:
    place = chance.randrange(1, len(word) - 1)
    return word[:place] + chance.choice(_LETTERS) + word[place + chance.randrange(2) :]


def known_items(
    console: Console, archive: Sequence[tuple[Paper, date]], asked: Mapping[str, Ask]
) -> None:
    """Measures and prints the second table.

    ``archive`` are the papers that are looked for, ``asked`` the engines that have them.
    """
    title = f"first / of ten, {len(archive):,} papers"
    table = Table("four words of a paper", "searches", title=title)
    for name in asked:
        table.add_column(name, justify="right")
    for kind, searches in _searches(archive).items():
        cells = []
        for ask in asked.values():
            found = [(ask(typed), arxiv_id) for typed, arxiv_id in searches]
            first = mean(arxiv_id in ids[:1] for ids, arxiv_id in found)
            among = mean(arxiv_id in ids for ids, arxiv_id in found)
            cells.append(f"{first:.2f} {among:.2f}")
        table.add_row(kind, str(len(searches)), *cells)
    console.print(table)


def main() -> None:
    """Measures and prints."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--queries", type=Path, default=QUERIES)
    arguments.add_argument("--papers", type=int, default=5000, help="of the made-up archive")
    arguments.add_argument("--wrong", action="store_true", help="also the rankings below 0.95")
    arguments.add_argument(
        "--archive", type=Path, help="what questions and similar papers are judged over"
    )
    given = arguments.parse_args()
    console = Console()

    def show(title: str, entries: Iterable[Labelled], asked: Mapping[str, Ask]) -> None:
        labelled(console, title, entries, asked, wrong=given.wrong)

    seed = engines(seed_papers())
    show(given.queries.name, read(given.queries), seed.searches())
    if given.papers:
        made_up = list(papers(given.papers))
        known_items(console, made_up, engines(made_up).searches())
    show("across languages", across("English", seed.papers.values()), seed.searches())
    if given.archive:
        real = list(archived(given.archive))
        archive = engines(real)
        known_items(console, real, archive.searches())
        show("across languages", across("Chinese", archive.papers.values()), archive.searches())
        show(QUESTIONS.name, read(QUESTIONS), archive.searches())
        show(SIMILAR.name, read(SIMILAR), archive.similars())


if __name__ == "__main__":
    main()
