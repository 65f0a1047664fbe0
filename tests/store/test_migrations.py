"""Migrations are history: an old store comes to the same schema as a new one."""

import ast
import contextlib
import sqlite3
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlmodel import SQLModel

import bot.store.tables  # noqa: F401  it fills the metadata
from bot.store import migrations
from bot.store.store import Store

FIRST = Path(__file__).with_name("first_store.sql")
VERSIONS = Path(migrations.__path__[0]) / "versions"


@pytest.fixture
def old_store(tmp_path: Path) -> Path:
    """The file of a store that the first version made."""
    file = tmp_path / "old.db"
    with contextlib.closing(sqlite3.connect(file)) as connection:
        connection.executescript(FIRST.read_text(encoding="utf-8"))
    return file


@pytest.fixture
def new_store(tmp_path: Path) -> Path:
    """The file of a store that this version made."""
    file = tmp_path / "new.db"
    Store(f"sqlite:///{file}").database.close()
    return file


def schema_of(file: Path) -> dict[str, str]:
    """Every table and index of a store, with the statement that makes it."""
    with contextlib.closing(sqlite3.connect(file)) as connection:
        found = connection.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL")
        return {name: " ".join(sql.split()) for name, sql in found}


def columns_of(file: Path, table: str) -> dict[str, bool]:
    """The columns of a table, and whether each may be empty."""
    with contextlib.closing(sqlite3.connect(file)) as connection:
        found = connection.execute("SELECT name, [notnull] FROM pragma_table_info(?)", [table])
        return {name: not needed for name, needed in found}


@pytest.mark.parametrize("file", sorted(VERSIONS.glob("*.py")), ids=lambda file: file.stem)
def test_a_migration_imports_nothing_that_may_change(file: Path) -> None:
    imported = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            imported |= {name.name.partition(".")[0] for name in node.names}
        elif isinstance(node, ast.ImportFrom):
            imported.add("bot" if node.level else (node.module or "").partition(".")[0])

    assert imported <= {"sqlalchemy", "alembic"}


def test_an_old_store_gets_the_schema_of_a_new_one(old_store: Path, new_store: Path) -> None:
    before = schema_of(old_store)
    Store(f"sqlite:///{old_store}").database.close()

    assert schema_of(old_store) == schema_of(new_store)
    assert schema_of(old_store) != before


def test_an_old_store_keeps_what_it_has(old_store: Path) -> None:
    with Store(f"sqlite:///{old_store}") as store:
        (paper,) = store.papers.of_day(date(2026, 2, 16))
        subscription = store.subscriptions.get(7)
        assert subscription is not None
        topics = store.topics.of(subscription.id)
        saved = store.bookmarks.has(7, "2602.12617")

    assert paper.paper.contribution == "It finds places."
    assert subscription.next_due == datetime(2026, 2, 17, 1, tzinfo=UTC)
    assert [topic.words for topic in topics] == ["robotics"]
    assert saved


@pytest.mark.parametrize(
    ("contribution", "language"), [("It finds places.", "en"), ("提出了 GeoAgent 模型", "zh")]
)
def test_what_an_old_store_has_is_in_the_language_of_its_script(
    old_store: Path, contribution: str, language: str
) -> None:
    with contextlib.closing(sqlite3.connect(old_store)) as connection, connection:
        connection.execute("UPDATE paper SET contribution = ?", [contribution])

    with Store(f"sqlite:///{old_store}") as store:
        (paper,) = store.papers.of_day(date(2026, 2, 16))
        (edition,) = store.papers.editions(date(2026, 2, 16))

    assert (paper.language, edition.language) == (language, language)
    assert paper.paper.contribution == contribution


@pytest.mark.parametrize("table", sorted(SQLModel.metadata.tables))
def test_the_tables_in_code_are_those_of_the_store(new_store: Path, table: str) -> None:
    in_code = {
        column.name: bool(column.nullable) for column in SQLModel.metadata.tables[table].columns
    }

    assert columns_of(new_store, table) == in_code


@pytest.mark.parametrize(
    ("reason", "waits"),
    [
        ("Bad Request: TOPIC_CLOSED", True),
        ("Not enough rights to send text messages to the chat", True),
        ("asked", False),
        ("Forbidden: bot was kicked from the group chat", False),
    ],
)
def test_what_ended_for_what_is_a_pause_now_waits(
    old_store: Path, reason: str, waits: bool
) -> None:
    with contextlib.closing(sqlite3.connect(old_store)) as connection, connection:
        ended = "UPDATE subscription SET active = 0, off_reason = ?"
        connection.execute(ended, [reason])

    with Store(f"sqlite:///{old_store}") as store:
        found = store.subscriptions.get(7)

    assert found is not None
    assert (found.active, found.paused_since is not None) == (waits, waits)
    assert found.pause_reason == (reason if waits else "")
