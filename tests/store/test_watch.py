"""A store whose files were taken away, changed for others, or spoiled."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy.exc import DatabaseError

from bot.clock import utc_now
from bot.store.store import Store
from bot.store.watch import StoreWatch

_VISIT = """
import sqlite3, sys

connection = sqlite3.connect(sys.argv[1])
connection.execute("SELECT count(*) FROM paper").fetchall()
connection.close()
"""


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(f"sqlite:///{tmp_path}/p.db") as store:
        yield store


def _delete(file: Path) -> None:
    file.unlink()


def _replace(file: Path) -> None:
    other = file.with_name("other.db")
    other.write_bytes(file.read_bytes())
    other.replace(file)


def _delete_log(file: Path) -> None:
    file.with_name(f"{file.name}-wal").unlink()


def _overwrite(file: Path) -> None:
    file.write_bytes(b"garbage" * 1000)


def _empty(file: Path) -> None:
    file.write_bytes(b"")


def test_a_store_that_is_used_has_no_fault(store: Store) -> None:
    watch = StoreWatch(store.database)
    for _ in range(3):
        store.heartbeat.beat(utc_now(), utc_now())
        assert watch.fault() is None


def test_looking_lets_go_of_no_lock(store: Store, tmp_path: Path) -> None:
    """A process that takes itself for the last one deletes the log, and what is in it is lost."""
    watch = StoreWatch(store.database)
    store.heartbeat.beat(utc_now(), utc_now())
    assert watch.fault() is None

    subprocess.run([sys.executable, "-c", _VISIT, str(tmp_path / "p.db")], check=True)

    assert watch.fault() is None


@pytest.mark.parametrize(
    ("act", "said"),
    [
        (_delete, "p.db was deleted"),
        (_replace, "p.db was replaced"),
        (_delete_log, "p.db-wal was deleted"),
        (_overwrite, "is no database any more"),
        (_empty, "is no database any more"),
    ],
)
def test_what_became_of_its_files_is_said(
    act: Callable[[Path], None], said: str, store: Store, tmp_path: Path
) -> None:
    watch = StoreWatch(store.database)
    store.heartbeat.beat(utc_now(), utc_now())
    assert watch.fault() is None

    act(tmp_path / "p.db")

    assert said in str(watch.fault())


def test_damage_that_a_query_meets_is_said(tmp_path: Path) -> None:
    url, file = f"sqlite:///{tmp_path}/p.db", tmp_path / "p.db"
    with Store(url) as store:
        store.heartbeat.beat(utc_now(), utc_now())
    kept = file.read_bytes()
    with Store(url) as store:
        watch = StoreWatch(store.database)
        with file.open("r+b") as opened:
            opened.seek(4096)
            opened.write(b"\xff" * (len(kept) - 4096))
        with pytest.raises(DatabaseError):
            store.heartbeat.last()

        assert "is damaged: database disk image is malformed" in str(watch.fault())
