"""What is said of a store on a PostgreSQL server."""

from pathlib import Path

import pytest
from sqlalchemy.engine import make_url

from bot.errors import StoreError
from bot.store.inspection import Inspected, inspect_store
from bot.store.store import Store
from tests import databases
from tests.store.values import D16, A, B, load, paper


@pytest.fixture
def store_kind() -> str:
    return "postgresql"


def test_a_whole_store_says_what_it_has(store_url: str, store: Store) -> None:
    load(store, D16, paper(A), paper(B))

    assert inspect_store(store_url) == Inspected(digests=1, papers=2, outdated=False)


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        ("DROP TABLE bookmark", "lacks the table bookmark"),
        ("ALTER TABLE delivery DROP COLUMN reason", "delivery lacks the column reason"),
        ("DROP INDEX delivery_due", "delivery lacks the index of due_at, id"),
        ("UPDATE alembic_version SET version_num = '9999'", "newer Papergram"),
        ("DROP TABLE alembic_version", "another program"),
    ],
)
def test_what_is_wrong_with_its_tables_is_said(store_url: str, damage: str, said: str) -> None:
    databases.execute(store_url, damage)

    with pytest.raises(StoreError, match=said):
        inspect_store(store_url)


def test_a_user_who_may_not_write_is_told(store_url: str) -> None:
    tables = "ALL TABLES IN SCHEMA public"
    databases.execute(
        store_url,
        "CREATE ROLE papergram_reader LOGIN PASSWORD 'reader';"
        f" GRANT SELECT ON {tables} TO papergram_reader",
    )
    reader = make_url(store_url).set(username="papergram_reader", password="reader")
    try:
        with pytest.raises(StoreError, match="cannot be written"):
            inspect_store(reader.render_as_string(hide_password=False))
    finally:
        databases.execute(
            store_url,
            f"REVOKE ALL ON {tables} FROM papergram_reader; DROP ROLE papergram_reader",
        )


def test_a_server_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="start the server"):
        inspect_store(f"postgresql+psycopg://x:secret@/z?host={tmp_path}")
