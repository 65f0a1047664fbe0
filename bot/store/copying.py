"""A copy of the store, made while others go on using it."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from bot.errors import StoreError
from bot.store.database import Database
from bot.store.inspection import find_damage
from bot.store.locks import take_lock
from bot.store.moving import move_store, open_target


def copy_store(database: Database, target: Path) -> None:
    """Copies the store into the new file ``target``, which appears whole or not at all.

    The copy is a SQLite file, whatever database the store is in. It grows beside ``target``, as
    ``NAME.part``. What a killed process left of one is written over. Raises
    ``StoreError`` when ``target`` exists or cannot be written, or the store is damaged.
    """
    part = target.with_name(f"{target.name}.part")
    try:
        with part.open("ab") as held:
            if not take_lock(held):
                raise StoreError(f"{target} is being written by another backup")
            try:
                _refuse_existing(target)  # behind the lock: another may have just made it
                os.ftruncate(held.fileno(), 0)
                if database.engine.dialect.name == "sqlite":
                    _copy(database, part)
                else:
                    _write_file(database, part)
                os.fsync(held.fileno())
                part.rename(target)
            except BaseException:
                part.unlink(missing_ok=True)
                raise
        keep_name(target.absolute().parent)
    except OSError as error:
        raise StoreError(f"{target}: {error.strerror}") from error
    except sqlite3.Error as error:
        raise StoreError(f"{target}: {error}") from error


def _refuse_existing(target: Path) -> None:
    if target.exists():
        raise StoreError(f"{target} exists already; name a new file")


def _copy(database: Database, part: Path) -> None:
    with (
        database.read_connection() as connection,
        closing(sqlite3.connect(part)) as copy,
    ):
        source = connection.connection.driver_connection
        assert isinstance(source, sqlite3.Connection)
        copy.execute("PRAGMA journal_mode = OFF")  # a copy that fails is thrown away
        copy.execute("PRAGMA synchronous = OFF")  # the whole file is brought to the disk at the end
        source.backup(copy)
    if damage := find_damage(part):
        raise StoreError(f"the store is damaged, nothing was copied: {damage}")


def _write_file(database: Database, part: Path) -> None:
    with closing(open_target(f"sqlite:///{part}")) as copy:
        move_store(database, copy, alone=False)


def keep_name(folder: Path) -> None:
    """Brings the names of a folder's files to the disk."""
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
