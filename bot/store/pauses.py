"""Pauses: subscriptions that wait because the bot may not write for now.

A closed topic and a withdrawn right are no end. The subscription stays on and is planned as ever,
so each push tries again. The first message that arrives ends the pause.
"""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import Connection, bindparam, update
from sqlmodel import col, select

from bot.papers import Subscription
from bot.store.database import Part
from bot.store.subscriptions import active_in, fail_owed, owe_again, to_subscription
from bot.store.tables import SubscriptionRow


class Pauses(Part):
    """Which subscriptions wait, since when and why."""

    def pause(self, chat_id: int, reason: str, now: datetime, thread_id: int | None = None) -> int:
        """Pauses the pushes to a chat, or to one topic of it; returns how many were not paused.

        What the ledger still owes them is settled as failed, for the same ``reason``. A pause that
        lasts keeps its beginning.
        """
        these = active_in(chat_id, thread_id)
        with self._database.write() as session:
            fail_owed(session, these, reason, now)
            fresh = session.execute(
                update(SubscriptionRow)
                .where(
                    col(SubscriptionRow.id).in_(these), col(SubscriptionRow.paused_since).is_(None)
                )
                .values(paused_since=now, pause_reason=reason)
                .execution_options(synchronize_session=False)
            )
            return int(fresh.rowcount)  # type: ignore[attr-defined]

    def resume(
        self, chat_id: int, now: datetime, thread_id: int | None = None
    ) -> list[Subscription]:
        """Ends the pauses of a chat, or of one topic of it; returns who goes on.

        The newest digest is owed again where it did not arrive.
        """
        with self._database.write() as session:
            rows = session.exec(
                select(SubscriptionRow).where(
                    col(SubscriptionRow.id).in_(active_in(chat_id, thread_id)),
                    col(SubscriptionRow.paused_since).is_not(None),
                )
            ).all()
            for row in rows:
                owe_again(session, row, now)
                row.paused_since, row.pause_reason = None, ""
                row.waiting, row.next_due = False, now
            return [to_subscription(row) for row in rows]

    def try_again(self, subscription_id: int, now: datetime) -> Subscription:
        """Owes a paused subscription again what it missed of the newest digest.

        It stays paused until a message arrives.
        """
        with self._database.write() as session:
            row = session.get_one(SubscriptionRow, subscription_id)
            owe_again(session, row, now)
            return to_subscription(row)


def end_pauses(connection: Connection, subscription_ids: Collection[int]) -> None:
    """Ends the pauses of subscriptions that a message has just reached."""
    if subscription_ids:
        connection.execute(_ENDED, {"owners": list(set(subscription_ids))})


_TABLE = SubscriptionRow.__table__  # type: ignore[attr-defined]  # SQLModel leaves it untyped
_ENDED = (
    update(_TABLE)
    .where(_TABLE.c.id.in_(bindparam("owners", expanding=True)), _TABLE.c.paused_since.is_not(None))
    .values(paused_since=None, pause_reason="")
)
