"""The index is ready before it is asked."""

from pathlib import Path

from bot.clock import utc_now
from bot.feed.scanner import Scanner
from bot.search.glossary import shipped
from bot.store.store import Store
from tests.stage import SEED


def test_a_warm_index_has_read_what_a_first_search_needs(tmp_path: Path) -> None:
    with Store(f"sqlite:///{tmp_path}/p.db") as store:
        list(Scanner(store.papers, store.files).load([SEED], utc_now()))
        shipped.cache_clear()

        store.index.warm()

        assert shipped.cache_info().misses == 1
        for words in ("robotics", "机器刁", "quantizaton"):
            store.index.search(words, 5)
        assert shipped.cache_info().misses == 1


def test_an_empty_index_can_be_warmed(tmp_path: Path) -> None:
    with Store(f"sqlite:///{tmp_path}/p.db") as store:
        store.index.warm()
