"""Opens a store: the file or the database that its URL names, with tables that are up to date."""

from sqlalchemy.exc import DBAPIError

from bot.errors import StoreAwayError, StoreError
from bot.store.database import Database
from bot.store.schema import bring_up_to_date
from bot.store.urls import check_url, is_sqlite, make_safe

TIMEOUT = 10.0
"""Seconds that a PostgreSQL server has for an answer."""


def open_database(url: str, *, must_exist: bool = False, timeout: float = TIMEOUT) -> Database:
    """Opens the store at a SQLAlchemy URL, and creates or upgrades its tables.

    With ``must_exist`` a SQLite file is not made. ``timeout`` is how many seconds a PostgreSQL
    server has for an answer. Raises ``StoreError`` when the store cannot be opened, is no database,
    or was made by a newer version.
    """
    database = connect_database(url, must_exist=must_exist, timeout=timeout)
    try:
        bring_up_to_date(database)
    except (DBAPIError, StoreAwayError) as error:
        database.close()
        told = error.orig if isinstance(error, DBAPIError) else error
        raise StoreError(f"store {make_safe(url)}: {' '.join(str(told).split())}") from error
    except StoreError:
        database.close()
        raise
    return database


def connect_database(url: str, *, must_exist: bool = False, timeout: float = TIMEOUT) -> Database:
    """As ``open_database``, but leaves the tables as they are."""
    check_url(url)
    # Only one of both is imported: what a process does not use takes memory too.
    if is_sqlite(url):
        from bot.store.sqlite import open_sqlite  # noqa: PLC0415

        return open_sqlite(url, must_exist=must_exist)
    from bot.store.postgresql import open_postgresql  # noqa: PLC0415

    return open_postgresql(url, timeout)
