"""The ledger as a person reads it: what is owed to whom, newest first."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement
from sqlmodel import col, select

from bot.cards.message import Message
from bot.papers import Delivery, DeliveryKind, State
from bot.store.database import Database, Part
from bot.store.ledger.renderings import Renderings
from bot.store.tables import DeliveryRow, SubscriptionRow

_ROWS = select(DeliveryRow, SubscriptionRow).join(
    SubscriptionRow, col(SubscriptionRow.id) == DeliveryRow.subscription_id
)


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """One row of the ledger."""

    delivery: Delivery
    state: State
    message_id: int | None
    """That of the message which Telegram took."""
    reason: str | None
    """Why it failed, or why its fate is unknown."""
    due_at: datetime | None
    """When it may go out, if it is still owed."""
    updated_at: datetime


class Journal(Part):
    """Reads the ledger and changes nothing."""

    def __init__(self, database: Database) -> None:
        super().__init__(database)
        self._renderings = Renderings()

    def newest(self, limit: int) -> list[LedgerEntry]:
        """Returns the rows that were written last."""
        rows = self._read(_ROWS.order_by(col(DeliveryRow.id).desc()).limit(limit))
        return [_to_entry(row, subscription) for row, subscription in rows]

    def all_of(self, kind: DeliveryKind) -> Iterator[tuple[LedgerEntry, Message]]:
        """Returns every row of a kind, with the message that it owes."""
        return self._owed(col(DeliveryRow.kind) == kind.value)

    def all_to(self, chat_id: int) -> Iterator[tuple[LedgerEntry, Message]]:
        """Returns every row of a chat, with the message that it owes."""
        return self._owed(col(SubscriptionRow.chat_id) == chat_id)

    def _owed(self, condition: ColumnElement[bool]) -> Iterator[tuple[LedgerEntry, Message]]:
        with self._database.read() as session:
            rows = session.exec(_ROWS.where(condition).order_by(col(DeliveryRow.id))).all()
            for row, subscription in rows:
                messages = self._renderings.load(session.connection(), row.rendering_id)
                yield _to_entry(row, subscription), messages[row.part]


def _to_entry(row: DeliveryRow, subscription: SubscriptionRow) -> LedgerEntry:
    assert row.id is not None
    delivery = Delivery(
        id=row.id,
        subscription_id=row.subscription_id,
        chat_id=subscription.chat_id,
        thread_id=subscription.thread_id,
        kind=DeliveryKind(row.kind),
        key=row.key,
        part=row.part,
        attempts=row.attempts,
    )
    return LedgerEntry(
        delivery,
        State(row.state),
        row.message_id,
        row.reason or None,
        row.due_at,
        row.updated_at,
    )
