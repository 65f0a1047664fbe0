"""Changes of papers are numbered, and the search index follows them in a folder of its own."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"

_SEARCH = ("title", "head", "full", "doc", "word", "pair", "touched", "meta")


def upgrade() -> None:
    """Gives all papers that are there one change, and drops the index that was in the store."""
    op.create_table(
        "change",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("token", sa.String, nullable=False),
        sqlite_autoincrement=True,
    )
    is_sqlite = op.get_bind().dialect.name == "sqlite"
    token = "lower(hex(randomblob(8)))" if is_sqlite else "left(md5(random()::text), 16)"
    op.execute(f"INSERT INTO change (token) VALUES ({token})")
    op.create_table(
        "removed",
        sa.Column("paper_id", sa.Integer, primary_key=True),
        sa.Column("arxiv_id", sa.String, nullable=False),
        sa.Column("first_date", sa.Date, nullable=False),
        sa.Column("change", sa.Integer, nullable=False),
    )
    op.create_index("ix_removed_change", "removed", ["change", "paper_id"])
    op.add_column("paper", sa.Column("change", sa.Integer, nullable=False, server_default="1"))
    op.create_index("ix_paper_change", "paper", ["change", "id"])
    for prefix in ("search_", "search_next_"):
        for name in _SEARCH:
            op.execute(f"DROP TABLE IF EXISTS {prefix}{name}")
