"""Papers to search, and how an index follows them in memory as it would follow the store."""

import json
import lzma
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from benchmarks.corpus import seed_digest
from bot.papers import Extra, Facts, Paper
from bot.search.index import Change, Position

_TOKEN = "archive"


class Archive:
    """Papers, each of which is one change."""

    def __init__(self, papers: Sequence[tuple[Paper, date]]) -> None:
        self.papers = list(papers)

    def add(self, papers: Sequence[tuple[Paper, date]]) -> None:
        """Adds papers behind those that are there."""
        self.papers += papers

    def has_change(self, change: int, token: str) -> bool:
        """Whether there is such a change."""
        return change == 0 or (change <= len(self.papers) and token == _TOKEN)

    def behind(self, position: Position, limit: int) -> int:
        """Returns how many papers come after a position, at most ``limit``."""
        return min(limit, len(self.papers) - position.change)

    def changes(self, position: Position, limit: int) -> Sequence[Change]:
        """Returns the next papers after a position."""
        some = self.papers[position.change : position.change + limit]
        return [
            Change(Position(number, _TOKEN, number), paper.id, {"zh": paper}, day)
            for number, (paper, day) in enumerate(some, start=position.change + 1)
        ]

    def paper(self, arxiv_id: str, language: str | None) -> Paper | None:
        """Returns a paper by its id; it has no language."""
        return next((paper for paper, _ in self.papers if paper.id == arxiv_id), None)


def seed_papers() -> list[tuple[Paper, date]]:
    """Returns the papers of the seed."""
    digest = seed_digest()
    return [(paper, digest.date) for paper in digest.papers]


def archived(file: Path) -> list[tuple[Paper, date]]:
    """Returns the papers of an archive."""
    found: list[tuple[Paper, date]] = []
    with lzma.open(file, "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            paper = Paper(
                row["id"],
                row["title"],
                f"https://huggingface.co/papers/{row['id']}",
                field=row["field"],
                contribution=row["contribution"],
                extras=(Extra("Abstract", row["abstract"]),),
                facts=Facts(authors=tuple(row["authors"])),
            )
            found.append((paper, date.fromisoformat(row["date"])))
    return found
