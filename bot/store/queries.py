"""Words that were searched, by number: 64 bytes of button data do not hold a query."""

from datetime import datetime

from sqlmodel import select

from bot.store.database import Part
from bot.store.tables import QueryRow


class Queries(Part):
    """Words ↔ number."""

    def number(self, words: str, now: datetime) -> int:
        """The number of these words, given now if they are new."""
        with self._database.write() as session:
            row = session.exec(select(QueryRow).where(QueryRow.words == words)).first()
            if row is None:
                row = QueryRow(words=words, asked_at=now)
                session.add(row)
                session.flush()
            row.asked_at = now  # a page that is shown again works as long again
            assert row.id is not None
            return row.id

    def words(self, number: int) -> str | None:
        """The words with this number."""
        row = self._find(QueryRow, number)
        return row.words if row else None
