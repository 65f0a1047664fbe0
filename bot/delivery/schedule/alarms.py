"""From when on something is wrong, for the running bot and for ``papergram check`` alike."""

from datetime import timedelta

DEAF = timedelta(minutes=3)
"""A bot to which no updates came for so long needs somebody to look."""
ALIVE = timedelta(minutes=2)
"""A bot that gave no sign of life for longer is taken for stopped."""
STILL = timedelta(minutes=15)
"""A push of which nothing becomes for so long needs somebody to look."""
LARGEST_SKEW = timedelta(minutes=1)
"""A clock that is further from Telegram's sends digests at the wrong time."""
LEAST_FREE = 100 << 20
"""Bytes on the disk of the store, below which it may soon be full."""
AWAY = timedelta(minutes=1)
"""A store that nothing can be written to for so long needs somebody to look."""
BACKUP_AGE = timedelta(days=2)
"""Age from which the newest backup is too old: one a day is made."""


def say_skew(ahead: timedelta) -> str:
    """Returns in words by how much a clock is ahead of Telegram's, or behind it."""
    seconds = round(abs(ahead).total_seconds())
    return f"{seconds} s {'ahead of' if ahead > timedelta(0) else 'behind'} Telegram's"


def say_free(free: int) -> str:
    """Returns in words how many bytes are free."""
    return f"{free / (1 << 30):.1f} GB" if free >= 1 << 30 else f"{free >> 20} MB"
