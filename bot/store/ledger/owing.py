"""What is owed is written down: a row of the ledger for each message, before it is sent.

A push is owed to many at once, so this module speaks SQL by the statement, not by the object.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from sqlalchemy import ColumnElement, literal, true, union_all, update
from sqlalchemy import select as sql_select
from sqlmodel import Session, col

from bot.cards.message import Message
from bot.papers import Decision, DeliveryKind, State
from bot.store.database import Database
from bot.store.ledger.renderings import Renderings
from bot.store.tables import DeliveryRow, Moment, SubscriptionRow


class Owing:
    """Writes down what subscriptions are owed; nothing is owed twice."""

    def __init__(self, database: Database) -> None:
        self._database = database
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
                self._add(session, DeliveryKind.DIGEST, day.isoformat(), owed, now)

    def owe_once(
        self, kind: DeliveryKind, key: str, messages: Mapping[int, Sequence[Message]], now: datetime
    ) -> None:
        """Owes messages by subscription that are no digest: a note, a notice."""
        with self._database.write() as session:
            self._add(session, kind, key, messages, now)

    def _add(
        self,
        session: Session,
        kind: DeliveryKind,
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


_TABLE = DeliveryRow.__table__  # type: ignore[attr-defined]  # SQLModel's classes carry it untyped
_SUBSCRIPTIONS = SubscriptionRow.__table__  # type: ignore[attr-defined]
_Look = tuple[tuple[str, object], ...]


def _look(decision: Decision, *, greeting: bool) -> _Look:
    """What a decision changes of its subscription, as column and value."""
    values: dict[str, object] = {"waiting": decision.waiting, "next_due": decision.next_due}
    if decision.push is not None:
        values["last_digest"] = decision.push
        if not greeting:
            values["last_push_day"] = decision.local_day
    return tuple(values.items())


def _known(owner: ColumnElement[int], kind: DeliveryKind, key: str) -> ColumnElement[bool]:
    """The subscription was owed this before."""
    there = _TABLE.alias()
    return (
        sql_select(there.c.id)
        .where(there.c.subscription_id == owner, there.c.kind == kind.value, there.c.key == key)
        .exists()
    )
