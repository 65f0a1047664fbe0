"""The ledger: every owed message is a row before it is sent.

``due → sending → sent``, or ``failed`` with the reason, or ``unknown`` when no answer came or the
process died between the call and its answer. ``sending`` is committed before the call and the
outcome after it, so a crash leaves a trace of every message that may have gone out. ``due_at`` is
set while a message waits for its next call, and for nothing else.

A push writes and reads many rows, so this module speaks SQL by the statement, not by the object.
"""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, bindparam, false, func, true, update
from sqlalchemy import select as sql_select
from sqlmodel import col, select

from bot.cards.message import Message
from bot.papers import Delivery, DeliveryKind, State
from bot.store.database import Database, Part
from bot.store.ledger.renderings import Renderings
from bot.store.pauses import end_pauses
from bot.store.tables import DeliveryRow, SubscriptionRow

RESEND_AFTER = timedelta(minutes=1)
"""Pause before a message of unknown fate is sent once more."""
_OFF = "the subscription has ended"
_UNREADABLE = "its message cannot be read in the store"
_MOST_CALLS = 2
"""Calls of unknown outcome after which a message is left alone: at most two copies exist."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A delivery marked as ``sending``, with its message."""

    delivery: Delivery
    message: Message
    due_at: datetime
    """Since when it might go out."""


@dataclass(frozen=True, slots=True)
class Settlement:
    """What became of a claim."""

    delivery: Delivery
    state: State
    due_at: datetime | None = None
    """When it may be called again; ``None`` when nothing more is to come."""
    message_id: int | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class DigestRecord:
    """What the ledger knows of one digest for one subscription."""

    day: date
    states: Mapping[State, int]
    """How many messages are in each state."""
    reason: str | None
    """Why the first failed one failed, if one did."""
    at: datetime
    """When the last of them changed."""


class Ledger(Part):
    """Owed messages on their way, and what became of them."""

    def __init__(self, database: Database, *, resend_unknown: bool = True) -> None:
        super().__init__(database)
        self._resend_unknown = resend_unknown
        self._renderings = Renderings()

    def exchange(
        self,
        settlements: Collection[Settlement],
        limit: int,
        now: datetime,
        subscription_id: int | None = None,
        *,
        again: bool = True,
    ) -> list[Claim]:
        """Records outcomes and gives out what is to be sent next, in one commit.

        A part waits until the parts before it are settled. Messages of unknown fate come back once,
        after their pause, and only if ``again``. Subscriptions that are off get nothing.
        """
        # A claim that a power cut takes back would go out twice, and the ledger would not know.
        with self._database.write_connection(durable=limit > 0) as connection:
            _settle(connection, settlements, now)
            claims: list[Claim] = []
            ended: dict[str, list[int]] = {}
            if limit > 0:
                due = _DUE if again else _DUE.where(_TABLE.c.attempts == 0)
                if subscription_id is not None:
                    due = due.where(_TABLE.c.subscription_id == subscription_id)
                claims, ended = self._find_due(connection, due, limit, now)
            with self._database.committing(connection):
                reached = [s.delivery.subscription_id for s in settlements if s.state is State.SENT]
                end_pauses(connection, reached)
                if ids := [claim.delivery.id for claim in claims]:
                    connection.execute(_CLAIMED, {"rows": ids, "now": now})
                for reason, numbers in ended.items():
                    connection.execute(_ENDED, {"rows": numbers, "now": now, "why": reason})
            return claims

    def next_due(self) -> datetime | None:
        """Returns the moment when the next message may go out; ``None`` when none is owed."""
        return self._database.ask(lambda session: session.connection().execute(_NEXT_DUE).scalar())

    def unknown(self, delivery: Delivery, reason: str, now: datetime) -> Settlement:
        """Returns what becomes of a call without answer: another call, if one is allowed."""
        again = self._resend_unknown and delivery.attempts < _MOST_CALLS
        due_at = now + RESEND_AFTER if again else None
        return Settlement(delivery, State.UNKNOWN, due_at, reason=reason)

    def claim_again(self, delivery: Delivery, now: datetime) -> bool:
        """Claims a message of unknown fate that was put back meanwhile.

        Returns ``False`` when it is no longer there, or was claimed by another.
        """
        change = _AGAIN.values(attempts=delivery.attempts, updated_at=now).where(
            _TABLE.c.id == delivery.id,
            _TABLE.c.subscription_id == delivery.subscription_id,
            _TABLE.c.attempts == delivery.attempts - 1,
        )
        with self._database.write_connection(durable=True) as connection:
            return connection.execute(change).rowcount == 1

    def put_back(self, known: Collection[Delivery], now: datetime) -> int:
        """Makes due again what is marked as being sent and is none of the ``known``.

        So a claim whose commit was not answered is taken back: nobody got to call. Returns how many
        rows.
        """
        change = (
            update(_TABLE)
            .where(
                _TABLE.c.state == State.SENDING.value,
                _TABLE.c.id.not_in([delivery.id for delivery in known]),
            )
            .values(state=State.DUE.value, due_at=now, attempts=_TABLE.c.attempts - 1)
        )
        with self._database.write_connection() as connection:
            return connection.execute(change).rowcount

    def recover(self, now: datetime) -> int:
        """Marks what was being sent when the process died as unknown; returns how many rows."""
        reason = "the process stopped before an answer came"
        change = (
            update(DeliveryRow)
            .where(col(DeliveryRow.state) == State.SENDING.value)
            .values(state=State.UNKNOWN.value, reason=reason, updated_at=now)
        )
        with self._database.write() as session:
            last = session.execute(change.where(col(DeliveryRow.attempts) >= _MOST_CALLS))
            due_at = now + RESEND_AFTER if self._resend_unknown else None
            first = session.execute(change.values(due_at=due_at))
            return int(last.rowcount + first.rowcount)  # type: ignore[attr-defined]

    def last_record(self, subscription_id: int) -> DigestRecord | None:
        """Returns what became of the newest digest that a subscription was owed."""
        rows = self._read(
            select(DeliveryRow)
            .where(
                DeliveryRow.subscription_id == subscription_id,
                DeliveryRow.kind == DeliveryKind.DIGEST.value,
            )
            .order_by(col(DeliveryRow.key).desc(), col(DeliveryRow.part))
        )
        rows = [row for row in rows if row.key == rows[0].key]
        if not rows:
            return None
        states = Counter(State(row.state) for row in rows)
        reason = next((row.reason for row in rows if row.state == State.FAILED.value), None)
        return DigestRecord(
            date.fromisoformat(rows[0].key), states, reason, max(row.updated_at for row in rows)
        )

    def counts(self) -> dict[State, int]:
        """Returns how many messages are in each state."""
        query = select(DeliveryRow.state, func.count()).group_by(DeliveryRow.state)
        by_state = dict(self._read(query))
        return {state: by_state.get(state.value, 0) for state in State}

    def _find_due(
        self, connection: Connection, due: Select[Any], limit: int, now: datetime
    ) -> tuple[list[Claim], dict[str, list[int]]]:
        """Returns what may be claimed, and by the reason the rows that never go out."""
        rows = connection.execute(due, {"now": now, "most": limit}).all()
        claims: list[Claim] = []
        ended: dict[str, list[int]] = {}
        for number, owner, kind, key, part, attempts, rendering, at, chat, thread, active in rows:
            message = self._renderings.find(connection, rendering, part) if active else None
            if message is None:  # no other message waits for one that cannot be read
                reason = _UNREADABLE if active else _OFF
                ended.setdefault(reason, []).append(number)
                continue
            delivery = Delivery(
                number, owner, chat, thread, DeliveryKind(kind), key, part, attempts + 1
            )
            claims.append(Claim(delivery, message, at))
        return claims, ended


_TABLE = DeliveryRow.__table__  # type: ignore[attr-defined]  # SQLModel's classes carry it untyped
_SUBSCRIPTIONS = SubscriptionRow.__table__  # type: ignore[attr-defined]
_OUTCOME = ("state", "due_at", "attempts", "message_id", "reason", "updated_at")
_SETTLED = (
    update(_TABLE)
    # No other row: SQLite gives the number of one that `/forget` deleted to the next.
    .where(
        _TABLE.c.id == bindparam("row"),
        _TABLE.c.subscription_id == bindparam("owner"),
        _TABLE.c.state == State.SENDING.value,
    )
    .values({name: bindparam(name) for name in _OUTCOME})
)


def _settle(connection: Connection, settlements: Collection[Settlement], now: datetime) -> None:
    if settlements:
        connection.execute(
            _SETTLED,
            [
                {
                    "row": s.delivery.id,
                    "owner": s.delivery.subscription_id,
                    "state": s.state.value,
                    "due_at": s.due_at,
                    # a call that surely sent nothing does not count
                    "attempts": s.delivery.attempts - (s.state is State.DUE),
                    "message_id": s.message_id,
                    "reason": s.reason or "",
                    "updated_at": now,
                }
                for s in settlements
            ],
        )


def _unsettled_before() -> ColumnElement[bool]:
    """Whether an earlier part of the same digest or notice is still to be sent, or being sent."""
    earlier = _TABLE.alias()
    unsettled = sql_select(true()).where(
        earlier.c.subscription_id == _TABLE.c.subscription_id,
        earlier.c.kind == _TABLE.c.kind,
        earlier.c.key == _TABLE.c.key,
        earlier.c.due_at.is_not(None) | (earlier.c.state == State.SENDING.value),
    )
    # Mostly the part right before tells; of a thousand parts, each would look through all others.
    # As a condition, PostgreSQL would read the whole ledger for it.
    before = unsettled.where(earlier.c.part < _TABLE.c.part).order_by(earlier.c.part.desc())
    return func.coalesce(before.limit(1).scalar_subquery(), false())


# Whether a subscription is on is checked afterwards: as a condition it would lead the database to
# walk through the subscriptions instead of what is due.
_DUE = (
    sql_select(
        _TABLE.c[
            "id", "subscription_id", "kind", "key", "part", "attempts", "rendering_id", "due_at"
        ],
        _SUBSCRIPTIONS.c["chat_id", "thread_id", "active"],
    )
    .join(_SUBSCRIPTIONS, _SUBSCRIPTIONS.c.id == _TABLE.c.subscription_id)
    .where(_TABLE.c.due_at <= bindparam("now"), ~_unsettled_before())
    .order_by(_TABLE.c.due_at, _TABLE.c.id)
    .limit(bindparam("most"))
)
_NEXT_DUE = (
    sql_select(_TABLE.c.due_at)
    .where(_TABLE.c.due_at.is_not(None), ~_unsettled_before())
    .order_by(_TABLE.c.due_at)
    .limit(1)
)
_ROWS = update(_TABLE).where(_TABLE.c.id.in_(bindparam("rows", expanding=True)))
_CLAIMED = _ROWS.values(
    state=State.SENDING.value,
    due_at=None,
    attempts=_TABLE.c.attempts + 1,
    updated_at=bindparam("now"),
)
_AGAIN = (
    update(_TABLE)
    .where(_TABLE.c.state == State.UNKNOWN.value)
    .values(state=State.SENDING.value, due_at=None)
)
_ENDED = _ROWS.values(
    state=State.FAILED.value,
    due_at=None,
    reason=bindparam("why"),
    updated_at=bindparam("now"),
)
