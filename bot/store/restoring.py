"""A backup put in the place of the store.

All checks come before the first change. The store that was there is kept under another name, and
the backup appears in its place whole or not at all.
"""

import os
import shutil
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from bot.errors import StoreError
from bot.store.copying import keep_name
from bot.store.inspection import Inspected, inspect_store
from bot.store.urls import is_sqlite, sqlite_file


@dataclass(frozen=True, slots=True)
class Restored:
    """What a restored store has."""

    digests: int
    papers: int
    kept: Path | None
    """The store that was there; ``None`` when there was none."""


def restore_store(url: str, backup: Path, now: datetime) -> Restored:
    """Puts a copy of ``backup`` where the store at ``url`` is.

    Raises ``StoreError`` when the backup is none or is damaged, when a bot or another command has
    the store open, when there is no room, or when the store is no file; then nothing is changed.
    """
    if not is_sqlite(url):
        raise StoreError(
            "only a SQLite store is a file that a backup can replace; move the backup into an "
            f"empty database instead: papergram move sqlite:///{backup} URL"
        )
    file = sqlite_file(url)
    found = _inspect(backup, file)
    _refuse_open(file)
    part = file.with_name(f"{file.name}.part")
    try:
        with backup.open("rb") as source, part.open("wb") as copy:
            shutil.copyfileobj(source, copy)
            copy.flush()
            os.fsync(copy.fileno())
        kept = _set_aside(file, now)
        part.rename(file)
        keep_name(file.absolute().parent)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise StoreError(f"{file}: {error.strerror}") from error
    return Restored(found.digests, found.papers, kept)


def _inspect(backup: Path, file: Path) -> Inspected:
    if not backup.is_file():
        raise StoreError(f"{backup}: there is no such backup")
    if file.exists() and backup.samefile(file):
        raise StoreError(f"{backup} is the store itself; name a backup")
    url = f"sqlite:///{backup}"
    try:
        found = inspect_store(url)
    except StoreError as error:  # which tells how to mend a store
        reason = str(error).rpartition("; ")[0].replace(f"{url}: ", "").replace(url, "it")
        raise StoreError(f"{backup} cannot be restored: {reason}; name another backup") from error
    assert found is not None
    return found


def _refuse_open(file: Path) -> None:
    """Raises ``StoreError`` when another process has the store open, as a running bot has."""
    if not file.exists():
        return
    address = f"{file.resolve().as_uri()}?mode=rw"
    with closing(sqlite3.connect(address, uri=True, timeout=0)) as connection:
        try:
            connection.execute("PRAGMA locking_mode = EXCLUSIVE")
            connection.execute("BEGIN EXCLUSIVE")
            connection.execute("ROLLBACK")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY:
                raise StoreError(f"{file} is in use; stop the bot, then restore") from error
        except sqlite3.DatabaseError:
            return  # it is damaged, which is why a backup is wanted


def _set_aside(file: Path, now: datetime) -> Path | None:
    """Renames the store that is there, with its log, and returns its new name."""
    if not file.exists():
        return None
    kept = file.with_name(f"{file.name}.before-{now:%Y%m%dT%H%M%S}")
    for end in ("-wal", "-shm", ""):  # a log that were left would be taken for that of the backup
        if (part := file.with_name(file.name + end)).exists():
            part.rename(kept.with_name(kept.name + end))
    return kept
