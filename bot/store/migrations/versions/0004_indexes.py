"""Indexes for the daily tidying, and for what became of a digest."""

from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Without them each unused rendering is looked for in the whole ledger."""
    op.create_index("delivery_rendering", "delivery", ["rendering_id"])
    op.create_index("delivery_thing", "delivery", ["key", "kind"])
    op.create_index("correction_rendering", "correction", ["rendering_id"])
