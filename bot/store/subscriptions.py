"""Subscriptions in the store."""

from dataclasses import asdict, dataclass, fields
from datetime import date, datetime, time
from enum import Enum
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import delete, func, update
from sqlalchemy import select as sql_select
from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from bot.papers import Change, DeliveryKind, State, Style, Subscription
from bot.store.database import Part
from bot.store.tables import CorrectionRow, DeliveryRow, EditionRow, SubscriptionRow, TopicRow

ASKED = "asked"
"""Off because somebody in the chat wanted it so: only they can switch it on again."""
_MOVED = "moved"


@dataclass(frozen=True, slots=True)
class Preferences:
    """What a chat wants when it subscribes."""

    private: bool
    language: str
    time: time
    zone: str
    style: Style


class Subscriptions(Part):
    """Every chat and topic that subscribed once; those that left keep their settings."""

    def get(self, chat_id: int, thread_id: int = 0) -> Subscription | None:
        """Returns the subscription of a chat or topic, active or not."""
        row = self._database.ask(lambda session: _find(session, chat_id, thread_id))
        return to_subscription(row) if row else None

    def get_by_id(self, subscription_id: int) -> Subscription:
        """Returns the subscription with this number; raises ``NoResultFound`` for none."""
        return self._database.ask(
            lambda session: to_subscription(session.get_one(SubscriptionRow, subscription_id))
        )

    def subscribe(
        self, chat_id: int, thread_id: int, wish: Preferences, now: datetime
    ) -> Subscription:
        """Switches a subscription on with the preferences in ``wish``; keeps what it got before."""
        with self._database.write() as session:
            values: dict[str, Any] = {
                **asdict(wish), "style": wish.style.value, "active": True, "off_reason": "",
                "paused_since": None, "pause_reason": "", "waiting": False, "next_due": now,
            }  # fmt: skip
            row = _find(session, chat_id, thread_id)
            if row is None:
                row = SubscriptionRow(chat_id=chat_id, thread_id=thread_id, **values)
            else:
                if not row.active or row.paused_since is not None:
                    owe_again(session, row, now)
                _set_zone(session, row, wish.zone)
                row.sqlmodel_update(values)
            session.add(row)
            session.flush()
            return to_subscription(row)

    def change(self, subscription_id: int, change: Change, now: datetime) -> Subscription:
        """Changes one setting; the subscription is planned anew."""
        with self._database.write() as session:
            row = session.get_one(SubscriptionRow, subscription_id)
            if change.field == "zone":
                _set_zone(session, row, str(change.value))
            value = change.value
            setattr(row, change.field, value.value if isinstance(value, Enum) else value)
            row.waiting, row.next_due = False, now
            session.flush()
            return to_subscription(row)

    def switch_off(
        self, chat_id: int, reason: str, now: datetime, thread_id: int | None = None
    ) -> int:
        """Ends the pushes to a chat, or to one topic of it; returns how many were on.

        What the ledger still owes them is settled as failed, for the same reason.
        """
        these = active_in(chat_id, thread_id)
        with self._database.write() as session:
            fail_owed(session, these, reason, now)
            off = session.execute(
                update(SubscriptionRow)
                .where(col(SubscriptionRow.id).in_(these))
                .values(active=False, off_reason=reason, paused_since=None, pause_reason="")
                .execution_options(synchronize_session=False)
            )
            return int(off.rowcount)  # type: ignore[attr-defined]

    def switch_on(self, chat_id: int, now: datetime) -> list[Subscription]:
        """Resumes the subscriptions that ended because the chat was out of reach; returns them."""
        with self._database.write() as session:
            rows = session.exec(
                select(SubscriptionRow).where(
                    SubscriptionRow.chat_id == chat_id,
                    ~col(SubscriptionRow.active),
                    col(SubscriptionRow.off_reason).not_in((ASKED, _MOVED)),
                )
            ).all()
            for row in rows:
                owe_again(session, row, now)
                row.active, row.off_reason = True, ""
                row.waiting, row.next_due = False, now
            return [to_subscription(row) for row in rows]

    def move(self, old: int, new: int) -> None:
        """Gives a chat's subscriptions its new id; one that the new id has already stays."""
        with self._database.write() as session:
            rows = session.exec(select(SubscriptionRow).where(SubscriptionRow.chat_id == old)).all()
            for row in rows:
                known = _find(session, new, row.thread_id)
                if known is None:
                    row.chat_id = new
                    # A number that the old chat gave may be another message in the new one.
                    session.execute(
                        update(DeliveryRow)
                        .where(col(DeliveryRow.subscription_id) == row.id)
                        .values(message_id=None)
                    )
                else:
                    row.active, row.off_reason = False, _MOVED
                    _move_topics(session, row, known)

    def due(self, now: datetime, limit: int) -> list[Subscription]:
        """Returns active subscriptions to plan now, those that have waited longest first."""
        with self._database.read() as session:
            rows = session.connection().execute(
                sql_select(*_COLUMNS)
                .where(_TABLE.c.active, _TABLE.c.next_due <= now)
                .order_by(_TABLE.c.next_due)
                .limit(limit)
            )
            return [_from_columns(*row) for row in rows]

    def wake_waiting(self, now: datetime) -> None:
        """Makes every subscription that waits for a digest due now."""
        with self._database.write() as session:
            session.execute(
                update(SubscriptionRow)
                .where(col(SubscriptionRow.active), col(SubscriptionRow.waiting))
                .values(next_due=now)
            )

    def counts(self) -> tuple[int, int]:
        """Returns how many subscriptions are on and off."""
        query = select(SubscriptionRow.active, func.count())
        by_state = dict(self._read(query.group_by(col(SubscriptionRow.active))))
        return by_state.get(True, 0), by_state.get(False, 0)


_TABLE = SubscriptionRow.__table__  # type: ignore[attr-defined]  # SQLModel leaves it untyped
_COLUMNS = [_TABLE.c[field.name] for field in fields(Subscription)]


def to_subscription(row: SubscriptionRow) -> Subscription:
    """Returns the shared value of a row."""
    return _from_columns(*(getattr(row, field.name) for field in fields(Subscription)))


def _from_columns(*values: Any) -> Subscription:  # noqa: ANN401  a row's columns
    """Returns the value of a row whose columns stand as the fields of ``Subscription`` do."""
    found = Subscription(*values)
    # The style is the one value that a column keeps in another type. One that only a newer version
    # knows is an overview: a single odd row must not hide all others.
    object.__setattr__(found, "style", _STYLES.get(found.style, Style.OVERVIEW))
    return found


_STYLES = {style.value: style for style in Style}


def _find(session: Session, chat_id: int, thread_id: int) -> SubscriptionRow | None:
    return session.exec(
        select(SubscriptionRow).where(
            SubscriptionRow.chat_id == chat_id, SubscriptionRow.thread_id == thread_id
        )
    ).first()


def active_in(chat_id: int, thread_id: int | None = None) -> SelectOfScalar[Any]:
    """Returns the numbers of the subscriptions that are on in a chat, or in one topic of it."""
    these = select(SubscriptionRow.id).where(
        col(SubscriptionRow.chat_id) == chat_id, col(SubscriptionRow.active)
    )
    return these if thread_id is None else these.where(SubscriptionRow.thread_id == thread_id)


def fail_owed(session: Session, these: SelectOfScalar[Any], reason: str, now: datetime) -> None:
    """Settles as failed, for a ``reason``, what is still owed to ``these`` subscriptions."""
    session.execute(
        update(DeliveryRow)
        .where(col(DeliveryRow.subscription_id).in_(these), col(DeliveryRow.due_at).is_not(None))
        .values(state=State.FAILED.value, due_at=None, reason=reason, updated_at=now)
        .execution_options(synchronize_session=False)
    )


def owe_again(session: Session, row: SubscriptionRow, now: datetime) -> None:
    """Owes again the messages of the newest digest that could not be sent.

    When none of them arrived, the digest counts as not owed yet, and is rendered anew. When some
    arrived, the others follow unchanged.
    """
    newest = session.exec(select(func.max(EditionRow.day))).one()
    if newest is None or row.last_digest != newest:
        return
    digests = DeliveryRow.subscription_id == row.id, DeliveryRow.kind == DeliveryKind.DIGEST.value
    key = newest.isoformat()
    parts = session.exec(select(DeliveryRow).where(*digests, DeliveryRow.key == key)).all()
    if all(part.state == State.FAILED.value for part in parts):
        for part in parts:
            session.execute(delete(CorrectionRow).where(col(CorrectionRow.delivery_id) == part.id))
            session.delete(part)
        earlier = select(func.max(DeliveryRow.key)).where(*digests, DeliveryRow.key < key)
        before = session.exec(earlier).one()
        row.last_digest = date.fromisoformat(before) if before else None
        row.last_push_day = None
        return
    for part in parts:
        if part.state == State.FAILED.value:
            part.state, part.due_at, part.reason, part.updated_at = State.DUE.value, now, "", now


def _set_zone(session: Session, row: SubscriptionRow, zone: str) -> None:
    """Changes the zone, and converts the day of the last push to the new zone.

    Otherwise a reader who moves would get a second push on one local day, or none on the next.
    """
    if row.last_push_day is not None and zone != row.zone:
        pushed_at: datetime | None = session.exec(
            select(func.max(DeliveryRow.updated_at)).where(
                DeliveryRow.subscription_id == row.id,
                DeliveryRow.kind == DeliveryKind.DIGEST.value,
                DeliveryRow.key == (row.last_digest.isoformat() if row.last_digest else ""),
            )
        ).one()
        if pushed_at and pushed_at.astimezone(ZoneInfo(row.zone)).date() == row.last_push_day:
            row.last_push_day = pushed_at.astimezone(ZoneInfo(zone)).date()
    row.zone = zone


def _move_topics(session: Session, old: SubscriptionRow, new: SubscriptionRow) -> None:
    """Gives the topics of ``old`` to ``new``, except those that ``new`` has already."""
    known = select(TopicRow.words).where(TopicRow.subscription_id == new.id)
    session.execute(
        update(TopicRow)
        .where(col(TopicRow.subscription_id) == old.id, col(TopicRow.words).not_in(known))
        .values(subscription_id=new.id)
        .execution_options(synchronize_session=False)
    )
