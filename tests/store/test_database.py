"""Transactions, and who waits for whom; the same on both databases."""

import asyncio
import threading
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import event, inspect, text
from sqlalchemy.exc import DBAPIError

from bot.store.database import Database, in_batches
from bot.store.opening import open_database


@pytest.fixture
def database(store_url: str) -> Iterator[Database]:
    database = open_database(store_url)
    yield database
    database.close()


def test_an_error_shows_no_value_of_its_statement(database: Database) -> None:
    with database.read() as session, pytest.raises(DBAPIError) as error:
        session.connection().execute(text("SELECT :words FROM nowhere"), {"words": "typed"})

    assert "typed" not in str(error.value)


def test_a_failed_block_leaves_nothing_not_even_a_table(database: Database) -> None:
    def half() -> None:
        with database.write() as session:
            session.connection().execute(text("CREATE TABLE half (done INTEGER)"))
            raise RuntimeError("stop")

    with pytest.raises(RuntimeError, match="stop"):
        half()

    with database.read_connection() as connection:
        assert not inspect(connection).has_table("half")


def test_a_reader_sees_one_moment(database: Database) -> None:
    count = text("SELECT count(*) FROM revision")
    with database.read_connection() as reading:
        before = reading.execute(count).scalar()
        with database.write_connection() as writing:
            writing.execute(text("INSERT INTO revision (day) VALUES ('2026-02-16')"))
        assert reading.execute(count).scalar() == before

    with database.read_connection() as reading:
        assert reading.execute(count).scalar() == 1


def test_there_is_one_writer_at_a_time(database: Database) -> None:
    """Each adds one to what it reads; none overtakes another between both."""

    def count() -> None:
        for _ in range(20):
            with database.write_connection() as connection:
                number = connection.execute(text("SELECT number FROM tally")).scalar_one()
                connection.execute(text("UPDATE tally SET number = :next"), {"next": number + 1})

    with database.write_connection() as connection:
        connection.execute(text("INSERT INTO tally VALUES ('2026-02-16', 'x', 0)"))
    threads = [threading.Thread(target=count) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    with database.read_connection() as connection:
        assert connection.execute(text("SELECT number FROM tally")).scalar_one() == 80


@given(number=st.integers(0, 1600))
def test_batches_are_all_values_in_order_and_never_many(number: int) -> None:
    batches = list(in_batches(range(number)))

    assert [value for batch in batches for value in batch] == list(range(number))
    assert all(0 < len(batch) <= 500 for batch in batches)


async def test_nobody_waits_on_the_event_loop_for_another_writer(
    store_url: str, database: Database
) -> None:
    other = open_database(store_url)
    with other.write():
        waiting = asyncio.create_task(database.until_writable())
        done, _ = await asyncio.wait([waiting], timeout=0.1)  # the loop goes on
        assert not done

    await asyncio.wait_for(waiting, 20)
    await database.until_writable()
    other.close()


async def test_a_lock_without_an_end_is_said_and_ends_with_the_bot(
    store_url: str,
    database: Database,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setattr("bot.store.database._LOOK_AGAIN_SECONDS", 0)
    monkeypatch.setattr("bot.store.database._LOOKS_IN_SILENCE", 5)
    other = open_database(store_url)
    with other.write():
        waiting = [asyncio.create_task(database.until_writable()) for _ in range(300)]
        async with asyncio.timeout(20):
            while not caplog.records:  # noqa: ASYNC110  no event tells of it
                await asyncio.sleep(0)
        for _ in range(100):
            await asyncio.sleep(0)
        assert not any(one.done() for one in waiting)
        assert len(caplog.records) == 1, "all wait for one look"
        assert "locked" in caplog.text

        database.hurry()
        await asyncio.wait_for(asyncio.gather(*waiting), 20)
    other.close()


def test_a_stop_does_not_spoil_a_transaction_that_begins_meanwhile(database: Database) -> None:
    event.listen(database.engine, "begin", lambda _: database.hurry(), insert=True)

    with database.write_connection() as connection:
        assert connection.execute(text("SELECT 1")).scalar() == 1
