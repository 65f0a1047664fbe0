"""What SQLite is told when a connection is made, and when the bot stops."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.errors import StoreError
from bot.store.database import Database
from bot.store.opening import open_database


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    database = open_database(f"sqlite:///{tmp_path}/p.db")
    yield database
    database.close()


def test_the_connection_is_safe(database: Database) -> None:
    with database.read_connection() as connection:
        pragmas = {
            name: connection.execute(text(f"PRAGMA {name}")).scalar()
            for name in ("journal_mode", "foreign_keys", "busy_timeout")
        }

    assert pragmas == {"journal_mode": "wal", "foreign_keys": 1, "busy_timeout": 30_000}


def test_a_bot_that_stops_waits_for_no_lock_for_long(database: Database) -> None:
    database.hurry()

    with database.write_connection() as connection:
        assert connection.execute(text("PRAGMA busy_timeout")).scalar() == 2_000


async def test_a_second_process_on_the_same_file_is_refused(
    database: Database, tmp_path: Path
) -> None:
    await database.work_alone(lease=15)
    other = open_database(f"sqlite:///{tmp_path}/p.db")

    with pytest.raises(StoreError, match="another papergram works on"):
        await other.work_alone(lease=15)

    database.close()
    await other.work_alone(lease=15)
    other.close()
