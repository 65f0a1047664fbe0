"""The clock of everything but the tests and the demo."""

from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], datetime]
"""Tells this moment, aware."""


def utc_now() -> datetime:
    """Returns this moment, aware, in UTC."""
    return datetime.now(UTC)
