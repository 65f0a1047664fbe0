"""Deletes what is no longer needed, in small transactions so that nobody waits for it."""

from datetime import datetime, timedelta

from sqlalchemy import delete, exists
from sqlmodel import col, select

from bot.papers import State
from bot.store.database import Part
from bot.store.tables import (
    CorrectionRow,
    DeliveryRow,
    FeedingRow,
    QueryRow,
    ReadingRow,
    RenderingRow,
    TallyRow,
)

DELIVERIES_KEPT = timedelta(days=90)
"""How long the ledger remembers what is settled."""
WORDS_KEPT = timedelta(days=400)
"""How long searched words, daily figures and what the feed knows are kept: buttons work a year
later."""
_BATCH = 5000
"""Rows looked at in one transaction."""


class Tidying(Part):
    """Deletes old rows; runs in a thread of its own, since the ledger of a quarter is long."""

    def tidy(self, now: datetime) -> None:
        """Deletes everything that is too old at ``now``."""
        while self._trim_deliveries(now - DELIVERIES_KEPT):
            pass
        while self._trim_renderings():
            pass
        words = now - WORDS_KEPT
        with self._database.write() as session:
            session.execute(delete(QueryRow).where(col(QueryRow.asked_at) < words))
            session.execute(delete(TallyRow).where(col(TallyRow.day) < words.date()))
            session.execute(delete(FeedingRow).where(col(FeedingRow.day) < words.date()))
            session.execute(delete(ReadingRow).where(col(ReadingRow.changed_at) < words))

    def _trim_deliveries(self, before: datetime) -> int:
        """Deletes the settled and too old ones among the oldest rows; returns how many.

        Numbers grow with time: when none of the oldest rows is too old, no row is.
        """
        oldest = (
            select(DeliveryRow.id)
            .where(col(DeliveryRow.due_at).is_(None), DeliveryRow.state != State.SENDING.value)
            .order_by(col(DeliveryRow.id))
            .limit(_BATCH)
        )
        old = col(DeliveryRow.id).in_(oldest), col(DeliveryRow.updated_at) < before
        corrected = select(DeliveryRow.id).where(*old)
        with self._database.write() as session:
            session.execute(
                delete(CorrectionRow).where(col(CorrectionRow.delivery_id).in_(corrected))
            )
            gone = session.execute(delete(DeliveryRow).where(*old))
            return int(gone.rowcount)  # type: ignore[attr-defined]

    def _trim_renderings(self) -> int:
        """Deletes some of the renderings that no message uses; returns how many."""
        used = (
            exists().where(col(row.rendering_id) == RenderingRow.id)
            for row in (DeliveryRow, CorrectionRow)
        )
        unused = select(RenderingRow.id).where(*(~one for one in used)).limit(_BATCH)
        with self._database.write() as session:
            gone = session.execute(delete(RenderingRow).where(col(RenderingRow.id).in_(unused)))
            return int(gone.rowcount)  # type: ignore[attr-defined]
