"""The tables. Rows never leave this room: the shared words in ``bot.papers`` do.

SQLModel checks nothing when a row is built from a table's class, so rows are only made from values
that were checked at the edge.
"""

from datetime import UTC, date, datetime, time
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Column,
    DateTime,
    Dialect,
    ForeignKeyConstraint,
    Index,
    TypeDecorator,
)
from sqlmodel import Field, SQLModel

from bot.papers import EVERY_DAY


class Moment(TypeDecorator[datetime]):
    """An aware datetime, kept in UTC: SQLite knows no zones."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """To naive UTC; a naive value is a bug and raises."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs a time zone")
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Back to aware UTC."""
        return None if value is None else value.replace(tzinfo=UTC)


class _Row(SQLModel):
    """What all tables have in common."""

    # What would check rows is not made, since rows are not checked: a quarter of the import's time.
    model_config = {"defer_build": True}


class PaperRow(_Row, table=True):
    """A paper; what is said of it stands in its texts."""

    __tablename__ = "paper"

    id: int | None = Field(default=None, primary_key=True, sa_type=BigInteger)
    arxiv_id: str = Field(unique=True)
    first_date: date
    last_date: date
    change: int = Field(sa_type=BigInteger)
    """The change that one of its texts had last."""

    __table_args__ = (Index("ix_paper_change", "change", "id"),)


class TextRow(_Row, table=True):
    """What the newest report in one language says of a paper."""

    __tablename__ = "text"

    paper_id: int = Field(primary_key=True, foreign_key="paper.id", sa_type=BigInteger)
    language: str = Field(primary_key=True)
    last_date: date
    """The day of the newest report in this language that has the paper."""
    title: str
    url: str
    read_from: str
    field: str
    contribution: str
    usage: str
    innovations: str
    results: str
    links: list[str] = Field(sa_column=Column(JSON, nullable=False))
    extras: list[list[str]] = Field(sa_column=Column(JSON, nullable=False))
    facts: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))


class ChangeRow(_Row, table=True):
    """A transaction that added, changed or removed papers."""

    __tablename__ = "change"
    __table_args__ = {"sqlite_autoincrement": True}

    number: int | None = Field(default=None, primary_key=True, sa_type=BigInteger)
    token: str
    """Tells it from the change of the same number in another store."""


class RemovedRow(_Row, table=True):
    """A paper that was removed."""

    __tablename__ = "removed"
    __table_args__ = (Index("ix_removed_change", "change", "paper_id"),)

    paper_id: int = Field(primary_key=True, sa_type=BigInteger)
    arxiv_id: str
    first_date: date
    change: int = Field(sa_type=BigInteger)


class EditionRow(_Row, table=True):
    """One day's report in one language, and the file that it came from last."""

    __tablename__ = "edition"

    day: date = Field(primary_key=True)
    language: str = Field(primary_key=True)
    file: str
    content_hash: str
    arrived_at: datetime = Field(sa_type=Moment)


class EntryRow(_Row, table=True):
    """A paper's place in an edition."""

    __tablename__ = "entry"

    digest_date: date = Field(primary_key=True)
    language: str = Field(primary_key=True)
    position: int = Field(primary_key=True)
    paper_id: int = Field(foreign_key="paper.id", index=True, sa_type=BigInteger)

    __table_args__ = (
        ForeignKeyConstraint(["digest_date", "language"], ["edition.day", "edition.language"]),
    )


class FileRow(_Row, table=True):
    """What the folder scan saw of a file last time."""

    __tablename__ = "file"

    path: str = Field(primary_key=True)
    content_hash: str
    status: str
    message: str = ""
    line: int | None = None
    stamp: str = Field(default="", sa_column_kwargs={"server_default": ""})
    seen_at: datetime = Field(sa_type=Moment)


class SubscriptionRow(_Row, table=True):
    """A chat or topic, its wishes, and when it is planned next."""

    __tablename__ = "subscription"

    id: int | None = Field(default=None, primary_key=True, sa_type=BigInteger)
    chat_id: int = Field(sa_type=BigInteger)
    thread_id: int = Field(sa_type=BigInteger)
    private: bool
    language: str
    time: time
    zone: str
    style: str
    active: bool
    off_reason: str = ""
    quiet_notes: bool = True
    only_followed: bool = False
    last_digest: date | None = None
    last_push_day: date | None = None
    waiting: bool = False
    next_due: datetime = Field(sa_type=Moment)
    paused_since: datetime | None = Field(default=None, sa_type=Moment)
    pause_reason: str = Field(default="", sa_column_kwargs={"server_default": ""})
    days: str = Field(default=EVERY_DAY, sa_column_kwargs={"server_default": EVERY_DAY})


class RenderingRow(_Row, table=True):
    """Messages as they go out, shared by all who get the same; ``id`` is their hash."""

    __tablename__ = "rendering"

    id: str = Field(primary_key=True)
    messages: list[dict[str, object]] = Field(sa_column=Column(JSON, nullable=False))


class DeliveryRow(_Row, table=True):
    """The ledger: one owed message.

    ``kind`` is a ``bot.papers.DeliveryKind``; ``key`` says which one, such as a digest's day.
    """

    __tablename__ = "delivery"

    id: int | None = Field(default=None, primary_key=True, sa_type=BigInteger)
    subscription_id: int = Field(foreign_key="subscription.id", sa_type=BigInteger)
    kind: str
    key: str
    part: int
    rendering_id: str = Field(foreign_key="rendering.id")
    state: str
    attempts: int = 0
    due_at: datetime | None = Field(default=None, sa_type=Moment)
    updated_at: datetime = Field(sa_type=Moment)
    message_id: int | None = Field(default=None, sa_type=BigInteger)
    reason: str = ""


class QueryRow(_Row, table=True):
    """Words that somebody searched, so that a paging button can name them by a number."""

    __tablename__ = "query"

    id: int | None = Field(default=None, primary_key=True, sa_type=BigInteger)
    words: str = Field(unique=True)
    asked_at: datetime = Field(sa_type=Moment)


class HeartbeatRow(_Row, table=True):
    """When the bot was last at work; one row."""

    __tablename__ = "pulse"

    id: int = Field(primary_key=True)
    at: datetime = Field(sa_type=Moment)
    heard_at: datetime | None = Field(default=None, sa_type=Moment)


class AnsweredRow(_Row, table=True):
    """An update of Telegram that was answered lately; nothing of what it says."""

    __tablename__ = "answered"

    id: int | None = Field(default=None, primary_key=True, sa_type=BigInteger)
    update_id: int = Field(sa_type=BigInteger)


class TopicRow(_Row, table=True):
    """Words that a subscription follows, or mutes."""

    __tablename__ = "topic"

    id: int | None = Field(default=None, primary_key=True, sa_type=BigInteger)
    subscription_id: int = Field(foreign_key="subscription.id", sa_type=BigInteger)
    words: str
    muted: bool


class RevisionRow(_Row, table=True):
    """A digest whose report changed, until what was sent of it is compared with it.

    ``papers`` has the values of a ``bot.papers.Revised`` for each paper that changed.
    """

    __tablename__ = "revision"

    day: date = Field(primary_key=True)
    papers: list[list[Any]] = Field(default_factory=list, sa_column=Column(JSON, nullable=False))


class CorrectionRow(_Row, table=True):
    """A sent message that is to be edited, until it is."""

    __tablename__ = "correction"

    delivery_id: int = Field(primary_key=True, foreign_key="delivery.id", sa_type=BigInteger)
    rendering_id: str = Field(foreign_key="rendering.id")
    due_at: datetime = Field(sa_type=Moment)


class BookmarkRow(_Row, table=True):
    """A paper that a person saved."""

    __tablename__ = "bookmark"

    user_id: int = Field(primary_key=True, sa_type=BigInteger)
    arxiv_id: str = Field(primary_key=True)
    saved_at: datetime = Field(sa_type=Moment)


class ReaderRow(_Row, table=True):
    """A person who chose a language of their own."""

    __tablename__ = "reader"

    user_id: int = Field(primary_key=True, sa_type=BigInteger)
    language: str


class TallyRow(_Row, table=True):
    """How often something happened on a day; nobody's name is with it."""

    __tablename__ = "tally"

    day: date = Field(primary_key=True)
    name: str = Field(primary_key=True)
    number: int


class NoticeRow(_Row, table=True):
    """A notice of the administrators, sent or not confirmed yet."""

    __tablename__ = "notice"

    id: int | None = Field(default=None, primary_key=True, sa_type=BigInteger)
    html: str
    made_at: datetime = Field(sa_type=Moment)
    sent_at: datetime | None = Field(default=None, sa_type=Moment)


class FeedingRow(_Row, table=True):
    """A day of the feed: its list as it was seen, and the report that was written of it."""

    __tablename__ = "feeding"

    day: date = Field(primary_key=True)
    papers: list[dict[str, Any]] = Field(sa_column=Column(JSON, nullable=False))
    """As the list has them, in the order in which they were first seen."""
    problems: list[str] = Field(sa_column=Column(JSON, nullable=False))
    first_look: datetime | None = Field(default=None, sa_type=Moment)
    last_look: datetime | None = Field(default=None, sa_type=Moment)
    last_try: datetime | None = Field(default=None, sa_type=Moment)
    error: str = ""
    chosen: int = 0
    waiting: int = 0
    unwritten: int = 0
    entries: list[list[str]] = Field(sa_column=Column(JSON, nullable=False))
    """Those of the report: the id of each, and what tells its form from another."""
    written_at: datetime | None = Field(default=None, sa_type=Moment)
    hashes: dict[str, list[str]] = Field(sa_column=Column(JSON, nullable=False))
    """Those of all files that were written, by language."""


class ReadingRow(_Row, table=True):
    """A paper as it was read in one language, or how far that has come."""

    __tablename__ = "reading"

    arxiv_id: str = Field(primary_key=True)
    language: str = Field(primary_key=True)
    state: str
    source: str = ""
    characters: int = 0
    parts: dict[str, str] = Field(sa_column=Column(JSON, nullable=False))
    fallen_back: dict[str, str] = Field(sa_column=Column(JSON, nullable=False))
    reason: str = ""
    model: str = ""
    attempts: int = 0
    next_try: datetime | None = Field(default=None, sa_type=Moment)
    tokens_in: int = 0
    tokens_out: int = 0
    seconds: float = 0.0
    changed_at: datetime = Field(sa_type=Moment)
