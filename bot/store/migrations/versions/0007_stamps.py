"""The size and times of a file, so that a scan need not read it again."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Adds the column; files that are in the store are read once more."""
    op.add_column("file", sa.Column("stamp", sa.String, nullable=False, server_default=""))
