"""Writes the ledger: a row for each owed message, before it is sent.

A push is owed to many at once, so this module speaks SQL by the statement, not by the object.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, case, exists, literal, true, update
from sqlalchemy import select as sql_select
from sqlmodel import Session, col

from bot.cards.message import Message
from bot.papers import Decision, DeliveryKind, State
from bot.store.database import Database, Part, in_batches
from bot.store.ledger.renderings import Renderings
from bot.store.tables import DeliveryRow, Moment, SubscriptionRow


@dataclass(frozen=True, slots=True)
class Owed:
    """Messages, and the subscriptions that are owed them."""

    kind: DeliveryKind
    key: str
    """What of its kind it is: a digest's day, a notice's number. Nobody is owed it twice."""
    messages: tuple[Message, ...]
    """Part by part."""
    subscriptions: tuple[int, ...]


class Owing(Part):
    """Writes down what subscriptions are owed; nothing is owed twice."""

    def __init__(self, database: Database) -> None:
        super().__init__(database)
        self._renderings = Renderings()

    def decide(
        self,
        decisions: Mapping[int, Decision],
        owed: Iterable[Owed],
        now: datetime,
        *,
        greeting: bool = False,
    ) -> None:
        """Writes down decisions by subscription, and in the same commit what is ``owed`` by them.

        A subscription whose decision is to push a digest counts as having got it, even when it is
        owed none of its messages because nothing in it is for them. A ``greeting`` counts too, but
        does not use up the day's push.
        """
        alike: dict[_Values, list[int]] = {}
        for subscription_id, decision in decisions.items():
            alike.setdefault(_values(decision, greeting=greeting), []).append(subscription_id)
        with self._database.write() as session:
            for one in owed:  # first, while the subscriptions say since when they were due
                self._add(session, one, now)
            # Those who share an hour and a zone share all values: a statement for each such group.
            for values, ids in alike.items():
                for some in in_batches(ids):
                    session.execute(
                        update(SubscriptionRow)
                        .where(col(SubscriptionRow.id).in_(some))
                        .values(**dict(values))
                        .execution_options(synchronize_session=False)
                    )

    def owe(self, owed: Iterable[Owed], now: datetime) -> None:
        """Owes messages that follow from no decision, such as a notice."""
        self.decide({}, owed, now)

    def _add(self, session: Session, owed: Owed, now: datetime) -> None:
        """Adds a row for each message, except for subscriptions that were owed this before.

        One statement for many; the parts of each stand together, so that they also arrive together.
        """
        hour = _SUBSCRIPTIONS.c.next_due
        values = {
            "kind": literal(owed.kind.value),
            "key": literal(owed.key),
            "rendering_id": literal(self._renderings.keep(session, owed.messages)),
            "state": literal(State.DUE.value),
            "attempts": literal(0),
            "due_at": case((hour < now, hour), else_=literal(now, Moment())),
            "updated_at": literal(now, Moment()),
            "reason": literal(""),
        }
        # Counted by the database: a statement with a term for each message has a limit of 500.
        first = sql_select(literal(0).label("part")).cte("numbers", recursive=True)
        following = sql_select(first.c.part + 1).where(first.c.part + 1 < len(owed.messages))
        numbers = first.union_all(following)
        owner, part = _SUBSCRIPTIONS.c.id, numbers.c.part
        rows = (
            sql_select(owner, part, *values.values())
            .select_from(_SUBSCRIPTIONS.join(numbers, true()))
            .where(~_known(owner, owed.kind, owed.key))
            .order_by(owner, part)
        )
        names = ["subscription_id", "part", *values]
        for some in in_batches(owed.subscriptions):
            these = rows.where(owner.in_(some))
            session.connection().execute(_TABLE.insert().from_select(names, these))


_TABLE = DeliveryRow.__table__  # type: ignore[attr-defined]  # SQLModel's classes carry it untyped
_SUBSCRIPTIONS = SubscriptionRow.__table__  # type: ignore[attr-defined]
_Values = tuple[tuple[str, object], ...]


def _values(decision: Decision, *, greeting: bool) -> _Values:
    """Returns what a decision changes of its subscription, as column and value."""
    values: dict[str, object] = {"waiting": decision.waiting, "next_due": decision.next_due}
    if decision.push is not None:
        values["last_digest"] = decision.push
        if not greeting:
            values["last_push_day"] = decision.local_day
    return tuple(values.items())


def _known(owner: ColumnElement[int], kind: DeliveryKind, key: str) -> ColumnElement[bool]:
    """Whether the subscription was owed this before."""
    there = _TABLE.alias()
    return exists().where(
        there.c.subscription_id == owner, there.c.kind == kind.value, there.c.key == key
    )
