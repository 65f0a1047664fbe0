"""Locks on files: one process at a time does what is done behind one."""

import fcntl
from typing import IO, Any


def take_lock(file: IO[Any]) -> bool:
    """Locks an open file, if it is free; returns whether it was.

    The lock ends when the file is closed, and with the process, however that ends.
    """
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
