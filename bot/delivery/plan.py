"""Who is owed the newest digest, and when to look again.

The rules, from the contract: a digest goes out at the subscription's own hour in its own zone, once
a local day; one that arrives later than that hour goes out on arrival, the same local day; only the
newest, and only when it is newer than what the subscription got.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.papers import Subscription

_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Decision:
    """What a look at a subscription comes to."""

    push: date | None
    """The digest that is owed now."""
    waiting: bool
    """The hour has passed without a new digest."""
    next_due: datetime
    """When to look again, in UTC."""
    local_day: date
    """The subscription's day at the time of the look."""


def decide(
    subscription: Subscription,
    newest: date | None,
    now: datetime,
    spread: timedelta = timedelta(0),
) -> Decision:
    """Looks at one subscription; ``newest`` is the newest digest's day, ``now`` is aware.

    ``spread`` deals subscriptions of the same hour to that much time after it, each always to the
    same minute.
    """
    zone = ZoneInfo(subscription.zone)
    today = now.astimezone(zone).date()
    later = timedelta(minutes=int(spread / _MINUTE * _share(subscription.id)))
    hour = moment_of(today, subscription.time, zone) + later
    if now < hour:
        return Decision(None, False, hour, today)
    tomorrow = moment_of(today + timedelta(days=1), subscription.time, zone) + later
    pushed = subscription.last_push_day is not None and subscription.last_push_day >= today
    if pushed:
        return Decision(None, False, tomorrow, today)
    if is_news(subscription, newest):
        return Decision(newest, False, tomorrow, today)
    return Decision(None, True, tomorrow, today)


def _share(number: int) -> float:
    """A number from 0 to 1 that never changes for a subscription (Knuth's multiplicative hash)."""
    return (number * 2654435761 % 2**32) / 2**32


def is_news(subscription: Subscription, newest: date | None) -> bool:
    """Whether a digest is newer than what the subscription got last."""
    last = subscription.last_digest
    return newest is not None and (last is None or newest > last)


def others_since(
    subscription: Subscription, days: Sequence[date], newest: date
) -> tuple[date, ...]:
    """The digests between the subscription's last one and the newest, which are not pushed."""
    last = subscription.last_digest
    return tuple(day for day in days if last is not None and last < day < newest)


def moment_of(day: date, hour: time, zone: ZoneInfo) -> datetime:
    """The moment in UTC at which a local clock shows ``hour`` on ``day``.

    An hour that the spring change skips is taken as if the clock had not changed, unless that is
    the next day; of an hour that the autumn change repeats it is the first (PEP 495, ``fold``).
    """
    moment = datetime.combine(day, hour, zone).astimezone(UTC)
    if moment.astimezone(zone).date() == day:
        return moment
    return datetime.combine(day, hour.replace(fold=1), zone).astimezone(UTC)
