"""Puts right what was written while the clock was ahead, once it was set back."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import String, and_, cast, func, update
from sqlmodel import col, select

from bot.papers import DeliveryKind
from bot.store.database import Part
from bot.store.tables import CorrectionRow, DeliveryRow, SubscriptionRow


@dataclass(frozen=True, slots=True)
class CountedPush:
    """The last push of a subscription, as the clock of that time dated it."""

    subscription_id: int
    day: date
    """The local day that it used up."""
    pushed_at: datetime | None
    """When it went out; ``None`` when the ledger does not know."""
    zone: str


class Rewinding(Part):
    """Times that a clock wrote which was ahead."""

    def counted_pushes(self, now: datetime) -> list[CountedPush]:
        """Returns the pushes of today and of days to come; no older one can be dated too late."""
        pushed_at = func.max(DeliveryRow.updated_at)
        rows = self._read(
            select(
                col(SubscriptionRow.id),
                col(SubscriptionRow.last_push_day),
                pushed_at,
                col(SubscriptionRow.zone),
            )
            .join(
                DeliveryRow,
                and_(
                    col(DeliveryRow.subscription_id) == SubscriptionRow.id,
                    col(DeliveryRow.kind) == DeliveryKind.DIGEST.value,
                    # ISO, as keys are written; both databases write a day so.
                    col(DeliveryRow.key) == cast(SubscriptionRow.last_digest, String),
                ),
                isouter=True,
            )
            .where(col(SubscriptionRow.last_push_day) >= (now - timedelta(days=1)).date())
            .group_by(col(SubscriptionRow.id))
        )
        return [
            CountedPush(number, day, at, zone)
            for number, day, at, zone in rows
            if number is not None and day is not None
        ]

    def rewind(self, now: datetime, days: Mapping[int, date | None]) -> None:
        """Makes all due that waits for a time after ``now``, so that it is looked at again.

        ``days`` are the days of the last push, by subscription, where they were dated wrongly.
        """
        with self._database.write() as session:
            for table in (DeliveryRow, CorrectionRow):
                session.execute(update(table).where(col(table.due_at) > now).values(due_at=now))
            ahead = col(SubscriptionRow.next_due) > now
            session.execute(update(SubscriptionRow).where(ahead).values(next_due=now))
            for subscription_id, day in days.items():
                session.get_one(SubscriptionRow, subscription_id).last_push_day = day
