"""When a subscription's next push comes, for those who ask. Pure."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.delivery.schedule.due import decide
from bot.papers import Subscription


@dataclass(frozen=True, slots=True)
class PushStatus:
    """How things stand with the pushes of a subscription that is on."""

    subscription: Subscription
    next_push: datetime
    """When the next push comes, unless a digest arrives while the subscription waits for one."""
    overdue: bool
    """Today's hour has passed without a new digest: one that arrives today goes out at once."""
    missing: bool
    """It is overdue, and the reader has not got today's digest in another way either."""
    digest_owed: bool = False
    """What was just planned owes it a digest: that is the next push, and it comes now."""


def status_of(subscription: Subscription, now: datetime, spread: timedelta) -> PushStatus:
    """The status of a subscription at ``now``; ``spread`` is that of ``due.decide``."""
    zone = ZoneInfo(subscription.zone)
    today = now.astimezone(zone).date()
    without_notes = replace(subscription, quiet_notes=False)  # a note is no push
    hour = decide(without_notes, None, now, spread).next_due
    # The wait of yesterday is over when today's hour is still to come.
    overdue = subscription.waiting and hour.astimezone(zone).date() > today
    has_todays = subscription.last_digest is not None and subscription.last_digest >= today
    return PushStatus(
        subscription,
        # While it waits it also comes due sooner, to explain the quiet.
        next_push=hour if subscription.waiting else subscription.next_due,
        overdue=overdue,
        missing=overdue and not has_todays,
    )
