"""Edits: sent messages that are to be edited because their report changed.

A digest that changes is noted with the change itself (``revision``). Comparing what was sent with
what the report says now notes each message to be edited (``correction``) before it is. Both notes
stay until the work is done, so a restart loses nothing; an edit may be made twice without harm.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import chain, product

from sqlalchemy import delete, exists, func
from sqlmodel import Session, col, select

from bot.cards.correction import looks_the_same
from bot.cards.message import Message
from bot.papers import DeliveryKind, Edition, Revised, State, Subscription
from bot.store.database import Database, Part, in_batches
from bot.store.ledger.owing import Owed
from bot.store.ledger.renderings import Renderings
from bot.store.loading import editions_of
from bot.store.subscriptions import to_subscription
from bot.store.tables import CorrectionRow, DeliveryRow, EditionRow, RevisionRow, SubscriptionRow

EDITABLE = timedelta(hours=48)
"""How long a message is kept right; older ones are left as they are."""


@dataclass(frozen=True, slots=True)
class SentDigest:
    """What one subscription was sent of a digest, or is about to be."""

    subscription: Subscription
    messages: tuple[Message, ...]
    """Part by part, as it is or is already noted to be."""
    before: date | None
    """The digest that it got before."""
    is_sent: bool = True
    """Whether any of the messages may have arrived."""


@dataclass(frozen=True, slots=True)
class SentBatch:
    """What some subscriptions, one number after the other, were sent of a digest."""

    digests: Sequence[SentDigest]
    without: Sequence[Subscription]
    """Those for whom nothing was in it."""
    last: int | None
    """The number to go on from; ``None`` at the end."""


@dataclass(frozen=True, slots=True)
class PendingEdit:
    """One message to be edited."""

    delivery_id: int
    chat_id: int
    message_id: int
    message: Message


_Rows = dict[tuple[int, str, str], list[DeliveryRow]]
"""Rows by subscription, kind and key, part by part."""


class Edits(Part):
    """What is to be edited, and what became of it."""

    def __init__(self, database: Database) -> None:
        super().__init__(database)
        self._renderings = Renderings()

    def changed_days(self) -> Sequence[date]:
        """Digests that changed since what was sent of them was compared."""
        return self._read(select(col(RevisionRow.day)).order_by(col(RevisionRow.day)))

    def revised(self, day: date) -> tuple[Revised, ...]:
        """Returns what changed of a digest's papers since what was sent of it was compared."""
        row = self._find(RevisionRow, day)
        papers = row.papers if row else ()
        return tuple(Revised(number, tuple(parts), code) for number, parts, code in papers)

    def compared(self, day: date, editions: tuple[Edition, ...]) -> bool:
        """Marks a digest as compared with what was sent; ``False`` if it changed meanwhile.

        ``editions`` are those that it was compared with.
        """
        with self._database.write() as session:
            if editions_of(session, day) != editions:
                return False
            session.execute(delete(RevisionRow).where(col(RevisionRow.day) == day))
            return True

    def sent(self, day: date, now: datetime, after: int | None, limit: int) -> SentBatch:
        """Returns what the next subscriptions after a number were sent of a digest lately.

        ``after`` is the number, ``None`` to begin with; ``limit`` is how many at most. A
        subscription that did not get all messages is left out: a paper of a message that never
        arrived could get lost by an edit.
        """
        with self._database.read() as session:
            subscriptions = session.exec(
                select(SubscriptionRow)
                .where(
                    col(SubscriptionRow.id) > (after or 0),
                    col(SubscriptionRow.active),
                    col(SubscriptionRow.last_digest) >= day,
                )
                .order_by(col(SubscriptionRow.id))
                .limit(limit)
            ).all()
            ids = [row.id for row in subscriptions]
            owner, key = col(DeliveryRow.subscription_id), day.isoformat()
            digests = owner.in_(ids), DeliveryRow.kind == DeliveryKind.DIGEST.value
            rows: dict[int, list[tuple[DeliveryRow, str | None]]] = defaultdict(list)
            for row, wanted in session.exec(
                select(DeliveryRow, CorrectionRow.rendering_id)
                .join(CorrectionRow, col(CorrectionRow.delivery_id) == DeliveryRow.id, isouter=True)
                .where(*digests, DeliveryRow.key == key)
                .order_by(col(DeliveryRow.part))
            ).all():
                rows[row.subscription_id].append((row, wanted))
            before = dict(
                session.exec(
                    select(owner, func.max(DeliveryRow.key))
                    .where(*digests, DeliveryRow.key < key)
                    .group_by(owner)
                ).all()
            )
            found = []
            for one in subscriptions:
                parts = rows.get(one.id or 0, [])
                if not parts or not _is_whole([part for part, _ in parts], now):
                    continue
                messages = [
                    self._message(session, wanted or part.rendering_id, part.part)
                    for part, wanted in parts
                ]
                readable = tuple(message for message in messages if message is not None)
                if len(readable) == len(parts):
                    last = date.fromisoformat(before[one.id]) if one.id in before else None
                    is_sent = any(part.state != State.DUE.value for part, _ in parts)
                    found.append(SentDigest(to_subscription(one), readable, last, is_sent))
            of_day = EditionRow.day == day
            arrived_at = session.exec(select(func.min(EditionRow.arrived_at)).where(of_day)).one()
            lately = arrived_at is not None and arrived_at >= now - EDITABLE
            without = [
                to_subscription(row)
                for row in subscriptions
                if lately and row.last_digest == day and row.id not in rows
            ]
        return SentBatch(found, without, ids[-1] if len(ids) == limit else None)

    def note(self, wanted: Sequence[Owed], now: datetime) -> None:
        """Notes what messages that are owed already, or sent, are to say.

        Parts that are not sent yet go out as they are to be; those beyond the last are owed too.
        """
        ids = [number for one in wanted for number in one.subscriptions]
        things = {(one.kind.value, one.key) for one in wanted}
        with self._database.write() as session:
            rows: _Rows = defaultdict(list)
            for some, (kind, key) in product(in_batches(ids), things):
                for row in session.exec(
                    select(DeliveryRow)
                    .where(
                        col(DeliveryRow.subscription_id).in_(some),
                        DeliveryRow.kind == kind,
                        DeliveryRow.key == key,
                    )
                    .order_by(col(DeliveryRow.part))
                ).all():
                    rows[row.subscription_id, row.kind, row.key].append(row)
            for one in wanted:
                self._note(session, one, rows, now)

    def pending(self, now: datetime, limit: int) -> list[PendingEdit]:
        """Messages to be edited now, those that wait longest first; what is too old is let go."""
        with self._database.write() as session:
            too_old = exists().where(
                col(DeliveryRow.id) == CorrectionRow.delivery_id,
                col(DeliveryRow.updated_at) < now - EDITABLE,
            )
            session.execute(delete(CorrectionRow).where(too_old))
            rows = session.exec(
                select(CorrectionRow, DeliveryRow, SubscriptionRow.chat_id)
                .join(DeliveryRow, col(DeliveryRow.id) == CorrectionRow.delivery_id)
                .join(SubscriptionRow, col(SubscriptionRow.id) == DeliveryRow.subscription_id)
                .where(
                    CorrectionRow.due_at <= now,
                    DeliveryRow.state == State.SENT.value,
                    col(DeliveryRow.message_id).is_not(None),
                    col(SubscriptionRow.active),
                )
                .order_by(col(CorrectionRow.due_at), col(CorrectionRow.delivery_id))
                .limit(limit)
            ).all()
            pending = []
            for correction, row, chat_id in rows:
                assert row.message_id is not None
                message = self._message(session, correction.rendering_id, row.part)
                if message is None:
                    session.delete(correction)
                    continue
                pending.append(
                    PendingEdit(correction.delivery_id, chat_id, row.message_id, message)
                )
            return pending

    def settle(self, delivery_id: int, *, edited: bool) -> None:
        """Closes an edit that was made, or that never will be (``edited`` is false)."""
        with self._database.write() as session:
            correction = session.get(CorrectionRow, delivery_id)
            if correction is None:
                return
            if edited:
                row = session.get_one(DeliveryRow, delivery_id)
                row.rendering_id = correction.rendering_id
            session.delete(correction)

    def put_off(self, delivery_id: int, due_at: datetime) -> None:
        """Postpones an edit until ``due_at``."""
        with self._database.write() as session:
            correction = session.get(CorrectionRow, delivery_id)
            if correction is not None:
                correction.due_at = due_at

    def _message(self, session: Session, rendering: str, part: int) -> Message | None:
        return self._renderings.find(session.connection(), rendering, part)

    def _note(self, session: Session, wanted: Owed, known: _Rows, now: datetime) -> None:
        rows = {n: known[n, wanted.kind.value, wanted.key] for n in wanted.subscriptions}
        rendering = self._renderings.keep(session, wanted.messages)
        for row in chain.from_iterable(rows.values()):
            before = self._message(session, row.rendering_id, row.part)
            pending = session.get(CorrectionRow, row.id)
            if row.state == State.DUE.value:
                row.rendering_id = rendering
                if pending is not None:  # from when it was under way
                    session.delete(pending)
            elif pending is not None:
                pending.rendering_id, pending.due_at = rendering, now
            elif before is None or not looks_the_same(before, wanted.messages[row.part]):
                assert row.id is not None
                session.add(CorrectionRow(delivery_id=row.id, rendering_id=rendering, due_at=now))
        more = [
            {
                "subscription_id": subscription_id,
                "kind": wanted.kind.value,
                "key": wanted.key,
                "part": part,
                "rendering_id": rendering,
                "state": State.DUE.value,
                "due_at": now,
                "updated_at": now,
            }
            for subscription_id in wanted.subscriptions
            for part in range(len(rows[subscription_id]), len(wanted.messages))
        ]
        if more:
            session.connection().execute(_DELIVERIES.insert(), more)


_DELIVERIES = DeliveryRow.__table__  # type: ignore[attr-defined]  # SQLModel leaves it untyped


def _is_whole(parts: Sequence[DeliveryRow], now: datetime) -> bool:
    """Whether all parts arrived lately, or still will."""
    lost = any(
        part.due_at is None and part.state in (State.FAILED.value, State.UNKNOWN.value)
        for part in parts
    )
    return not lost and max(part.updated_at for part in parts) >= now - EDITABLE
