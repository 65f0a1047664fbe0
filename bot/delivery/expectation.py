"""What the feed expects, in words: why there is no report, and when the next one comes."""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from bot.feed.steps.days import Outlook, Prospect
from bot.texts.say import Say, Value


def expect(outlooks: Sequence[Outlook], zone: ZoneInfo, say: Say) -> list[str]:
    """Returns lines about the feed's days, given newest first; hours are those of a ``zone``.

    The day whose report is next comes first.
    """
    lines = []
    reading = [one for one in outlooks if one.prospect is Prospect.READING]
    if reading:
        due = [(one.report_at, one) for one in reading if one.report_at is not None]
        at, coming = min(due, key=lambda one: one[0]) if due else (None, reading[0])
        values: dict[str, Value] = {
            "date": coming.day, "read": coming.read, "listed": coming.listed,
        }  # fmt: skip
        if at is None:
            lines.append(say("feed-late", **values))
        else:
            lines.append(say("feed-reading", time=f"{at.astimezone(zone):%H:%M}", **values))
    if any(one.prospect is Prospect.WEEKEND for one in outlooks[:2]):
        lines.append(say("feed-weekend"))
    elif not reading and outlooks and outlooks[0].prospect is Prospect.NOTHING_YET:
        lines.append(say("feed-nothing-yet", date=outlooks[0].day))
    return lines
