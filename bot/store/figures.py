"""Figures for those who run the bot: sums, without names of people."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func
from sqlmodel import col, select

from bot.papers import DeliveryKind, State
from bot.store.database import Part
from bot.store.tables import DeliveryRow, EditionRow, SubscriptionRow


@dataclass(frozen=True, slots=True)
class Failures:
    """What did not arrive of one digest, in chats that are still there."""

    total: int
    """Messages that were owed to them."""
    reasons: Mapping[str, int]
    """How many failed, by reason."""


class Figures(Part):
    """Reads sums from the ledger."""

    def sent_by_day(self, since: datetime) -> Mapping[date, int]:
        """Messages that arrived, by the day in UTC."""
        day = func.date(DeliveryRow.updated_at)
        rows = self._read(
            select(day, func.count())
            .where(DeliveryRow.state == State.SENT.value, col(DeliveryRow.updated_at) >= since)
            .group_by(day)
        )
        # SQLite has no dates and gives text
        return {date.fromisoformat(str(found)[:10]): number for found, number in rows}

    def arrivals(self, since: datetime) -> Sequence[datetime]:
        """Returns the moments at which the first report of each day arrived."""
        first = func.min(EditionRow.arrived_at)
        return self._read(select(first).group_by(col(EditionRow.day)).having(first >= since))

    def failures(self, day: date) -> Failures | None:
        """Returns what failed of a digest; ``None`` while some of it is still to be sent.

        Chats that blocked the bot or are gone are switched off by then, and no failure; nor is
        what waits in a pause.
        """
        there = select(SubscriptionRow.id).where(
            col(SubscriptionRow.active), col(SubscriptionRow.paused_since).is_(None)
        )
        owed = (
            DeliveryRow.kind == DeliveryKind.DIGEST.value,
            DeliveryRow.key == day.isoformat(),
            col(DeliveryRow.subscription_id).in_(there),
        )
        pending = col(DeliveryRow.due_at).is_not(None) | (DeliveryRow.state == State.SENDING.value)
        query = (
            select(DeliveryRow.state, DeliveryRow.reason, func.count())
            .where(*owed)
            .group_by(DeliveryRow.state, DeliveryRow.reason)
        )
        with self._database.read() as session:
            if session.exec(select(DeliveryRow.id).where(*owed, pending).limit(1)).first():
                return None
            rows = session.exec(query).all()
        failed: dict[str, int] = {}
        for state, reason, number in rows:
            if state == State.FAILED.value:
                failed[reason] = failed.get(reason, 0) + number
        return Failures(sum(number for _, _, number in rows), failed)
