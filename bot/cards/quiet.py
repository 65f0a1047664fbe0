"""Silent notes that explain a quiet day."""

from collections.abc import Sequence
from datetime import date

from bot.cards.actions import OpenOverview
from bot.cards.audience import Audience
from bot.cards.keys import day_keys
from bot.cards.message import Message, message, rows
from bot.texts.say import Say


def no_report(
    newest: date | None, say: Say, *, weekend: bool = False, fed: Sequence[str] = ()
) -> Message:
    """Returns the note that no new report came, with the day of the newest.

    On a ``weekend`` none was to be expected. ``fed`` are lines on what the feed knows.
    """
    lines = [say("quiet-weekend" if weekend else "quiet-no-report"), *fed]
    if newest is not None:
        lines.append(say("quiet-newest", date=newest))
    return message("\n".join(lines), silent=True)


def nothing_for_you(day: date, count: int, say: Say, audience: Audience) -> Message:
    """Returns the note that nothing of a report is for this reader, with a button to all of it.

    ``count`` is the number of its papers.
    """
    label = say("button-show-all", count=count)
    everything = OpenOverview(day, 0, paged=True, everything=True)
    keyboard = rows(day_keys(day, everything, label, audience))
    text = say("quiet-nothing-for-you", date=day, count=count)
    return message(text, keyboard, silent=True)
