"""A store of its own for each test, on a real file."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.store.store import Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty store."""
    with Store(f"sqlite:///{tmp_path}/papergram.db") as store:
        yield store
