"""Papers, subscriptions with their topics, the ledger, bookmarks and the search index.

The index is made as the first analyzer left it. A later analyzer finds it outdated, in a new store
too, and the bot makes it anew when it starts; what that changes of its tables needs a migration.
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_FULL_TEXT = "tokenize=\"ascii tokenchars '='\", content=''"
_INDEX = (
    f"CREATE VIRTUAL TABLE search_title USING fts5(title, {_FULL_TEXT})",
    f"CREATE VIRTUAL TABLE search_head USING fts5(title, field, contribution, {_FULL_TEXT})",
    f"CREATE VIRTUAL TABLE search_full USING fts5(title, field, contribution, body, {_FULL_TEXT})",
    "CREATE TABLE search_doc (key INTEGER PRIMARY KEY, doc_id INTEGER NOT NULL UNIQUE,"
    " arxiv_id TEXT NOT NULL, title TEXT NOT NULL, field TEXT NOT NULL,"
    " contribution TEXT NOT NULL, UNIQUE (arxiv_id, doc_id))",
    "CREATE TABLE search_word (word TEXT PRIMARY KEY, shape TEXT NOT NULL, papers INTEGER NOT NULL,"
    " UNIQUE (shape, word)) WITHOUT ROWID",
    "CREATE TABLE search_pair (english TEXT NOT NULL, chinese TEXT NOT NULL, shown TEXT NOT NULL,"
    " papers INTEGER NOT NULL, PRIMARY KEY (english, chinese), UNIQUE (chinese, english))"
    " WITHOUT ROWID",
    "CREATE TABLE search_touched (doc_id INTEGER PRIMARY KEY)",
    "CREATE TABLE search_meta (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID",
    "INSERT INTO search_meta VALUES ('analyzer', 1), ('papers', 0)",
)


def upgrade() -> None:
    """Creates everything."""
    op.create_table(
        "paper",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("arxiv_id", sa.String, nullable=False, unique=True),
        *(
            sa.Column(name, sa.Text, nullable=False)
            for name in ("title", "url", "read_from", "field", "contribution", "usage",
                         "innovations", "results")
        ),
        sa.Column("links", sa.JSON, nullable=False),
        sa.Column("first_date", sa.Date, nullable=False),
        sa.Column("last_date", sa.Date, nullable=False),
    )  # fmt: skip
    op.create_table(
        "digest",
        sa.Column("day", sa.Date, primary_key=True),
        sa.Column("file", sa.String, nullable=False),
        sa.Column("content_hash", sa.String, nullable=False),
        sa.Column("arrived_at", sa.DateTime, nullable=False),
    )
    op.create_table(
        "entry",
        sa.Column("digest_date", sa.Date, sa.ForeignKey("digest.day"), primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True),
        sa.Column(
            "paper_id", sa.Integer, sa.ForeignKey("paper.id"), nullable=False, index=True
        ),
    )  # fmt: skip
    op.create_table(
        "file",
        sa.Column("path", sa.String, primary_key=True),
        sa.Column("content_hash", sa.String, nullable=False),
        sa.Column("status", sa.String, nullable=False),
        sa.Column("message", sa.String, nullable=False),
        sa.Column("line", sa.Integer),
        sa.Column("seen_at", sa.DateTime, nullable=False),
    )
    op.create_table(
        "subscription",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("chat_id", sa.BigInteger, nullable=False),
        sa.Column("thread_id", sa.BigInteger, nullable=False),
        sa.Column("private", sa.Boolean, nullable=False),
        sa.Column("language", sa.String, nullable=False),
        sa.Column("time", sa.Time, nullable=False),
        sa.Column("zone", sa.String, nullable=False),
        sa.Column("style", sa.String, nullable=False),
        sa.Column("active", sa.Boolean, nullable=False),
        sa.Column("off_reason", sa.String, nullable=False),
        sa.Column("quiet_notes", sa.Boolean, nullable=False),
        sa.Column("only_followed", sa.Boolean, nullable=False),
        sa.Column("last_digest", sa.Date),
        sa.Column("last_push_day", sa.Date),
        sa.Column("waiting", sa.Boolean, nullable=False),
        sa.Column("next_due", sa.DateTime, nullable=False),
        sa.UniqueConstraint("chat_id", "thread_id"),
    )
    op.create_index("subscription_due", "subscription", ["active", "next_due"])
    op.create_table(
        "rendering",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("messages", sa.JSON, nullable=False),
    )
    op.create_table(
        "delivery",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column(
            "subscription_id", sa.Integer, sa.ForeignKey("subscription.id"), nullable=False
        ),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("key", sa.String, nullable=False),
        sa.Column("part", sa.Integer, nullable=False),
        sa.Column(
            "rendering_id", sa.String, sa.ForeignKey("rendering.id"), nullable=False
        ),
        sa.Column("state", sa.String, nullable=False),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("due_at", sa.DateTime),
        sa.Column("updated_at", sa.DateTime, nullable=False),
        sa.Column("message_id", sa.BigInteger),
        sa.Column("reason", sa.String, nullable=False),
        sa.UniqueConstraint("subscription_id", "kind", "key", "part"),
    )  # fmt: skip
    op.create_index("delivery_due", "delivery", ["due_at", "id"])
    op.create_index("delivery_state", "delivery", ["state"])
    op.create_table(
        "query",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("words", sa.String, nullable=False, unique=True),
        sa.Column("asked_at", sa.DateTime, nullable=False),
    )
    op.create_table(
        "topic",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column(
            "subscription_id", sa.Integer, sa.ForeignKey("subscription.id"), nullable=False
        ),
        sa.Column("words", sa.String, nullable=False),
        sa.Column("muted", sa.Boolean, nullable=False),
        sa.UniqueConstraint("subscription_id", "words"),
    )  # fmt: skip
    op.create_table(
        "bookmark",
        sa.Column("user_id", sa.BigInteger, primary_key=True),
        sa.Column("arxiv_id", sa.String, primary_key=True),
        sa.Column("saved_at", sa.DateTime, nullable=False),
    )
    op.create_table(
        "reader",
        sa.Column("user_id", sa.BigInteger, primary_key=True),
        sa.Column("language", sa.String, nullable=False),
    )
    op.create_table(
        "pulse",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("at", sa.DateTime, nullable=False),
    )
    connection = op.get_bind()
    if connection.dialect.name == "sqlite":
        for statement in _INDEX:
            connection.exec_driver_sql(statement)
