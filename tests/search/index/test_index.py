"""What the index needs before it is asked, and when it has nothing."""

from pathlib import Path

from bot.clock import utc_now
from bot.feed.scanner import Scanner
from bot.search.glossary import shipped
from bot.store.store import Store
from tests.stage import SEED


def test_an_index_that_is_up_to_date_reads_the_glossary_for_the_first_search(
    tmp_path: Path,
) -> None:
    url = f"sqlite:///{tmp_path}/p.db"
    with Store(url) as store:
        list(Scanner(store.papers, store.files).load([SEED], utc_now()))
        store.index.follow()
    shipped.cache_clear()

    with Store(url) as store:
        store.index.follow()
        assert shipped.cache_info().misses == 0
        for words in ("robotics", "机器刁", "quantizaton"):
            assert store.index.search(words, 5).hits
        assert shipped.cache_info().misses == 1


def test_an_empty_index_finds_nothing(tmp_path: Path) -> None:
    with Store(f"sqlite:///{tmp_path}/p.db") as store:
        assert store.index.search("强化学习 quantization", 5).hits == ()
