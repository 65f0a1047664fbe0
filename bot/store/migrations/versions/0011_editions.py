"""Digests and the texts of papers by language; what is there gets the language of its script."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"

_SECTIONS = ("field", "contribution", "usage", "innovations", "results")
_TEXTS = ("title", "url", "read_from", *_SECTIONS)
_LISTS = ("links", "extras", "facts")


def upgrade() -> None:
    """Each digest is of one language; each paper has a text in that of its newest digest."""
    op.create_table(
        "edition",
        sa.Column("day", sa.Date, primary_key=True),
        sa.Column("language", sa.String, primary_key=True),
        sa.Column("file", sa.String, nullable=False),
        sa.Column("content_hash", sa.String, nullable=False),
        sa.Column("arrived_at", sa.DateTime, nullable=False),
    )
    languages = [{"day": day, "language": language} for day, language in _languages().items()]
    copied = "INSERT INTO edition SELECT day, :language, file, content_hash, arrived_at FROM digest"
    for one in languages:
        statement = sa.text(f"{copied} WHERE day = :day")
        op.execute(statement.bindparams(sa.bindparam("day", type_=sa.Date)).bindparams(**one))
    op.create_table(
        "entry_by_language",
        sa.Column("digest_date", sa.Date, primary_key=True),
        sa.Column("language", sa.String, primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True),
        sa.Column("paper_id", sa.Integer, sa.ForeignKey("paper.id"), nullable=False),
        sa.ForeignKeyConstraint(["digest_date", "language"], ["edition.day", "edition.language"]),
    )
    op.execute(
        "INSERT INTO entry_by_language SELECT entry.digest_date, edition.language, entry.position,"
        " entry.paper_id FROM entry JOIN edition ON edition.day = entry.digest_date"
    )
    op.drop_table("entry")
    op.drop_table("digest")
    op.rename_table("entry_by_language", "entry")
    op.create_index("ix_entry_paper_id", "entry", ["paper_id"])
    op.create_table(
        "text",
        sa.Column("paper_id", sa.Integer, sa.ForeignKey("paper.id"), primary_key=True),
        sa.Column("language", sa.String, primary_key=True),
        sa.Column("last_date", sa.Date, nullable=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in _TEXTS),
        *(sa.Column(name, sa.JSON, nullable=False) for name in _LISTS),
    )
    columns = ", ".join((*_TEXTS, *_LISTS))
    op.execute(
        f"INSERT INTO text (paper_id, language, last_date, {columns})"
        f" SELECT paper.id, newest.language, newest.digest_date, {columns} FROM paper"
        " JOIN entry AS newest ON newest.paper_id = paper.id AND newest.digest_date ="
        " (SELECT max(entry.digest_date) FROM entry WHERE entry.paper_id = paper.id)"
    )
    for name in (*_TEXTS, *_LISTS):
        op.drop_column("paper", name)


def _languages() -> dict[object, str]:
    """Returns the language of each day's digest: Chinese where its texts are mostly written so."""
    plain: tuple[sa.ColumnClause[object], ...] = tuple(map(sa.column, ("id", *_SECTIONS)))
    paper = sa.table("paper", *plain, sa.column("extras", sa.JSON))
    entry = sa.table("entry", sa.column("digest_date", sa.Date), sa.column("paper_id"))
    digest = sa.table("digest", sa.column("day", sa.Date))
    found = op.get_bind().execute(
        sa.select(digest.c.day, *(paper.c[name] for name in _SECTIONS), paper.c.extras)
        .join_from(digest, entry, entry.c.digest_date == digest.c.day, isouter=True)
        .join(paper, paper.c.id == entry.c.paper_id, isouter=True)
    )
    more_chinese: dict[object, int] = {}
    for day, *texts, extras in found:
        text = " ".join([*(text or "" for text in texts), *(text for _, text in extras or ())])
        chinese = sum("\u3400" <= character <= "\u9fff" for character in text)
        english = sum(word.isascii() for word in text.split())
        more_chinese[day] = more_chinese.get(day, 0) + chinese - english
    return {day: "zh" if more > 0 else "en" for day, more in more_chinese.items()}
