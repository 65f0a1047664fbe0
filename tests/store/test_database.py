"""The store's file: made, upgraded, refused, copied."""

import asyncio
import sqlite3
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import event, text
from sqlalchemy.exc import OperationalError

from bot.clock import utc_now
from bot.errors import StoreError
from bot.feed.scanner import Scanner
from bot.store.database import in_batches, open_database
from bot.store.store import Store
from tests.stage import SEED


def test_opening_twice_keeps_what_is_there(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/p.db"
    with Store(url) as store:
        list(Scanner(store.papers, store.files).load([SEED], utc_now()))
    with Store(url) as store:
        assert store.papers.counts() == (1, 23)


def test_the_connection_is_safe(tmp_path: Path) -> None:
    with Store(f"sqlite:///{tmp_path}/p.db") as store, store.database.read() as session:
        pragmas = {
            name: session.connection().execute(text(f"PRAGMA {name}")).scalar()
            for name in ("journal_mode", "foreign_keys", "busy_timeout")
        }

    assert pragmas == {"journal_mode": "wal", "foreign_keys": 1, "busy_timeout": 30_000}


def test_an_error_shows_no_value_of_its_statement(tmp_path: Path) -> None:
    database = open_database(f"sqlite:///{tmp_path}/p.db")

    with database.read() as session, pytest.raises(OperationalError) as error:
        session.connection().execute(text("SELECT :words FROM nowhere"), {"words": "typed"})

    assert "typed" not in str(error.value)


def test_a_newer_store_is_refused(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/p.db"
    Store(url).database.close()
    with sqlite3.connect(tmp_path / "p.db") as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()

    with pytest.raises(StoreError, match=r"newer Papergram \(schema 9999"):
        Store(url)


def test_a_failed_block_leaves_nothing_not_even_a_table(tmp_path: Path) -> None:
    database = open_database(f"sqlite:///{tmp_path}/p.db")

    def half() -> None:
        with database.write() as session:
            session.connection().execute(text("CREATE TABLE half (done INTEGER)"))
            raise RuntimeError("stop")

    with pytest.raises(RuntimeError, match="stop"):
        half()

    with database.read() as session:
        found = session.connection().execute(
            text("SELECT count(*) FROM sqlite_master WHERE name = 'half'")
        )
        assert found.scalar() == 0
    database.close()


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("nonsense", "expected one such as sqlite:///"),
        ("foo://x:secret@y/z", "expected one such as sqlite:///"),
        ("postgresql://x:secret@y/z", "is no SQLite file"),
        ("sqlite+foo:///z", "is no SQLite file"),
        ("sqlite://", "is no SQLite file"),
        ("sqlite:///:memory:", "is no SQLite file"),
        ("sqlite:////no/such/folder/p.db", "No such file"),
    ],
)
def test_a_store_that_cannot_be_opened_says_why(url: str, said: str) -> None:
    with pytest.raises(StoreError, match=said) as error:
        Store(url)

    assert "secret" not in str(error.value)


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    (tmp_path / "p.db").write_text("not a database" * 100)

    with pytest.raises(StoreError, match="file is not a database"):
        Store(f"sqlite:///{tmp_path}/p.db")


@given(number=st.integers(0, 1600))
def test_batches_are_all_values_in_order_and_never_many(number: int) -> None:
    batches = list(in_batches(range(number)))

    assert [value for batch in batches for value in batch] == list(range(number))
    assert all(0 < len(batch) <= 500 for batch in batches)


async def test_nobody_waits_on_the_event_loop_for_another_writer(tmp_path: Path) -> None:
    with Store(f"sqlite:///{tmp_path}/p.db") as store:
        other = sqlite3.connect(tmp_path / "p.db", isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        waiting = asyncio.create_task(store.database.until_writable())
        done, _ = await asyncio.wait([waiting], timeout=0.1)  # the loop goes on
        assert not done

        other.execute("ROLLBACK")
        await asyncio.wait_for(waiting, 20)
        await store.database.until_writable()
        other.close()


async def test_a_lock_without_an_end_is_said_and_ends_with_the_bot(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("bot.store.database._LOOK_AGAIN_SECONDS", 0)
    with Store(f"sqlite:///{tmp_path}/p.db") as store:
        other = sqlite3.connect(tmp_path / "p.db", isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        waiting = [asyncio.create_task(store.database.until_writable()) for _ in range(300)]
        for _ in range(3_000):
            await asyncio.sleep(0)
        assert not any(one.done() for one in waiting)
        assert len(caplog.records) == 1, "all wait for one look"
        assert "locked" in caplog.text

        store.database.hurry()
        await asyncio.wait_for(asyncio.gather(*waiting), 20)
        other.close()
        with store.database.write() as session:
            assert session.connection().execute(text("PRAGMA busy_timeout")).scalar() == 2_000


def test_a_stop_does_not_spoil_a_transaction_that_begins_meanwhile(tmp_path: Path) -> None:
    with Store(f"sqlite:///{tmp_path}/p.db") as store:
        event.listen(store.database.engine, "begin", lambda _: store.database.hurry(), insert=True)

        with store.database.write() as session:
            assert session.connection().execute(text("SELECT 1")).scalar() == 1
