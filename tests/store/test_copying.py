"""A copy of the store: whole, or not there."""

import fcntl
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from bot.clock import utc_now
from bot.errors import StoreError
from bot.feed.scanner import Scanner
from bot.store.copying import copy_store
from bot.store.store import Store
from tests.stage import SEED

_KILLED_BEFORE_THE_END = """
import os, signal, sys
from pathlib import Path
from bot.store import copying
from bot.store.store import Store

copying.find_damage = lambda file: os.kill(os.getpid(), signal.SIGKILL)
with Store(sys.argv[1]) as store:
    copying.copy_store(store.database, Path(sys.argv[2]))
"""


@pytest.fixture
def url(tmp_path: Path) -> str:
    """A store with the seed in it."""
    url = f"sqlite:///{tmp_path}/p.db"
    with Store(url) as store:
        list(Scanner(store.papers, store.files).load([SEED], utc_now()))
    return url


def _copy(url: str, target: Path) -> None:
    with Store(url) as store:
        copy_store(store.database, target)


def _names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_a_copy_is_whole_and_alone(url: str, tmp_path: Path) -> None:
    _copy(url, tmp_path / "copy.db")

    assert _names(tmp_path) == {"p.db", "copy.db"}
    with Store(f"sqlite:///{tmp_path}/copy.db") as copy:
        assert copy.papers.counts() == (1, 23)
        assert copy.index.search("robotics", 5).hits


def test_a_file_that_is_there_is_never_overwritten(url: str, tmp_path: Path) -> None:
    (tmp_path / "copy.db").write_text("precious")

    with pytest.raises(StoreError, match="exists already"):
        _copy(url, tmp_path / "copy.db")

    assert (tmp_path / "copy.db").read_text() == "precious"
    assert _names(tmp_path) == {"p.db", "copy.db"}


def test_a_killed_backup_leaves_no_copy_and_the_next_one_succeeds(url: str, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    killed = subprocess.run(
        [sys.executable, "-c", _KILLED_BEFORE_THE_END, url, str(copy)], check=False
    )
    assert killed.returncode == -signal.SIGKILL
    assert not copy.exists()

    _copy(url, copy)

    assert copy.exists()
    assert not {name for name in _names(tmp_path) if ".part" in name}


def test_two_backups_to_one_file_do_not_mix(url: str, tmp_path: Path) -> None:
    with (tmp_path / "copy.db.part").open("wb") as other:
        fcntl.flock(other, fcntl.LOCK_EX)
        with pytest.raises(StoreError, match="another backup"):
            _copy(url, tmp_path / "copy.db")

    assert "copy.db" not in _names(tmp_path)


def test_a_damaged_store_is_not_copied(url: str, tmp_path: Path) -> None:
    with Store(url) as store:
        file = tmp_path / "p.db"
        with file.open("r+b") as opened:
            opened.seek(file.stat().st_size - 4096)
            opened.write(bytes(4096))
        with pytest.raises(StoreError, match="damaged"):
            copy_store(store.database, tmp_path / "copy.db")

    assert _names(tmp_path) == {"p.db"}


def test_a_folder_that_is_not_there_is_named(url: str, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="No such file or directory"):
        _copy(url, tmp_path / "none" / "copy.db")
