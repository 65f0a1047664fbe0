"""Subscriptions and moments for the tests of every room.

A new field of ``Subscription`` gets its value here.
"""

from dataclasses import replace
from datetime import UTC, date, datetime, time

from bot.papers import Style, Subscription

D15, D16, D17 = date(2026, 2, 15), date(2026, 2, 16), date(2026, 2, 17)


def subscription(**values: object) -> Subscription:
    """Returns a subscription at nine o'clock UTC that got nothing yet, with the given values."""
    base = Subscription(
        id=1, chat_id=1, thread_id=0, private=True, language="zh", time=time(9), zone="UTC",
        style=Style.OVERVIEW, active=True, quiet_notes=True, only_followed=False,
        last_digest=None, last_push_day=None, waiting=False,
        next_due=datetime(2026, 2, 16, tzinfo=UTC), days="1234567",
    )  # fmt: skip
    return replace(base, **values)  # type: ignore[arg-type]


def at(hour: int, minute: int = 0, day: date = D16) -> datetime:
    """Returns a moment in UTC."""
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=UTC)
