"""How large a store is, and how much room is left."""

from pathlib import Path

from bot.store.sizes import free_bytes, store_sizes
from bot.store.store import Store
from tests.store.values import D16, A, load, paper


def test_the_parts_of_a_store(store: Store, tmp_path: Path) -> None:
    load(store, D16, paper(A))
    store.index.follow()

    sizes = store_sizes(f"sqlite:///{tmp_path}/papergram.db")

    assert set(sizes) == {"database", "log", "index"}
    assert sizes["database"] == (tmp_path / "papergram.db").stat().st_size
    assert sizes["index"] > 0


def test_where_nothing_is_nothing_is_taken(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/gone/papergram.db"

    assert set(store_sizes(url).values()) == {0}
    assert free_bytes(url) is None
    assert (free_bytes(f"sqlite:///{tmp_path}/papergram.db") or 0) > 0
