"""How much room a store takes on its disk, and how much is left there."""

import shutil
from collections.abc import Mapping
from pathlib import Path

from sqlalchemy.engine import make_url

from bot.store.database import index_folder


def store_sizes(url: str) -> Mapping[str, int]:
    """Returns the bytes of a store's parts: the database, its log, the search index."""
    file = Path(make_url(url).database or "")
    index = (path for path in index_folder(url).rglob("*"))
    return {
        "database": _size(file),
        "log": _size(file.with_name(f"{file.name}-wal")),
        "index": sum(map(_size, index)),
    }


def free_bytes(url: str) -> int | None:
    """Returns the bytes that are free on the disk of a store; ``None`` where nobody can tell."""
    folder = Path(make_url(url).database or "").absolute().parent
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
