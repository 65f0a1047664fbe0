"""When the next push of a subscription comes. Pure."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.delivery.schedule.due import decide, has_digest_of
from bot.papers import Subscription


@dataclass(frozen=True, slots=True)
class PushStatus:
    """How things stand with the pushes of a subscription that is on."""

    subscription: Subscription
    next_push: datetime
    """When the next push comes, unless a digest arrives while the subscription waits for one."""
    overdue: bool
    """Today's hour has passed without a new digest; one that arrives today goes out at once."""
    missing: bool
    """The push is overdue, and the reader did not get today's digest in another way."""
    digest_owed: bool = False
    """A digest was just planned for it: that is the next push, and it comes now."""


def status_of(subscription: Subscription, now: datetime, spread: timedelta) -> PushStatus:
    """Returns the status at ``now``; ``spread`` is that of ``due.decide``."""
    zone = ZoneInfo(subscription.zone)
    today = now.astimezone(zone).date()
    without_notes = replace(subscription, quiet_notes=False)  # a note is no push
    hour = decide(without_notes, None, now, spread).next_due
    # Yesterday's wait is over when today's hour is still to come.
    overdue = subscription.waiting and hour.astimezone(zone).date() > today
    return PushStatus(
        subscription,
        # A subscription that waits is also due sooner, to explain the quiet day.
        next_push=hour if subscription.waiting else subscription.next_due,
        overdue=overdue,
        missing=overdue and not has_digest_of(subscription, today),
    )
