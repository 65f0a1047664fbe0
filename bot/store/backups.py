"""The backups that the bot makes by itself: one a day, checked, and the oldest deleted."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from bot.errors import StoreError
from bot.store.copying import copy_store
from bot.store.database import Database

_NAME = re.compile(r"papergram-(\d{4}-\d\d-\d\d)\.db")


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup in the folder; other files there are none of ours and are left alone."""

    file: Path
    day: date

    @property
    def made_at(self) -> datetime:
        """When it was written, as its file says."""
        return datetime.fromtimestamp(self.file.stat().st_mtime, UTC)


def find_backups(folder: Path) -> list[Backup]:
    """Returns the backups in a folder, the newest first; none where the folder is not there."""
    found = []
    for file in folder.glob("papergram-*.db"):
        if matched := _NAME.fullmatch(file.name):
            try:
                found.append(Backup(file, date.fromisoformat(matched[1])))
            except ValueError:
                continue
    return sorted(found, key=lambda one: one.day, reverse=True)


@dataclass(frozen=True, slots=True)
class Backups:
    """Keeps the last backups of a store in a folder."""

    database: Database
    folder: Path
    keep: int
    """How many are kept."""

    def is_due(self, now: datetime) -> bool:
        """Whether there is no backup of this day in UTC, or of a later one, yet."""
        newest = next(iter(find_backups(self.folder)), None)
        return newest is None or newest.day < now.date()

    def make(self, now: datetime) -> Path:
        """Makes the backup of this day, then deletes those beyond the number that is kept.

        Raises ``StoreError`` when it cannot be made; then nothing is deleted.
        """
        target = self.folder / f"papergram-{now.astimezone(UTC).date()}.db"
        try:
            self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            copy_store(self.database, target)
            for old in find_backups(self.folder)[self.keep :]:
                old.file.unlink()
        except OSError as error:
            raise StoreError(f"{target}: {error.strerror}") from error
        return target
