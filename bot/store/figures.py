"""Figures for those who run the bot: sums, without names of people."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, func
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


@dataclass(frozen=True, slots=True)
class PushFigures:
    """What became of one digest's messages, as far as the ledger still has them."""

    day: date
    states: Mapping[State, int]
    first_at: datetime | None
    """When the first of those that arrived was sent."""
    last_at: datetime | None
    in_doubt: int
    """Messages without an answer that wait for their second call."""


class Figures(Part):
    """Reads sums from the ledger."""

    def states(self, day: date) -> Mapping[State, int]:
        """Returns how many messages of a digest are in each state."""
        query = select(DeliveryRow.state, func.count()).where(*_of_digest(day))
        rows = self._read(query.group_by(DeliveryRow.state))
        return {State(state): number for state, number in rows}

    def pushes(self, days: Sequence[date]) -> list[PushFigures]:
        """Returns what became of the digests of these days; none for a day that was not pushed."""
        found = []
        for day in days:
            first, last = func.min(DeliveryRow.updated_at), func.max(DeliveryRow.updated_at)
            sent = DeliveryRow.state == State.SENT.value
            times = self._read(select(first, last).where(*_of_digest(day), sent))[0]
            again = col(DeliveryRow.due_at).is_not(None), DeliveryRow.state == State.UNKNOWN.value
            in_doubt = self._read(select(func.count()).where(*_of_digest(day), *again))[0]
            if states := self.states(day):
                found.append(PushFigures(day, states, *times, in_doubt))
        return found

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
        owed = (*_of_digest(day), col(DeliveryRow.subscription_id).in_(there))
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


def _of_digest(day: date) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    kind = col(DeliveryRow.kind) == DeliveryKind.DIGEST.value
    return kind, col(DeliveryRow.key) == day.isoformat()
