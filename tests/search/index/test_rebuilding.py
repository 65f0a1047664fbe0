"""The index is made anew while the bot answers and digests arrive."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Connection, Engine, create_engine

from bot.papers import Paper
from bot.search import index
from bot.search.index import Index, rebuilding
from tests.search.conftest import paper

DAY = date(2026, 2, 16)


class Store:
    """The papers as the product's own tables would give them."""

    def __init__(self, count: int) -> None:
        self.papers = {number: paper(number, f"Robot {number}") for number in range(1, count + 1)}

    def after(
        self, connection: Connection, doc_id: int, limit: int
    ) -> Sequence[tuple[int, Paper, date]]:
        ids = sorted(found for found in self.papers if found > doc_id)[:limit]
        return [(found, self.papers[found], DAY) for found in ids]


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    return create_engine(f"sqlite:///{tmp_path / 'index.db'}")


def found(engine: Engine, text: str) -> set[int]:
    answer = Index(engine.connect, engine.begin).search(text, 500)
    return {int(arxiv_id.partition(".")[2]) for arxiv_id in answer.ids}


def fill(engine: Engine, store: Store) -> None:
    with engine.begin() as connection:
        index.create(connection)
        for doc_id, one in store.papers.items():
            index.add(connection, doc_id, one, DAY)


def test_the_new_index_finds_what_the_old_one_did(engine: Engine) -> None:
    store = Store(120)
    fill(engine, store)
    steps: list[int] = []
    assert Index(engine.connect, engine.begin).rebuild(store.after, steps.append) == 120
    assert steps == [50, 100, 120]
    assert found(engine, "robot") == set(range(1, 121))
    assert Index(engine.connect, engine.begin).rebuild(store.after) == 120  # and once more


def test_what_changes_meanwhile_is_in_the_new_index(engine: Engine) -> None:
    store = Store(120)
    fill(engine, store)

    def change(done: int) -> None:
        assert found(engine, "robot")  # the bot answers
        if done != 50:
            return
        with engine.begin() as connection:
            old, store.papers[1] = store.papers[1], paper(1, "Music")
            index.replace(connection, 1, old, store.papers[1], DAY)
            index.remove(connection, 2, store.papers.pop(2))
            store.papers[500] = paper(500, "Late robot")
            index.add(connection, 500, store.papers[500], DAY)

    Index(engine.connect, engine.begin).rebuild(store.after, change)
    assert found(engine, "robot") == set(range(3, 121)) | {500}
    assert found(engine, "music") == {1}
    with engine.begin() as connection:  # and it goes on being a normal index
        index.replace(connection, 3, store.papers[3], paper(3, "Piano"), DAY)
    assert found(engine, "piano") == {3}


def test_an_interrupted_rebuild_leaves_the_old_index(engine: Engine) -> None:
    store = Store(60)
    fill(engine, store)

    def interrupt(_: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        Index(engine.connect, engine.begin).rebuild(store.after, interrupt)
    assert found(engine, "robot") == set(range(1, 61))
    assert Index(engine.connect, engine.begin).rebuild(store.after) == 60


def test_an_index_of_another_analyzer_is_outdated(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(engine, Store(1))
    made = Index(engine.connect, engine.begin)
    assert not made.outdated()
    monkeypatch.setattr(rebuilding, "ANALYZER_VERSION", 99)
    assert made.outdated()
