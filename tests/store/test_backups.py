"""The daily backups."""

import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from bot.errors import StoreError
from bot.store.backups import Backups, find_backups
from bot.store.inspection import inspect_store
from bot.store.store import Store
from tests.store.values import D16, NOW, A, load, paper

DAY = timedelta(days=1)


def test_a_day_has_one_backup_and_the_oldest_go(store: Store, tmp_path: Path) -> None:
    load(store, D16, paper(A))
    folder = tmp_path / "deep" / "backups"
    backups = Backups(store.database, folder, keep=3)

    for day in range(5):
        now = NOW + day * DAY
        assert backups.is_due(now)
        made = backups.make(now)
        assert not backups.is_due(now + timedelta(hours=1))
        found = inspect_store(f"sqlite:///{made}")
        assert found is not None
        assert found.papers == 1

    assert [one.day for one in find_backups(folder)] == [D16 + day * DAY for day in (4, 3, 2)]
    assert folder.stat().st_mode & 0o077 == 0, "others may read what the store says of people"


def test_other_files_in_the_folder_are_left_alone(store: Store, tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    folder.mkdir()
    others = ("papergram.db", "papergram-2020-13-01.db", "papergram-2020-01-01.db.part", "x.db")
    for name in others:
        (folder / name).write_text("")

    Backups(store.database, folder, keep=1).make(NOW)

    assert {path.name for path in folder.iterdir()} == {*others, "papergram-2026-02-16.db"}


def test_a_failure_deletes_nothing(store: Store, tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    backups = Backups(store.database, folder, keep=1)
    kept = backups.make(NOW)
    with closing(sqlite3.connect(tmp_path / "papergram.db")) as connection, connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("INSERT INTO topic (subscription_id, words, muted) VALUES (99, 'x', 0)")

    with pytest.raises(StoreError, match="the store is damaged, nothing was copied"):
        backups.make(NOW + DAY)

    assert [path.name for path in folder.iterdir()] == [kept.name]


def test_a_folder_that_cannot_be_made_is_one_line(store: Store, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")

    with pytest.raises(StoreError, match=r"file/papergram-2026-02-16\.db: "):
        Backups(store.database, tmp_path / "file", keep=1).make(NOW)
