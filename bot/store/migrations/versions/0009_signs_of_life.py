"""When the bot last heard from Telegram, and which updates it answered."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Adds both; a store that is there knows neither."""
    op.add_column("pulse", sa.Column("heard_at", sa.DateTime))
    op.create_table(
        "answered",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("update_id", sa.Integer, nullable=False),
    )
