"""What the feed knows of days and papers."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    """Adds both tables; nothing was fed before."""
    op.create_table(
        "feeding",
        sa.Column("day", sa.Date, primary_key=True),
        sa.Column("papers", sa.JSON, nullable=False),
        sa.Column("problems", sa.JSON, nullable=False),
        sa.Column("first_look", sa.DateTime),
        sa.Column("last_look", sa.DateTime),
        sa.Column("last_try", sa.DateTime),
        sa.Column("error", sa.String, nullable=False),
        sa.Column("chosen", sa.Integer, nullable=False),
        sa.Column("waiting", sa.Integer, nullable=False),
        sa.Column("unwritten", sa.Integer, nullable=False),
        sa.Column("entries", sa.JSON, nullable=False),
        sa.Column("written_at", sa.DateTime),
        sa.Column("hashes", sa.JSON, nullable=False),
    )
    op.create_table(
        "reading",
        sa.Column("arxiv_id", sa.String, primary_key=True),
        sa.Column("language", sa.String, primary_key=True),
        sa.Column("state", sa.String, nullable=False),
        sa.Column("source", sa.String, nullable=False),
        sa.Column("characters", sa.Integer, nullable=False),
        sa.Column("parts", sa.JSON, nullable=False),
        sa.Column("fallen_back", sa.JSON, nullable=False),
        sa.Column("reason", sa.String, nullable=False),
        sa.Column("model", sa.String, nullable=False),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("next_try", sa.DateTime),
        sa.Column("tokens_in", sa.Integer, nullable=False),
        sa.Column("tokens_out", sa.Integer, nullable=False),
        sa.Column("seconds", sa.Float, nullable=False),
        sa.Column("changed_at", sa.DateTime, nullable=False),
    )
