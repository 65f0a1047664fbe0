"""The ledger: every owed message is a row before it is sent.

``due → sending → sent``, or ``failed`` with the reason, or ``unknown`` when no answer came or the
process died between the call and its answer. ``sending`` is committed before the call and the
outcome after it, so a crash leaves a trace of every message that may have gone out.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import func, update
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from bot.cards.message import Button, Message
from bot.delivery.plan import Decision
from bot.papers import Delivery, Kind, State
from bot.store.database import Database
from bot.store.tables import DeliveryRow, RenderingRow, SubscriptionRow

RESEND_AFTER = timedelta(minutes=1)
"""Pause before a message of unknown fate is sent once more."""
MOST_UNKNOWN = 2
"""Calls of unknown outcome after which a message is left alone: at most two copies exist."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A delivery marked as ``sending``, with its message."""

    delivery: Delivery
    message: Message


@dataclass(frozen=True, slots=True)
class DigestRecord:
    """What the ledger knows of one digest for one subscription."""

    day: date
    states: Mapping[State, int]
    """How many messages are in each state."""
    reason: str
    """Why the first failed one failed."""
    at: datetime
    """When the last of them changed."""


class Ledger:
    """Owed messages, and what became of them."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def owe(
        self,
        decisions: Sequence[tuple[int, Decision]],
        messages: Mapping[int, Sequence[Message]],
        now: datetime,
        *,
        greeting: bool = False,
    ) -> None:
        """Writes down decisions by subscription, with the messages of those that are owed some.

        A row that exists already is left as it is: nothing is owed twice. A greeting is remembered
        as got, and does not use up the day's push.
        """
        with self._database.write() as session:
            for subscription_id, decision in decisions:
                row = session.get_one(SubscriptionRow, subscription_id)
                row.waiting, row.next_due = decision.waiting, decision.next_due
                if decision.push is None:
                    continue
                row.last_digest = decision.push
                if not greeting:
                    row.last_push_day = decision.local_day
                day = decision.push.isoformat()
                _owe(session, subscription_id, Kind.DIGEST, day, messages[subscription_id], now)

    def claim(self, now: datetime, limit: int, subscription_id: int | None = None) -> list[Claim]:
        """Marks owed messages as ``sending`` and gives them out, at most one of each subscription.

        A part waits until the parts before it are settled. Messages of unknown fate come back once,
        after their pause. Subscriptions that are off get nothing.
        """
        earlier = aliased(DeliveryRow)
        unsettled = (
            select(earlier.id)
            .where(
                earlier.subscription_id == DeliveryRow.subscription_id,
                earlier.kind == DeliveryRow.kind,
                earlier.key == DeliveryRow.key,
                earlier.part < DeliveryRow.part,
                _is_open(earlier) | (earlier.state == State.SENDING.value),
            )
            .exists()
        )
        query = (
            select(DeliveryRow, SubscriptionRow, RenderingRow)
            .join(SubscriptionRow, col(SubscriptionRow.id) == DeliveryRow.subscription_id)
            .join(RenderingRow, col(RenderingRow.id) == DeliveryRow.rendering_id)
            .where(
                _is_open(DeliveryRow),
                col(DeliveryRow.not_before) <= now,
                col(SubscriptionRow.active),
                ~unsettled,
            )
            .order_by(col(DeliveryRow.not_before), col(DeliveryRow.id))
            .limit(limit)
        )
        if subscription_id is not None:
            query = query.where(DeliveryRow.subscription_id == subscription_id)
        claims: dict[int, Claim] = {}
        with self._database.write() as session:
            for row, subscription, rendering in session.exec(query).all():
                if row.subscription_id in claims:
                    continue
                assert row.id is not None
                row.state, row.updated_at = State.SENDING.value, now
                row.attempts += 1
                delivery = Delivery(
                    id=row.id,
                    subscription_id=row.subscription_id,
                    chat_id=subscription.chat_id,
                    thread_id=subscription.thread_id,
                    kind=Kind(row.kind),
                    key=row.key,
                    part=row.part,
                    attempts=row.attempts,
                )
                message = _load_message(rendering.messages[row.part])
                claims[row.subscription_id] = Claim(delivery, message)
        return list(claims.values())

    def record_sent(self, delivery_id: int, message_id: int, now: datetime) -> None:
        """The message is in the chat under this number."""
        self._record(delivery_id, now, State.SENT, message_id=message_id)

    def record_failed(self, delivery_id: int, reason: str, now: datetime) -> None:
        """The message was refused for good."""
        self._record(delivery_id, now, State.FAILED, reason=reason)

    def record_unknown(self, delivery_id: int, reason: str, now: datetime) -> None:
        """Whether the message arrived is not known; it may go out once more after a pause."""
        self._record(delivery_id, now, State.UNKNOWN, now + RESEND_AFTER, reason=reason)

    def record_later(self, delivery_id: int, not_before: datetime, now: datetime) -> None:
        """The message was not sent and is owed as before; the call does not count."""
        with self._database.write() as session:
            row = session.get_one(DeliveryRow, delivery_id)
            row.state, row.not_before, row.updated_at = State.DUE.value, not_before, now
            row.attempts -= 1

    def drop(self, subscription_id: int, reason: str, now: datetime) -> None:
        """Settles what a subscription that is gone is still owed."""
        with self._database.write() as session:
            session.execute(
                update(DeliveryRow)
                .where(
                    col(DeliveryRow.subscription_id) == subscription_id,
                    _is_open(DeliveryRow) | (col(DeliveryRow.state) == State.SENDING.value),
                )
                .values(state=State.FAILED.value, reason=reason, updated_at=now)
            )

    def recover(self, now: datetime) -> int:
        """After a start: what was being sent when the process died is of unknown fate."""
        with self._database.write() as session:
            result = session.execute(
                update(DeliveryRow)
                .where(col(DeliveryRow.state) == State.SENDING.value)
                .values(
                    state=State.UNKNOWN.value,
                    reason="the process stopped before an answer came",
                    not_before=now + RESEND_AFTER,
                    updated_at=now,
                )
            )
            return int(result.rowcount)  # type: ignore[attr-defined]

    def last_record(self, subscription_id: int) -> DigestRecord | None:
        """What became of the newest digest that a subscription was owed."""
        with self._database.read() as session:
            rows = session.exec(
                select(DeliveryRow)
                .where(
                    DeliveryRow.subscription_id == subscription_id,
                    DeliveryRow.kind == Kind.DIGEST.value,
                )
                .order_by(col(DeliveryRow.key).desc(), col(DeliveryRow.part))
            ).all()
        rows = [row for row in rows if row.key == rows[0].key]
        if not rows:
            return None
        states: dict[State, int] = {}
        for row in rows:
            states[State(row.state)] = states.get(State(row.state), 0) + 1
        reason = next((row.reason for row in rows if row.state == State.FAILED.value), "")
        return DigestRecord(
            date.fromisoformat(rows[0].key), states, reason, max(row.updated_at for row in rows)
        )

    def counts(self) -> dict[State, int]:
        """How many messages are in each state."""
        with self._database.read() as session:
            found = session.exec(
                select(DeliveryRow.state, func.count()).group_by(DeliveryRow.state)
            ).all()
        by_state = dict(found)
        return {state: by_state.get(state.value, 0) for state in State}

    def _record(
        self,
        delivery_id: int,
        now: datetime,
        state: State,
        not_before: datetime | None = None,
        *,
        message_id: int | None = None,
        reason: str = "",
    ) -> None:
        with self._database.write() as session:
            row = session.get_one(DeliveryRow, delivery_id)
            row.state, row.reason, row.updated_at = state.value, reason, now
            row.message_id = message_id
            row.not_before = not_before or row.not_before


def _is_open(row: type[DeliveryRow]):  # type: ignore[no-untyped-def]  # noqa: ANN202  an SQL term
    """Owed, or of unknown fate and not tried too often."""
    return (col(row.state) == State.DUE.value) | (
        (col(row.state) == State.UNKNOWN.value) & (col(row.attempts) < MOST_UNKNOWN)
    )


def _owe(
    session: Session,
    subscription_id: int,
    kind: Kind,
    key: str,
    messages: Sequence[Message],
    now: datetime,
) -> None:
    """Adds a row for each message, unless this was owed before."""
    known = session.exec(
        select(DeliveryRow.id).where(
            DeliveryRow.subscription_id == subscription_id,
            DeliveryRow.kind == kind.value,
            DeliveryRow.key == key,
        )
    ).first()
    if known is not None:
        return
    rendering = _keep_rendering(session, messages)
    session.add_all(
        DeliveryRow(
            subscription_id=subscription_id,
            kind=kind.value,
            key=key,
            part=part,
            rendering_id=rendering,
            state=State.DUE.value,
            not_before=now,
            updated_at=now,
        )
        for part in range(len(messages))
    )


def _keep_rendering(session: Session, messages: Sequence[Message]) -> str:
    """Keeps the messages once for all who get the same; returns their hash."""
    dumped = [asdict(message) for message in messages]
    text = json.dumps(dumped, ensure_ascii=False, sort_keys=True)
    key = hashlib.sha256(text.encode()).hexdigest()
    if session.get(RenderingRow, key) is None:
        session.add(RenderingRow(id=key, messages=dumped))
        session.flush()
    return key


def _load_message(dumped: Mapping[str, object]) -> Message:
    keyboard = tuple(
        tuple(Button(**button) for button in row)
        for row in dumped["keyboard"]  # type: ignore[attr-defined]  # as ``asdict`` wrote it
    )
    return Message(**{**dumped, "keyboard": keyboard})  # type: ignore[arg-type]
