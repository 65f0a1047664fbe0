"""A changed digest knows what changed of its papers."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    """Changes that are not compared yet name no papers."""
    papers = sa.Column("papers", sa.JSON(), nullable=False, server_default="[]")
    op.add_column("revision", papers)
