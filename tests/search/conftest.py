"""An index over real SQLite in memory, and papers to put into it."""

from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Connection, Engine, StaticPool, create_engine

from bot.intake.report import parse_report
from bot.papers import Paper
from bot.search import index
from bot.search.answer import Answer

SEED = Path(__file__).parents[2] / "seeds" / "2026-02-16.md"


class SmallIndex(index.Index):
    """An index on one connection, and what it is told."""

    def __init__(self, connection: Connection) -> None:
        super().__init__(lambda: nullcontext(connection), lambda: nullcontext(connection))
        self._connection = connection
        self._numbers: dict[str, int] = {}
        index.create(connection)

    def add(self, paper: Paper, day: date = date(2026, 2, 16)) -> str:
        number = self._numbers[paper.id] = len(self._numbers) + 1
        index.add(self._connection, number, paper, day)
        return paper.id

    def replace(self, old: Paper, new: Paper, day: date = date(2026, 2, 16)) -> None:
        index.replace(self._connection, self._numbers[new.id], old, new, day)

    def remove(self, paper: Paper) -> None:
        index.remove(self._connection, self._numbers.get(paper.id, 99), paper)

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
def engine() -> Iterator[Engine]:
    engine = create_engine(
        "sqlite://", poolclass=StaticPool, connect_args={"check_same_thread": False}
    )
    yield engine
    engine.dispose()


@pytest.fixture
def small(engine: Engine) -> Iterator[SmallIndex]:
    """Empty."""
    with engine.connect() as connection:
        yield SmallIndex(connection)


@pytest.fixture(scope="module")
def seed() -> Iterator[SmallIndex]:
    """The real digest; not to be written to."""
    engine = create_engine("sqlite://", poolclass=StaticPool)
    with engine.connect() as connection:
        filled = SmallIndex(connection)
        digest = parse_report(SEED.read_text("utf-8"))
        for one in digest.papers:
            filled.add(one, digest.date)
        yield filled
    engine.dispose()
