"""What the folder scan remembers of each file."""

from dataclasses import asdict, dataclass
from datetime import datetime

from sqlmodel import select

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


class Files(Part):
    """Files by their absolute path."""

    def all(self) -> dict[str, SeenFile]:
        """Every file ever seen, by path."""
        return {
            row.path: SeenFile(row.path, row.content_hash, row.status, row.message, row.line)
            for row in self._read(select(FileRow))
        }

    def remember(self, file: SeenFile, now: datetime) -> None:
        """Keeps what the scan at ``now`` saw of a file."""
        with self._database.write() as session:
            session.merge(FileRow(**asdict(file), seen_at=now))
