"""Addresses of stores: which are understood, and what is kept beside them."""

from importlib.util import find_spec
from pathlib import Path

from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from bot.errors import StoreError

_SQLITE = ("sqlite", "sqlite+pysqlite")
_POSTGRESQL = "postgresql+psycopg"


def check_url(url: str) -> None:
    """Raises ``StoreError`` when a URL names neither a SQLite file nor a PostgreSQL database."""
    try:
        parts = make_url(url)
    except ArgumentError:
        parts = URL.create("none")
    if parts.drivername in ("postgresql", "postgres"):
        raise StoreError(f"{make_safe(url)!r} names no driver; write {_POSTGRESQL}://…")
    if parts.drivername == _POSTGRESQL:
        if not parts.database:
            raise StoreError(f"{make_safe(url)!r} names no database; write {_POSTGRESQL}://…/NAME")
        if find_spec("psycopg") is None:
            raise StoreError("PostgreSQL needs a driver; install papergram[postgres]")
    elif parts.drivername not in _SQLITE or parts.database in (None, "", ":memory:"):
        raise StoreError(
            f"{make_safe(url)!r} is no SQLite file; expected one such as "
            f"sqlite:///papergram.db, or {_POSTGRESQL}://USER@HOST/NAME"
        )


def is_sqlite(url: str) -> bool:
    """Whether a URL that was checked names a SQLite file."""
    return make_url(url).drivername in _SQLITE


def sqlite_file(url: str) -> Path:
    """Returns the file that a URL names."""
    return Path(make_url(url).database or "")


def index_folder(url: str) -> Path:
    """Returns the folder of the search index that belongs to a store."""
    return beside_store(url, "search")


def beside_store(url: str, ending: str) -> Path:
    """Returns the file or folder with this ending that belongs to a store.

    It lies beside the file of a SQLite store, and where the process runs for a PostgreSQL one.
    """
    file = sqlite_file(url)
    return file.with_name(f"{file.name}.{ending}")


def make_safe(url: str) -> str:
    """Returns the URL without its password, wherever in it that stands."""
    try:
        parts = make_url(url)
    except ArgumentError:
        return url.partition("://")[0]
    hidden = {name: "***" for name in parts.query if "password" in name}
    return parts.update_query_dict(hidden).render_as_string(hide_password=True)
