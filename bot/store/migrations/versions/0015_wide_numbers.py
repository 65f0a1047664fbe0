"""On PostgreSQL, numbers that grow for years get 64 bits, as they have on SQLite."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"

_OWN = {
    "paper": "id",
    "subscription": "id",
    "delivery": "id",
    "query": "id",
    "topic": "id",
    "notice": "id",
    "answered": "id",
    "change": "number",
}
"""The numbers that the database gives, by table."""
_OTHERS = (
    ("answered", "update_id"),
    ("correction", "delivery_id"),
    ("delivery", "subscription_id"),
    ("entry", "paper_id"),
    ("paper", "change"),
    ("removed", "change"),
    ("removed", "paper_id"),
    ("text", "paper_id"),
    ("topic", "subscription_id"),
)


def upgrade() -> None:
    """Widens them all; the values stay."""
    if op.get_bind().dialect.name == "sqlite":
        return
    for table, column in (*_OWN.items(), *_OTHERS):
        op.alter_column(table, column, type_=sa.BigInteger())
    for table, column in _OWN.items():
        op.execute(f"ALTER SEQUENCE {table}_{column}_seq AS bigint")
