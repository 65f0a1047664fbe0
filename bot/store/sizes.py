"""How much room a store takes on its disk, and how much is left there."""

import shutil
from collections.abc import Mapping
from pathlib import Path

from bot.store.urls import index_folder, is_sqlite, sqlite_file


def store_sizes(url: str) -> Mapping[str, int]:
    """Returns the bytes of a store's parts here: the database, its log, the search index.

    A PostgreSQL server has tools of its own for what the database takes there.
    """
    index = {"index": sum(map(_size, index_folder(url).rglob("*")))}
    if not is_sqlite(url):
        return index
    file = sqlite_file(url)
    return {"database": _size(file), "log": _size(file.with_name(f"{file.name}-wal")), **index}


def free_bytes(url: str) -> int | None:
    """Returns the bytes that are free where a store has its files; ``None`` if nobody can tell."""
    folder = index_folder(url).absolute().parent
    try:
        return shutil.disk_usage(folder).free
    except OSError:
        return None


def _size(file: Path) -> int:
    """Returns the bytes of a file; 0 for what is none, or is gone by now."""
    try:
        return file.stat().st_size if file.is_file() else 0
    except OSError:
        return 0
