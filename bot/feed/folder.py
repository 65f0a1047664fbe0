"""Finds report files in a folder and reads them. What is in them is not judged here."""

import os
import re
import time
from pathlib import Path

from bot.errors import DigestError

_LARGEST = 8 * 1024 * 1024
"""Bytes; a report of fifty papers has about 200,000."""


def find_reports(folder: Path) -> list[Path]:
    """Returns a folder's ``*.md`` files by name; raises ``OSError`` when it cannot be read."""
    return sorted(p for p in folder.iterdir() if p.suffix == ".md" and p.is_file())


def readable(path: Path) -> Path:
    """Returns the path in a form that can be shown and kept: a name may have any bytes."""
    name = os.fsencode(path).decode(errors="replace")
    return Path(re.sub(r"[\x00-\x1f\x7f]", "\N{REPLACEMENT CHARACTER}", name))


def read_settled(path: Path, settle: float) -> bytes:
    """Returns a file's bytes once it has not been written to for ``settle`` seconds.

    Raises ``DigestError`` when its name cannot be shown, it is too large, it cannot be read, or it
    changes while it is read.
    """
    if path != readable(path):
        raise DigestError("its name cannot be read; expected UTF-8 on one line")
    try:
        before = path.stat()
        if before.st_size > _LARGEST:
            raise DigestError(
                f"{before.st_size / 1e6:.0f} MB; expected a report of at most {_LARGEST >> 20} MB"
            )
        if (age := time.time() - before.st_mtime) < settle:
            time.sleep(settle - max(age, 0))
        with path.open("rb") as file:
            content = file.read(_LARGEST + 1)  # it may grow while it is read
        after = path.stat()
    except OSError as error:
        raise DigestError(explain(error)) from error
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
        raise DigestError("still being written; it is looked at again at the next scan")
    return content


def decode(content: bytes) -> str:
    """Returns the text of UTF-8 bytes; raises ``DigestError`` when they are not, or empty."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise DigestError("not UTF-8; expected a Markdown file in UTF-8", line) from error
    if not text.strip():
        raise DigestError("empty; expected a daily report in Markdown")
    return text


def explain(error: OSError) -> str:
    """Says why a file or folder could not be read, and what was expected."""
    return f"{(error.strerror or str(error)).lower()}; expected a file that can be read"
