"""The bot's signs of life: for those who look from outside, and for its next start."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, func, insert
from sqlmodel import col, select

from bot.store.database import Part
from bot.store.tables import AnsweredRow, HeartbeatRow

_REMEMBERED = 2000
"""Many more updates than Telegram delivers at once, of which some may come again."""


@dataclass(frozen=True, slots=True)
class SignOfLife:
    """What the running bot noted last."""

    at: datetime
    """When it was at work."""
    heard_at: datetime | None
    """When Telegram last told it what people write; ``None`` in a store of an older version."""


class Heartbeat(Part):
    """When the running bot was last seen at work, and which updates it answered."""

    def beat(self, now: datetime, heard_at: datetime) -> None:
        """Notes that the bot is at work at ``now``, and when it heard from Telegram last."""
        with self._database.write() as session:
            session.merge(HeartbeatRow(id=1, at=now, heard_at=heard_at))

    def last(self) -> SignOfLife | None:
        """Returns the last sign of life; ``None`` when the bot never ran on this store."""
        row = self._find(HeartbeatRow, 1)
        return SignOfLife(row.at, row.heard_at) if row else None

    def note_answered(self, update_ids: Sequence[int]) -> None:
        """Remembers that these updates were answered, and forgets the oldest ones."""
        if not update_ids:
            return
        newest = select(func.max(AnsweredRow.id)).scalar_subquery()
        with (
            self._database.write_connection() as connection,
            self._database.committing(connection),
        ):
            added = [{"update_id": number} for number in update_ids]
            connection.execute(insert(AnsweredRow).values(added))
            connection.execute(
                delete(AnsweredRow).where(col(AnsweredRow.id) <= newest - _REMEMBERED)
            )

    def answered(self) -> list[int]:
        """Returns the ids of the updates that were answered last, the oldest first."""
        return list(self._read(select(AnsweredRow.update_id).order_by(col(AnsweredRow.id))))
