"""Digests that changed, and sent messages that are to be edited for it."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Creates both tables."""
    op.create_table("revision", sa.Column("day", sa.Date, primary_key=True))
    op.create_table(
        "correction",
        sa.Column(
            "delivery_id",
            sa.Integer,
            sa.ForeignKey("delivery.id", ondelete="CASCADE"),
            primary_key=True,
        ),
        sa.Column("rendering_id", sa.String, sa.ForeignKey("rendering.id"), nullable=False),
        sa.Column("due_at", sa.DateTime, nullable=False),
    )
    op.create_index("correction_due", "correction", ["due_at"])
