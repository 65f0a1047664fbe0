"""A shelf of its own for each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.store.store import Store
from tests.feed.shelf import Shelf


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Shelf]:
    """An empty folder and an empty store."""
    path = tmp_path / "digests"
    path.mkdir()
    with Store(f"sqlite:///{tmp_path}/test.db") as store:
        yield Shelf(path, store)
