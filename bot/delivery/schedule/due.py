"""Whether a subscription is owed the newest digest, and when it comes due next.

A digest goes out at the subscription's own hour in its own zone, once a local day, on the days of
the week that it wants. One that arrives later than that hour goes out on arrival, the same local
day. Only the newest digest goes out, and
only when it is newer than what the subscription got. A day without one is explained once, some time
after the hour, so that a report that is a little late causes no note.
"""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.papers import Decision, Subscription

GRACE = timedelta(hours=1)
"""How much later than the hour a report may come before a quiet day is explained."""

_MINUTE = timedelta(minutes=1)


def decide(
    subscription: Subscription, newest: date | None, now: datetime, spread: timedelta = timedelta(0)
) -> Decision:
    """Decides for one subscription; ``newest`` is the newest digest's day, ``now`` is aware.

    ``spread`` is the time after the hour over which subscriptions are spread. Each always has the
    same minute, and none comes on the next day.
    """
    zone = ZoneInfo(subscription.zone)
    today = now.astimezone(zone).date()
    delay = timedelta(minutes=int(spread / _MINUTE * _fraction_of(subscription.id)))
    hour = _push_moment(today, subscription.time, zone, delay)
    following = _push_moment(_next_day(subscription, today), subscription.time, zone, delay)
    # Tomorrow counts for a reader who went west since; a later day is of a clock that was wrong.
    pushed = subscription.last_push_day in {today, today + timedelta(days=1)}
    if pushed or not _is_wanted(subscription, today):
        # Pushed: even if the hour was changed since to a later one.
        return Decision(None, False, following, today)
    if now < hour:
        return Decision(None, False, hour, today)
    if is_news(subscription, newest):
        return Decision(newest, False, following, today)
    if not subscription.quiet_notes or has_digest_of(subscription, today):
        return Decision(None, True, following, today)
    last_minute = _last_minute_of(today, zone)
    if subscription.waiting and now >= min(hour + GRACE, last_minute):
        return Decision(None, True, following, today, explain=True)
    # A wait that begins now, after a start or a change, is as long as one that began at the hour.
    begun = hour if subscription.waiting else now
    again = max(min(begun + GRACE, last_minute), now + timedelta(seconds=1))
    return Decision(None, True, min(again, following), today)


def _is_wanted(subscription: Subscription, day: date) -> bool:
    return str(day.isoweekday()) in subscription.days


def _next_day(subscription: Subscription, today: date) -> date:
    """Returns the first day after ``today`` on which a push is wanted."""
    week = (today + timedelta(days=ahead) for ahead in range(1, 8))
    return next(day for day in week if _is_wanted(subscription, day))


def _push_moment(day: date, hour: time, zone: ZoneInfo, delay: timedelta) -> datetime:
    """Returns when a day's push comes: ``delay`` after its hour, but never past midnight."""
    moment = moment_of(day, hour, zone)
    return min(moment + delay, _last_minute_of(day, zone)) if delay else moment


def _last_minute_of(day: date, zone: ZoneInfo) -> datetime:
    return moment_of(day + timedelta(days=1), time(0), zone) - _MINUTE


def has_digest_of(subscription: Subscription, day: date) -> bool:
    """Whether a subscription got the digest of a day, or a newer one, by a push or otherwise."""
    return subscription.last_digest is not None and subscription.last_digest >= day


def _fraction_of(number: int) -> float:
    """Returns a fraction that never changes for a subscription (Knuth's multiplicative hash)."""
    return (number * 2654435761 % 2**32) / 2**32


def is_news(subscription: Subscription, newest: date | None) -> bool:
    """Whether a digest is newer than what the subscription got last."""
    last = subscription.last_digest
    return newest is not None and (last is None or newest > last)


def others_between(last: date | None, days: Sequence[date], newest: date) -> tuple[date, ...]:
    """Returns the days of digests after ``last`` and before ``newest``, which are not pushed."""
    return tuple(day for day in days if last is not None and last < day < newest)


def moment_of(day: date, hour: time, zone: ZoneInfo) -> datetime:
    """Returns the moment in UTC at which a local clock shows ``hour`` on ``day``.

    For an hour that the spring change skips, the clock counts as unchanged unless that leads to the
    next day. Of an hour that the autumn change repeats, the first counts (PEP 495, ``fold``).
    """
    moment = datetime.combine(day, hour, zone).astimezone(UTC)
    if moment.astimezone(zone).date() == day:
        return moment
    return datetime.combine(day, hour.replace(fold=1), zone).astimezone(UTC)
