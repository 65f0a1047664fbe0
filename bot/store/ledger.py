"""The ledger: every owed message is a row before it is sent.

``due → sending → sent``, or ``failed`` with the reason, or ``unknown`` when no answer came or the
process died between the call and its answer. ``sending`` is committed before the call and the
outcome after it, so a crash leaves a trace of every message that may have gone out. ``due_at`` is
set while a message waits for its next call, and for nothing else.

A push writes and reads many rows, so this module speaks SQL by the statement, not by the object.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import ColumnElement, bindparam, delete, func, literal, true, union_all, update
from sqlalchemy import select as sql_select
from sqlmodel import Session, col, select

from bot.cards.message import Message
from bot.delivery.plan import Decision
from bot.papers import Delivery, Kind, State
from bot.store.database import Database
from bot.store.renderings import Renderings
from bot.store.tables import CorrectionRow, DeliveryRow, Moment, RenderingRow, SubscriptionRow

RESEND_AFTER = timedelta(minutes=1)
"""Pause before a message of unknown fate is sent once more."""
_MOST_CALLS = 2
"""Calls of unknown outcome after which a message is left alone: at most two copies exist."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A delivery marked as ``sending``, with its message."""

    delivery: Delivery
    message: Message


@dataclass(frozen=True, slots=True)
class Settlement:
    """What became of a claim."""

    delivery: Delivery
    state: State
    due_at: datetime | None = None
    """When it may be called again; ``None`` when nothing more is to come."""
    message_id: int | None = None
    reason: str = ""


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

    def __init__(self, database: Database, *, resend_unknown: bool = True) -> None:
        self._database = database
        self._resend_unknown = resend_unknown
        self._renderings = Renderings()

    def owe(
        self,
        decisions: Sequence[tuple[int, Decision]],
        messages: Mapping[int, Sequence[Message]],
        now: datetime,
        *,
        greeting: bool = False,
    ) -> None:
        """Writes down decisions by subscription, with the messages of those that are owed some.

        A row that exists already is left as it is: nothing is owed twice. Who is owed a digest and
        has no message here has got it all the same: nothing in it is for them. A greeting is
        remembered as got, and does not use up the day's push.
        """
        pushed: dict[date, dict[int, Sequence[Message]]] = {}
        looks: dict[_Look, list[int]] = {}
        for subscription_id, decision in decisions:
            looks.setdefault(_look(decision, greeting=greeting), []).append(subscription_id)
            if decision.push is not None and subscription_id in messages:
                pushed.setdefault(decision.push, {})[subscription_id] = messages[subscription_id]
        with self._database.write() as session:
            # Those who share an hour and a zone share all values: a statement for each such group.
            for values, ids in looks.items():
                session.execute(
                    update(SubscriptionRow)
                    .where(col(SubscriptionRow.id).in_(ids))
                    .values(**dict(values))
                    .execution_options(synchronize_session=False)
                )
            for day, owed in pushed.items():
                self._add(session, Kind.DIGEST, day.isoformat(), owed, now)

    def owe_once(
        self, kind: Kind, key: str, messages: Mapping[int, Sequence[Message]], now: datetime
    ) -> None:
        """Owes messages by subscription that are no digest: a note, a notice."""
        with self._database.write() as session:
            self._add(session, kind, key, messages, now)

    def exchange(
        self,
        settlements: Collection[Settlement],
        limit: int,
        now: datetime,
        subscription_id: int | None = None,
    ) -> list[Claim]:
        """Records outcomes and gives out what is to be sent next, in one commit.

        A part waits until the parts before it are settled. Messages of unknown fate come back once,
        after their pause. Subscriptions that are off get nothing.
        """
        with self._database.write() as session:
            self._settle(session, settlements, now)
            return self._claim(session, limit, now, subscription_id) if limit > 0 else []

    def next_due(self) -> datetime | None:
        """When the next owed message may be called."""
        with self._database.read() as session:
            return session.exec(
                select(col(DeliveryRow.due_at))
                .where(col(DeliveryRow.due_at).is_not(None))
                .order_by(col(DeliveryRow.due_at))
                .limit(1)
            ).first()

    def unknown(self, delivery: Delivery, reason: str, now: datetime) -> Settlement:
        """No answer came: once more after a pause, or never where the operator wants it so."""
        again = self._resend_unknown and delivery.attempts < _MOST_CALLS
        due_at = now + RESEND_AFTER if again else None
        return Settlement(delivery, State.UNKNOWN, due_at, reason=reason)

    def recover(self, now: datetime) -> int:
        """After a start: what was being sent when the process died is of unknown fate."""
        change = update(DeliveryRow).where(col(DeliveryRow.state) == State.SENDING.value)
        reason = "the process stopped before an answer came"
        with self._database.write() as session:
            last = session.execute(
                change.where(col(DeliveryRow.attempts) >= _MOST_CALLS).values(
                    state=State.UNKNOWN.value, reason=reason, updated_at=now
                )
            )
            first = session.execute(
                change.values(
                    state=State.UNKNOWN.value,
                    reason=reason,
                    updated_at=now,
                    due_at=now + RESEND_AFTER if self._resend_unknown else None,
                )
            )
            return int(last.rowcount + first.rowcount)  # type: ignore[attr-defined]

    def trim(self, before: datetime) -> int:
        """Forgets settled messages older than that, and renderings that nothing needs."""
        with self._database.write() as session:
            gone = session.execute(
                delete(DeliveryRow).where(
                    col(DeliveryRow.updated_at) < before,
                    col(DeliveryRow.due_at).is_(None),
                    col(DeliveryRow.state) != State.SENDING.value,
                )
            )
            session.execute(
                delete(RenderingRow).where(
                    ~select(DeliveryRow.id)
                    .where(DeliveryRow.rendering_id == RenderingRow.id)
                    .exists(),
                    ~select(CorrectionRow.delivery_id)
                    .where(CorrectionRow.rendering_id == RenderingRow.id)
                    .exists(),
                )
            )
            return int(gone.rowcount)  # type: ignore[attr-defined]

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

    def _add(
        self,
        session: Session,
        kind: Kind,
        key: str,
        messages: Mapping[int, Sequence[Message]],
        now: datetime,
    ) -> None:
        """Adds a row for each message, but for subscriptions that were owed this before.

        One statement for all who share a rendering; the parts of each stand together, so that they
        also arrive together.
        """
        shared: dict[int, list[int]] = {}  # by identity: a plan hands the same list to all
        lists = {id(parts): parts for parts in messages.values()}
        for subscription_id, parts in messages.items():
            shared.setdefault(id(parts), []).append(subscription_id)
        for identity, ids in shared.items():
            parts = lists[identity]
            values = {
                "kind": literal(kind.value),
                "key": literal(key),
                "rendering_id": literal(self._renderings.keep(session, parts)),
                "state": literal(State.DUE.value),
                "attempts": literal(0),
                "due_at": literal(now, Moment()),
                "updated_at": literal(now, Moment()),
                "reason": literal(""),
            }
            numbers = union_all(
                *(sql_select(literal(n).label("part")) for n in range(len(parts)))
            ).subquery("numbers")
            owner, part = _SUBSCRIPTIONS.c.id, numbers.c.part
            rows = (
                sql_select(owner, part, *values.values())
                .select_from(_SUBSCRIPTIONS.join(numbers, true()))
                .where(owner.in_(ids), ~_known(owner, kind, key))
                .order_by(owner, part)
            )
            session.connection().execute(
                _TABLE.insert().from_select(["subscription_id", "part", *values], rows)
            )

    def _settle(self, session: Session, settlements: Collection[Settlement], now: datetime) -> None:
        if settlements:
            session.connection().execute(
                _SETTLED,
                [
                    {
                        "row": s.delivery.id,
                        "state": s.state.value,
                        "due_at": s.due_at,
                        # a call that surely sent nothing does not count
                        "attempts": s.delivery.attempts - (s.state is State.DUE),
                        "message_id": s.message_id,
                        "reason": s.reason,
                        "updated_at": now,
                    }
                    for s in settlements
                ],
            )

    def _claim(
        self, session: Session, limit: int, now: datetime, subscription_id: int | None
    ) -> list[Claim]:
        connection = session.connection()
        if subscription_id is None:
            rows = connection.execute(_DUE, {"now": now, "most": limit}).all()
        else:
            wanted = {"now": now, "most": limit, "owner": subscription_id}
            rows = connection.execute(_DUE_OF, wanted).all()
        claims, ended = [], []
        for number, owner, kind, key, part, attempts, rendering, chat, thread, active in rows:
            if not active:
                ended.append(number)
                continue
            delivery = Delivery(number, owner, chat, thread, Kind(kind), key, part, attempts + 1)
            claims.append(Claim(delivery, self._renderings.load(session, rendering)[part]))
        if claims:
            ids = [claim.delivery.id for claim in claims]
            connection.execute(_CLAIMED, {"rows": ids, "now": now})
        if ended:
            connection.execute(_ENDED, {"rows": ended, "now": now})
        return claims


_TABLE = DeliveryRow.__table__  # type: ignore[attr-defined]  # SQLModel's classes carry it untyped
_SUBSCRIPTIONS = SubscriptionRow.__table__  # type: ignore[attr-defined]
_SETTLED = (
    update(_TABLE)
    .where(_TABLE.c.id == bindparam("row"))
    .values(
        state=bindparam("state"),
        due_at=bindparam("due_at"),
        attempts=bindparam("attempts"),
        message_id=bindparam("message_id"),
        reason=bindparam("reason"),
        updated_at=bindparam("updated_at"),
    )
)


_Look = tuple[tuple[str, object], ...]


def _look(decision: Decision, *, greeting: bool) -> _Look:
    """What a decision changes of its subscription, as column and value."""
    values: dict[str, object] = {"waiting": decision.waiting, "next_due": decision.next_due}
    if decision.push is not None:
        values["last_digest"] = decision.push
        if not greeting:
            values["last_push_day"] = decision.local_day
    return tuple(values.items())


def _known(owner: ColumnElement[int], kind: Kind, key: str) -> ColumnElement[bool]:
    """The subscription was owed this before."""
    there = _TABLE.alias()
    return (
        sql_select(there.c.id)
        .where(there.c.subscription_id == owner, there.c.kind == kind.value, there.c.key == key)
        .exists()
    )


def _unsettled_before() -> ColumnElement[bool]:
    """An earlier part of the same thing is still to be sent, or being sent."""
    earlier = _TABLE.alias()
    return (
        sql_select(earlier.c.id)
        .where(
            earlier.c.subscription_id == _TABLE.c.subscription_id,
            earlier.c.kind == _TABLE.c.kind,
            earlier.c.key == _TABLE.c.key,
            earlier.c.part < _TABLE.c.part,
            earlier.c.due_at.is_not(None) | (earlier.c.state == State.SENDING.value),
        )
        .exists()
    )


# Whether a subscription is on is looked at afterwards: as a condition it would lead the database to
# walk through the subscriptions instead of what is due.
_DUE = (
    sql_select(
        _TABLE.c["id", "subscription_id", "kind", "key", "part", "attempts", "rendering_id"],
        _SUBSCRIPTIONS.c["chat_id", "thread_id", "active"],
    )
    .join(_SUBSCRIPTIONS, _SUBSCRIPTIONS.c.id == _TABLE.c.subscription_id)
    .where(_TABLE.c.due_at <= bindparam("now"), ~_unsettled_before())
    .order_by(_TABLE.c.due_at, _TABLE.c.id)
    .limit(bindparam("most"))
)
_DUE_OF = _DUE.where(_TABLE.c.subscription_id == bindparam("owner"))
_ROWS = update(_TABLE).where(_TABLE.c.id.in_(bindparam("rows", expanding=True)))
_CLAIMED = _ROWS.values(
    state=State.SENDING.value,
    due_at=None,
    attempts=_TABLE.c.attempts + 1,
    updated_at=bindparam("now"),
)
_ENDED = _ROWS.values(
    state=State.FAILED.value,
    due_at=None,
    reason="the subscription has ended",
    updated_at=bindparam("now"),
)
