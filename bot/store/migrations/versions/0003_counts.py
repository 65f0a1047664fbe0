"""Daily figures, and notices of the administrators."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Creates both tables."""
    op.create_table(
        "tally",
        sa.Column("day", sa.Date, primary_key=True),
        sa.Column("name", sa.String, primary_key=True),
        sa.Column("number", sa.Integer, nullable=False),
    )
    op.create_table(
        "notice",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("html", sa.Text, nullable=False),
        sa.Column("made_at", sa.DateTime, nullable=False),
        sa.Column("sent_at", sa.DateTime),
        # The button of a cancelled notice must never send another one of the same number.
        sqlite_autoincrement=True,
    )
