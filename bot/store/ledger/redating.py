"""A digest's mistaken day, where readers and the ledger have it, becomes the right one."""

from datetime import date

from sqlalchemy import delete, update
from sqlmodel import Session, col, select

from bot.papers import DeliveryKind
from bot.store.tables import CorrectionRow, DeliveryRow, RevisionRow, SubscriptionRow


def redate(session: Session, day: date, right_day: date) -> None:
    """Who got a report under a mistaken day has got that of the right day.

    What was sent is noted to be compared with it, and so gets the right day too. The mistaken day
    is free: when its own report arrives, nobody has had it.
    """
    session.execute(
        update(SubscriptionRow)
        .where(col(SubscriptionRow.last_digest) == day)
        .values(last_digest=right_day)
    )
    is_digest = col(DeliveryRow.kind) == DeliveryKind.DIGEST.value
    got_both = select(DeliveryRow.subscription_id).where(
        is_digest, col(DeliveryRow.key) == right_day.isoformat()
    )
    of_day = is_digest, col(DeliveryRow.key) == day.isoformat()
    session.execute(
        update(DeliveryRow)
        .where(*of_day, col(DeliveryRow.subscription_id).not_in(got_both))
        .values(key=right_day.isoformat())
        .execution_options(synchronize_session=False)
    )
    # What is left was sent to those who have the report under its right day as well.
    left = select(DeliveryRow.id).where(*of_day)
    session.execute(
        delete(CorrectionRow)
        .where(col(CorrectionRow.delivery_id).in_(left))
        .execution_options(synchronize_session=False)
    )
    session.execute(delete(DeliveryRow).where(*of_day).execution_options(synchronize_session=False))
    session.execute(delete(RevisionRow).where(col(RevisionRow.day) == day))
    session.merge(RevisionRow(day=right_day))
