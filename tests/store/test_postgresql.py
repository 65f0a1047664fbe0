"""What PostgreSQL needs that SQLite does not."""

import asyncio
import contextlib
import threading
from collections.abc import Iterator

import psycopg
import pytest
from sqlalchemy import event, text

from bot.cards.message import Message
from bot.errors import StoreAwayError
from bot.papers import DeliveryKind, State
from bot.store import postgresql
from bot.store.database import Database
from bot.store.ledger.ledger import Ledger, Settlement
from bot.store.ledger.owing import Owed, Owing
from bot.store.opening import open_database
from bot.store.store import Store
from bot.store.subscriptions import Subscriptions
from tests import databases
from tests.store.values import NOW, WISH


@pytest.fixture
def store_kind() -> str:
    return "postgresql"


@pytest.fixture
def database(store_url: str) -> Iterator[Database]:
    database = open_database(store_url, timeout=1)
    yield database
    database.close()


def test_text_may_have_any_character(database: Database) -> None:
    with database.write_connection() as connection:
        insert = text("INSERT INTO reader VALUES (:id, :words)")
        connection.execute(insert, {"id": 2**52, "words": "a\0b"})

    with database.read_connection() as connection:
        assert connection.execute(text("SELECT language FROM reader")).scalar() == "a\ufffdb"


def test_a_statement_that_takes_too_long_is_ended(database: Database) -> None:
    with database.read_connection() as connection, pytest.raises(StoreAwayError, match="timeout"):
        connection.execute(text("SELECT pg_sleep(20)"))


def test_a_migration_takes_the_time_that_it_needs(database: Database) -> None:
    with database.write_connection() as connection:
        database.take_time(connection)
        connection.execute(text("SELECT pg_sleep(1.2)"))


async def test_a_connection_that_the_server_closed_is_made_anew(
    store_url: str, database: Database
) -> None:
    with database.write_connection() as connection:
        connection.execute(text("INSERT INTO revision (day) VALUES ('2026-02-16')"))
    await database.until_writable()
    with databases.connect(store_url) as other:
        other.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )

    with database.write_connection() as connection:
        assert connection.execute(text("SELECT count(*) FROM revision")).scalar() == 1
    await database.until_writable()


def test_a_writer_waits_no_longer_than_the_server_has_for_an_answer(
    store_url: str, database: Database
) -> None:
    other = open_database(store_url)
    with other.write(), pytest.raises(StoreAwayError, match="timeout"), database.write():
        pass
    other.close()


async def test_a_connection_that_opens_while_the_store_closes_is_closed_too(
    store_url: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    begun, goes_on = threading.Event(), threading.Event()
    opened: list[psycopg.Connection] = []
    connect = postgresql._connect

    def connect_late(url: str, timeout: float) -> psycopg.Connection:
        begun.set()
        goes_on.wait(10)
        opened.append(connect(url, timeout))
        return opened[-1]

    monkeypatch.setattr(postgresql, "_connect", connect_late)
    database = open_database(store_url, timeout=1)
    asking = asyncio.create_task(database.until_writable())
    await asyncio.to_thread(begun.wait, 10)
    database.close()
    goes_on.set()
    async with asyncio.timeout(10):
        while not (opened and opened[0].closed):  # noqa: ASYNC110  a thread's work
            await asyncio.sleep(0.01)
    asking.cancel()

    assert "does not answer" not in caplog.text


async def test_nobody_waits_on_the_event_loop_for_a_server_that_stands_still() -> None:
    with databases.own_server() as server:
        database = open_database(server.start(), timeout=1)
        await database.until_writable()
        with databases.frozen(server):
            with pytest.raises(StoreAwayError, match="no answer within"), database.read():
                pass
            waiting = asyncio.create_task(database.until_writable())
            done, _ = await asyncio.wait([waiting], timeout=0.1)  # the loop goes on
            assert not done

        await asyncio.wait_for(waiting, 20)
        with database.read_connection() as connection:
            assert connection.execute(text("SELECT 1")).scalar() == 1
        database.close()


@pytest.fixture
def other(store_url: str) -> Iterator[Database]:
    """What another process has of the same store."""
    other = open_database(store_url, timeout=1)
    yield other
    other.close()


async def test_one_works_and_the_other_stands_by_until_it_ends(
    database: Database, other: Database, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO")
    await database.work_alone(lease=60)
    waiting = asyncio.create_task(other.work_alone(lease=60))
    done, _ = await asyncio.wait([waiting], timeout=0.3)
    assert not done
    assert "this one stands by" in caplog.text
    assert database.may_work()
    assert not other.may_work()

    database.close()  # as a kill closes its connections

    await asyncio.wait_for(waiting, 20)
    assert other.may_work()
    await other.until_writable()


async def test_one_that_is_silent_is_replaced_and_can_do_nothing_afterwards(
    database: Database, other: Database
) -> None:
    await database.work_alone(lease=2)

    await asyncio.wait_for(other.work_alone(lease=2), 20)  # it says nothing, as if it stood still

    assert not database.may_work()
    with pytest.raises(StoreAwayError, match="another process works"), database.write():
        pass
    assert "another process works" in await asyncio.wait_for(database.until_replaced(), 20)
    with other.write_connection() as connection:
        assert connection.execute(text("SELECT 1")).scalar() == 1


async def test_what_one_that_stood_still_learns_of_its_claims_is_refused(
    database: Database, other: Database
) -> None:
    """It stands still between its claims and their calls; the next one knows what to do."""
    await database.work_alone(lease=2)
    reader = Subscriptions(database).subscribe(7, 0, WISH, NOW)
    owed = Owed(DeliveryKind.NOTICE, "one", (Message("hello"),), (reader.id,))
    Owing(database).owe([owed], NOW)
    ledger = Ledger(database)
    (claim,) = ledger.exchange([], 5, NOW)

    await asyncio.wait_for(other.work_alone(lease=2), 20)
    assert Ledger(other).recover(NOW) == 1

    with pytest.raises(StoreAwayError, match="another process works"):
        ledger.exchange([Settlement(claim.delivery, State.SENT, message_id=7)], 5, NOW)
    assert not database.may_work(), "and the claim is not called"
    assert Ledger(other).counts()[State.UNKNOWN] == 1


async def test_one_that_stands_still_in_the_middle_of_a_write_keeps_nobody_waiting(
    database: Database, other: Database
) -> None:
    await database.work_alone(lease=2)
    writing = contextlib.ExitStack()
    connection = writing.enter_context(database.write_connection())
    connection.execute(text("INSERT INTO revision (day) VALUES ('2026-02-16')"))

    await asyncio.wait_for(other.work_alone(lease=2), 20)
    await asyncio.wait_for(other.until_writable(), 20)

    with pytest.raises(StoreAwayError):
        writing.close()

    with other.write_connection() as connection:
        assert connection.execute(text("SELECT count(*) FROM revision")).scalar() == 0


async def test_one_that_shows_itself_goes_on(database: Database, other: Database) -> None:
    await database.work_alone(lease=2)
    showing = asyncio.create_task(database.until_replaced())

    waiting = asyncio.create_task(other.work_alone(lease=2))
    done, _ = await asyncio.wait([waiting, showing], timeout=4)

    assert not done
    assert database.may_work()
    waiting.cancel()
    showing.cancel()


async def test_a_lock_whose_connection_broke_off_is_taken_again(
    store_url: str, database: Database
) -> None:
    await database.work_alone(lease=60)
    with databases.connect(store_url) as beside:
        beside.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )

    await asyncio.wait_for(database.until_writable(), 20)

    assert database.may_work()
    with database.write_connection() as connection:
        assert connection.execute(text("SELECT 1")).scalar() == 1


def test_a_single_question_is_one_message_to_the_server(store: Store) -> None:
    statements: list[str] = []
    event.listen(
        store.database.engine, "before_cursor_execute", lambda *call: statements.append(call[2])
    )

    store.papers.newest_day()
    store.readers.language(7)

    assert [statement.split()[0] for statement in statements] == ["SELECT", "SELECT"]
