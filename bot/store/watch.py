"""Notices that the files of an open store were deleted, replaced or damaged.

SQLite itself goes on writing into a file that has no name any more, and all of it is lost.
"""

import asyncio
import os
import sqlite3
from pathlib import Path

from sqlalchemy import event
from sqlalchemy.engine import ExceptionContext

from bot.store.database import Database

_LOOK_SECONDS = 2.0
_FIRST_BYTES = b"SQLite format 3\0"
_DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_CORRUPT_INDEX, sqlite3.SQLITE_NOTADB)


class StoreWatch:
    """What has become of a store since it was opened; one for each process."""

    def __init__(self, database: Database) -> None:
        self._file = Path(database.engine.url.database or "")
        self._log = self._file.with_name(f"{self._file.name}-wal")
        self._opened = {path: _identity(path) for path in (self._file, self._log)}
        # Held until the process ends: whoever closes a file lets go of all locks that the process
        # has on it, also of SQLite's.
        self._held = os.open(self._file, os.O_RDONLY)
        self._damage: str | None = None
        event.listen(database.engine, "handle_error", self._note)

    async def wait_for_fault(self) -> str:
        """Waits until the store cannot be used any more; returns why."""
        while (fault := self.fault()) is None:  # noqa: ASYNC110  no event tells of it
            await asyncio.sleep(_LOOK_SECONDS)
        return fault

    def fault(self) -> str | None:
        """Returns why the store cannot be used any more, in one line; ``None`` when it can."""
        for path, opened in self._opened.items():
            found = _identity(path)
            if opened is None:  # the log begins with the first use
                self._opened[path] = found
            elif found != opened:
                become = "deleted" if found is None else "replaced"
                return f"{path} was {become} while the bot had it open"
        if os.pread(self._held, len(_FIRST_BYTES), 0) != _FIRST_BYTES:
            return f"{self._file} is no database any more"
        return f"{self._file} is damaged: {self._damage}" if self._damage else None

    def _note(self, context: ExceptionContext) -> None:
        error = context.original_exception
        if getattr(error, "sqlite_errorcode", None) in _DAMAGED:
            self._damage = str(error)


def _identity(path: Path) -> tuple[int, int] | None:
    """Returns what tells one file from another; ``None`` when there is none."""
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    return found.st_dev, found.st_ino
