"""What the folder scan remembers of each file."""

from dataclasses import asdict, dataclass
from datetime import datetime

from sqlmodel import col, select

from bot.store.database import Part
from bot.store.tables import FileRow


@dataclass(frozen=True, slots=True)
class SeenFile:
    """A file as the last scan saw it."""

    path: str
    content_hash: str
    status: str
    message: str = ""
    line: int | None = None
    stamp: str = ""
    """Its size and times when it was taken; empty where they are no proof that it is the same."""


_COLUMNS = [col(getattr(FileRow, name)) for name in SeenFile.__slots__]


class Files(Part):
    """Files by their absolute path."""

    def all(self) -> dict[str, SeenFile]:
        """Returns every file ever seen, by path."""
        return {row[0]: SeenFile(*row) for row in self._read(select(*_COLUMNS))}

    def get(self, path: str) -> SeenFile | None:
        """Returns a file by its path, or ``None`` for one that was never seen."""
        rows = self._read(select(*_COLUMNS).where(col(FileRow.path) == path))
        return SeenFile(*rows[0]) if rows else None

    def remember(self, file: SeenFile, now: datetime) -> None:
        """Keeps what the scan at ``now`` saw of a file."""
        with self._database.write() as session:
            session.merge(FileRow(**asdict(file), seen_at=now))
