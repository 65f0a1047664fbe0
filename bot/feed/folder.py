"""Finds report files in a folder and reads them. What is in them is not judged here.

Nothing in a folder can hold a look up: only regular files are opened, links to folders are not
followed, and depth, number and size have limits.
"""

import os
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bot.errors import DigestError
from bot.feed.names import is_passed_over, may_be_report

_LARGEST = 4 * 1024 * 1024
"""Bytes; a report of fifty papers has about 200,000."""
_MOST_FILES = 10_000
"""Reports of 27 years."""
_MOST_NAMES = 200_000
"""Names of any kind that are looked at below a folder."""
_DEEPEST = 4
"""Levels of folders in the folder: years, months, days and one more."""
_FILE = "expected a file that can be read"
_KINDS = {
    stat.S_IFDIR: "is a directory",
    stat.S_IFIFO: "is a pipe",
    stat.S_IFSOCK: "is a socket",
    stat.S_IFCHR: "is a device",
    stat.S_IFBLK: "is a device",
}


@dataclass(frozen=True, slots=True)
class Found:
    """A file as a look at it finds it."""

    path: Path
    stamp: str = ""
    """Size and times as a text; it is another one when the file was written to."""
    written: float = 0.0
    """When it was written to last, in seconds of the system's clock."""
    fault: str = ""
    """Why it cannot be read, and what was expected."""


class BusyError(DigestError):
    """A file changes while it is read."""

    def __init__(self) -> None:
        super().__init__("still being written; it is read when it is finished")


def find_reports(folder: Path) -> list[Found]:
    """Returns the files in a folder and its subfolders that may be reports, by their names.

    What has such a name and is no file is among them with its fault, and so is a folder that is not
    looked into. Hidden and temporary files are not. Raises ``OSError`` when the folder itself
    cannot be read.
    """
    # Plain strings: a path object for each of 100,000 names would take seconds.
    found = sorted(_walk(str(folder)), key=lambda one: one[0].split("/"))
    left_out = len(found) - _MOST_FILES
    if left_out > 0:
        found = found[left_out:]
        first = readable(Path(found[0][0])).relative_to(folder)
        fault = f"more than {_MOST_FILES} files; those before {first} are left out, expected fewer"
        found.append((str(folder), fault))
    looked = (
        Found(Path(path), fault=fault) if fault else look(Path(path)) for path, fault in found
    )
    return [one for one in looked if not one.fault or os.path.lexists(one.path)]


def look(path: Path) -> Found:
    """Returns what a file is now, without opening it."""
    try:
        status = path.stat()
    except OSError as error:
        return Found(path, fault=explain(error))
    if not stat.S_ISREG(status.st_mode):
        kind = _KINDS.get(stat.S_IFMT(status.st_mode), "is no file")
        return Found(path, fault=f"{kind}; {_FILE}")
    if status.st_size > _LARGEST:
        size = f"{status.st_size / 1e6:.0f} MB"
        return Found(path, fault=f"{size}; expected a report of at most {_LARGEST >> 20} MB")
    if path != readable(path):
        return Found(path, fault="its name cannot be read; expected UTF-8 on one line")
    # A copy may keep the time of its original. No program can set the time of the last change.
    return Found(path, _stamp(status), status.st_ctime)


def read(found: Found) -> bytes:
    """Returns a file's bytes.

    Raises ``OSError`` when it cannot be read, and ``BusyError`` when it is not as it was found.
    """
    # It may have become a pipe since, and a pipe without a writer would be waited for.
    descriptor = os.open(found.path, os.O_RDONLY | os.O_NONBLOCK)
    with os.fdopen(descriptor, "rb") as file:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise BusyError
        content = file.read(_LARGEST + 1) or b""  # it may grow while it is read
        if _stamp(os.fstat(descriptor)) != found.stamp or len(content) > _LARGEST:
            raise BusyError
    return content


def readable(path: Path) -> Path:
    """Returns the path in a form that can be shown and kept: a name may have any bytes."""
    if str(path).isprintable():
        return path
    name = os.fsencode(path).decode(errors="replace")
    return Path(re.sub(r"[\x00-\x1f\x7f]", "\N{REPLACEMENT CHARACTER}", name))


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
    return f"{(error.strerror or str(error)).lower()}; {_FILE}"


def _walk(folder: str) -> Iterator[tuple[str, str]]:
    """Yields files by their names alone, and with a fault what is not looked into."""
    places, names = [(folder, 0)], 0
    while places:
        place, depth = places.pop()
        try:
            with os.scandir(place) as entries:
                for entry in entries:
                    names += 1
                    if names > _MOST_NAMES:
                        yield folder, f"more than {_MOST_NAMES} names; expected fewer"
                        return
                    if is_passed_over(entry.name):
                        continue
                    if not _is_folder(entry):
                        if may_be_report(entry.name):
                            yield entry.path, ""
                    elif fault := _why_closed(entry, depth):
                        yield entry.path, fault
                    else:
                        places.append((entry.path, depth + 1))
        except OSError as error:
            if place == folder:
                raise
            yield place, explain(error)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link to itself
        return False


def _why_closed(entry: os.DirEntry[str], depth: int) -> str:
    """Says why a folder is not looked into; empty when it is."""
    if may_be_report(entry.name):
        return f"{_KINDS[stat.S_IFDIR]}; {_FILE}"
    if entry.is_symlink():  # it may lead around in a circle, or to a whole disk
        return "is a link to a folder; expected the folder itself"
    if depth == _DEEPEST:
        return f"is more than {_DEEPEST} folders deep; expected reports above it"
    return ""


def _stamp(status: os.stat_result) -> str:
    return f"{status.st_size}.{status.st_mtime_ns}.{status.st_ctime_ns}"
