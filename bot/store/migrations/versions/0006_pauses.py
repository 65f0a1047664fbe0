"""Subscriptions that wait because the bot may not write for now."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

_CLOSED = (
    "topic_closed", "topic_deleted", "message thread not found", "not enough rights to send",
    "have no rights to send", "have no write access", "chat_write_forbidden",
    "need administrator rights in the channel",
)  # fmt: skip
"""Parts of the reasons, in lower case, for which earlier versions ended a subscription."""


def upgrade() -> None:
    """Adds the columns; subscriptions that ended for what is a pause now wait instead."""
    op.add_column("subscription", sa.Column("paused_since", sa.DateTime(), nullable=True))
    reason = sa.Column("pause_reason", sa.String(), nullable=False, server_default="")
    op.add_column("subscription", reason)
    names = "active", "off_reason", "paused_since", "pause_reason", "waiting"
    row = sa.table("subscription", *map(sa.column, names))
    ended = sa.func.lower(row.c.off_reason)
    op.execute(
        row.update()
        .where(row.c.active.is_(sa.false()), sa.or_(*(ended.contains(part) for part in _CLOSED)))
        .values(
            active=sa.true(),
            off_reason="",
            paused_since=sa.func.current_timestamp(),
            pause_reason=row.c.off_reason,
            waiting=sa.false(),
        )
    )
