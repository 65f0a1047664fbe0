"""An index in memory that follows papers as the store would give them, and papers to put in."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from bot.intake.report import parse_report
from bot.papers import Paper
from bot.search.answer import Answer
from bot.search.index import Change, Index, Position

SEED = Path(__file__).parents[2] / "seeds" / "2026-02-16.md"


class Known:
    """What an index follows: each paper with the change that it had last."""

    def __init__(self, token: str = "token") -> None:
        self.token = token
        self._changes: dict[str, Change] = {}
        self._numbers: dict[str, int] = {}
        self._last = 0

    def note(self, arxiv_id: str, paper: Paper | None, day: date) -> None:
        self._last += 1
        number = self._numbers.setdefault(arxiv_id, len(self._numbers) + 1)
        position = Position(self._last, self.token, number)
        papers = {"en": paper} if paper else {}
        self._changes[arxiv_id] = Change(position, arxiv_id, papers, day)

    def has_change(self, change: int, token: str) -> bool:
        return change == 0 or (change <= self._last and token == self.token)

    def behind(self, position: Position, limit: int) -> int:
        return len(self.changes(position, limit))

    def changes(self, position: Position, limit: int) -> Sequence[Change]:
        found = sorted(self._changes.values(), key=lambda change: change.position.change)
        return [one for one in found if one.position.change > position.change][:limit]

    def paper(self, arxiv_id: str, language: str | None) -> Paper | None:
        change = self._changes.get(arxiv_id)
        return change.papers["en"] if change and change.papers else None


class SmallIndex(Index):
    """An index, and what it is told."""

    def __init__(self, today: date = date(2026, 2, 16)) -> None:
        self.known = Known()
        super().__init__(None, self.known, lambda: today)

    def add(self, paper: Paper, day: date = date(2026, 2, 16)) -> str:
        self.known.note(paper.id, paper, day)
        return paper.id

    def remove(self, paper: Paper) -> None:
        self.known.note(paper.id, None, date(2026, 2, 16))

    def answer(self, text: str, *, only_typed: bool = False) -> Answer:
        return self.search(text, 10, only_typed=only_typed)

    def find(self, text: str, *, only_typed: bool = False) -> list[str]:
        """The ids of the papers that have everything asked, best first."""
        answer = self.answer(text, only_typed=only_typed)
        return [hit.arxiv_id for hit in answer.hits if not hit.partial]


def paper(number: int, title: str = "A title", **texts: str) -> Paper:
    """A paper with the id 2602.0000N."""
    arxiv_id = f"2602.{number:05}"
    made = Paper(arxiv_id, title, f"https://huggingface.co/papers/{arxiv_id}")
    return replace(made, **texts)  # type: ignore[arg-type]


@pytest.fixture
def small() -> SmallIndex:
    """Empty."""
    return SmallIndex()


@pytest.fixture(scope="module")
def seed() -> SmallIndex:
    """The real digest; not to be written to."""
    filled = SmallIndex()
    digest = parse_report(SEED.read_text("utf-8"))
    for one in digest.papers:
        filled.add(one, digest.date)
    return filled
