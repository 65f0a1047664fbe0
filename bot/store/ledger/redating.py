"""Corrects a digest's mistaken day in subscriptions and in the ledger."""

from datetime import date

from sqlalchemy import delete, update
from sqlmodel import Session, col, select

from bot.papers import DeliveryKind
from bot.store.tables import CorrectionRow, DeliveryRow, RevisionRow, SubscriptionRow


def redate(session: Session, day: date, right_day: date) -> None:
    """Replaces a mistaken ``day`` by ``right_day`` in all that is known of who got its digest.

    The right day is noted as changed, so the messages that were sent are corrected too. Afterwards
    nobody has got a digest of the mistaken day, whose own report may still arrive.
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
    # These rows remain: their subscriptions have the right day's digest too.
    left = select(DeliveryRow.id).where(*of_day)
    session.execute(
        delete(CorrectionRow)
        .where(col(CorrectionRow.delivery_id).in_(left))
        .execution_options(synchronize_session=False)
    )
    session.execute(delete(DeliveryRow).where(*of_day).execution_options(synchronize_session=False))
    session.execute(delete(RevisionRow).where(col(RevisionRow.day) == day))
    session.merge(RevisionRow(day=right_day))
