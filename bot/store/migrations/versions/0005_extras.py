"""The parts of a paper's entry that are none of the five sections."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Adds the column; papers that are in the store have none."""
    op.add_column("paper", sa.Column("extras", sa.JSON, nullable=False, server_default="[]"))
