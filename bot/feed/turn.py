"""One process feeds at a time, so that no paper is paid twice and no file is written by two."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def take_turn(file: Path) -> Iterator[bool]:
    """Holds the lock that is ``file`` during the block, if it is free; yields whether it was.

    The lock ends with the process, however that ends.
    """
    with file.open("ab") as held:
        try:
            fcntl.flock(held.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
        else:
            yield True
