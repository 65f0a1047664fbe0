"""The facts that a report gives of a paper: authors, organisation, votes, addresses."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Adds the column; papers that are in the store have none."""
    op.add_column("paper", sa.Column("facts", sa.JSON, nullable=False, server_default="{}"))
