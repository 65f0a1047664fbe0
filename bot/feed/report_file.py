"""Writes report files: whole or not at all, and never over one that somebody else wrote."""

import hashlib
import os
import tempfile
import time
from collections.abc import Collection
from contextlib import suppress
from enum import StrEnum
from pathlib import Path

from bot.store.copying import keep_name

_LEFT_BEHIND_SECONDS = 3600.0
"""Age of a temporary file from which its process is taken for killed."""


class Writing(StrEnum):
    """What became of a file."""

    WRITTEN = "written"
    SAME = "same"
    """It is there already, byte for byte."""
    OTHERS = "others"
    """There is one that we did not write; it is left alone."""


def hash_of(content: bytes) -> str:
    """Returns what tells a file's content from another."""
    return hashlib.sha256(content).hexdigest()


def write_report(path: Path, content: bytes, ours: Collection[str]) -> Writing:
    """Puts a file in its place, by renaming one that is written beside it.

    The scan of the folder does not see it before. ``ours`` are the hashes of what we wrote there
    before. Raises ``OSError`` when the folder cannot be written to.
    """
    try:
        before = hash_of(path.read_bytes())
    except FileNotFoundError:
        before = None
    if before == hash_of(content):
        return Writing.SAME
    if before is not None and before not in ours:
        return Writing.OTHERS
    _remove_left_behind(path)
    # Names that begin with a dot are passed over by the scan.
    descriptor, name = tempfile.mkstemp(suffix=".part", prefix=f".{path.name}.", dir=path.parent)
    part = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.chmod(0o644)
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    keep_name(path.parent)
    return Writing.WRITTEN


def _remove_left_behind(path: Path) -> None:
    """Removes what a killed process left of a file."""
    for part in path.parent.glob(f".{path.name}.*.part"):
        with suppress(FileNotFoundError):
            if time.time() - part.stat().st_mtime > _LEFT_BEHIND_SECONDS:
                part.unlink()
