"""Notices of the administrators to all subscribers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import col, select

from bot.store.database import Part
from bot.store.tables import NoticeRow, SubscriptionRow


@dataclass(frozen=True, slots=True)
class Notice:
    """A text as it goes out."""

    number: int
    html: str
    sent: bool


class Notices(Part):
    """Notices by number; one that was cancelled is gone."""

    def draft(self, html: str, now: datetime) -> Notice:
        """Keeps a notice that nobody has confirmed yet."""
        with self._database.write() as session:
            row = NoticeRow(html=html, made_at=now)
            session.add(row)
            session.flush()
            assert row.id is not None
            return Notice(row.id, html, sent=False)

    def get(self, number: int) -> Notice | None:
        """Returns the notice with this number."""
        row = self._find(NoticeRow, number)
        return Notice(number, row.html, row.sent_at is not None) if row else None

    def mark_sent(self, number: int, now: datetime) -> None:
        """Marks a notice as on its way."""
        with self._database.write() as session:
            row = session.get(NoticeRow, number)
            if row is not None and row.sent_at is None:
                row.sent_at = now

    def cancel(self, number: int) -> bool:
        """Drops a notice that is not on its way; ``False`` when it is, or is gone."""
        with self._database.write() as session:
            row = session.get(NoticeRow, number)
            if row is None or row.sent_at is not None:
                return False
            session.delete(row)
            return True

    def audience(self) -> Sequence[int]:
        """Returns the subscriptions that get a notice: all that are on."""
        found = self._read(select(SubscriptionRow.id).where(col(SubscriptionRow.active)))
        return [number for number in found if number is not None]
