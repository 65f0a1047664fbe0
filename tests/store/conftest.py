"""A store of its own for each test: a real file, and a real database on a server."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.store.store import Store
from tests import databases


@pytest.fixture(params=databases.KINDS)
def store_kind(request: pytest.FixtureRequest) -> str:
    """Both."""
    return str(request.param)


@pytest.fixture
def store(store_url: str, tmp_path: Path) -> Iterator[Store]:
    """An empty store."""
    with Store(store_url, index=tmp_path / "papergram.db.search") as store:
        yield store
