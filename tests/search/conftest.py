"""An index over real SQLite in memory, and papers to put into it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Connection, Engine, StaticPool, create_engine

from bot.intake.report import parse_report
from bot.papers import Paper
from bot.search import index
from bot.search.answer import Answer
from bot.search.query import parse

SEED = Path(__file__).parents[2] / "seeds" / "2026-02-16.md"


@dataclass
class Archive:
    """An index and the papers in it, found by their arXiv ids."""

    connection: Connection
    ids: dict[int, str] = field(default_factory=dict)

    def add(self, paper: Paper, day: date = date(2026, 2, 16)) -> int:
        doc_id = len(self.ids) + 1
        index.add(self.connection, doc_id, paper, day)
        self.ids[doc_id] = paper.id
        return doc_id

    def answer(self, text: str, *, only_typed: bool = False, limit: int = 10) -> Answer:
        return index.search(self.connection, parse(text, only_typed=only_typed), limit=limit)

    def find(self, text: str, *, only_typed: bool = False, limit: int = 10) -> list[str]:
        """The ids of the papers that have everything asked, best first."""
        answer = self.answer(text, only_typed=only_typed, limit=limit)
        return [self.ids[hit.doc_id] for hit in answer.hits if not hit.partial]


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
def archive(engine: Engine) -> Iterator[Archive]:
    """Empty."""
    with engine.connect() as connection:
        index.create(connection)
        yield Archive(connection)


@pytest.fixture(scope="module")
def seed() -> Iterator[Archive]:
    """The real digest; not to be written to."""
    engine = create_engine("sqlite://", poolclass=StaticPool)
    with engine.connect() as connection:
        index.create(connection)
        filled = Archive(connection)
        digest = parse_report(SEED.read_text("utf-8"))
        for one in digest.papers:
            filled.add(one, digest.date)
        yield filled
    engine.dispose()


Maker = Callable[..., Paper]
