"""A subscription has days of the week."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    """Subscriptions that are there keep every day."""
    days = sa.Column("days", sa.String(), nullable=False, server_default="1234567")
    op.add_column("subscription", days)
