"""A copy of a store on a server: a SQLite file, made while others write."""

from pathlib import Path

import pytest

from bot.store.copying import copy_store
from bot.store.store import Store
from tests import databases
from tests.store.values import D16, A, load, paper, subscribe


@pytest.fixture
def store_kind() -> str:
    return "postgresql"


def test_the_copy_is_a_file_with_all_that_there_is(store: Store, tmp_path: Path) -> None:
    load(store, D16, paper(A))
    subscribe(store)

    with store.database.write():  # a writer does not keep it waiting
        copy_store(store.database, tmp_path / "copy.db")

    assert {path.name for path in tmp_path.glob("copy*")} == {"copy.db"}
    with Store(f"sqlite:///{tmp_path}/copy.db") as copy:
        assert databases.rows_of(copy) == databases.rows_of(store)
