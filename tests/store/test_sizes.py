"""How large a store is, and how much room is left."""

from pathlib import Path

from bot.store.sizes import free_bytes, store_sizes
from bot.store.store import Store
from tests.store.values import D16, A, load, paper


def test_the_parts_of_a_store(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/papergram.db"
    with Store(url) as store:
        load(store, D16, paper(A))
        store.index.follow()

        sizes = store_sizes(url)

        assert set(sizes) == {"database", "log", "index"}
        assert sizes["database"] == (tmp_path / "papergram.db").stat().st_size
        assert sizes["index"] > 0


def test_of_a_server_only_the_index_is_here() -> None:
    assert set(store_sizes("postgresql+psycopg://user@host/name")) == {"index"}


def test_where_nothing_is_nothing_is_taken(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/gone/papergram.db"

    assert set(store_sizes(url).values()) == {0}
    assert free_bytes(url) is None
    assert (free_bytes(f"sqlite:///{tmp_path}/papergram.db") or 0) > 0
