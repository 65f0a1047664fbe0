"""Why it is quiet today: one note without a sound."""

from datetime import date

from bot.cards.actions import OpenOverview
from bot.cards.audience import Audience
from bot.cards.callback_data import encode
from bot.cards.keys import day_link
from bot.cards.message import Button, Message, message
from bot.cards.styled import plain
from bot.texts.say import Say


def no_report(newest: date | None, say: Say) -> Message:
    """No new report came, until when it is awaited, and which the newest is."""
    lines = [say("quiet-no-report")]
    if newest is not None:
        lines.append(say("quiet-newest", date=newest.isoformat()))
    return message(plain("\n".join(lines)), silent=True)


def nothing_for_you(day: date, count: int, say: Say, audience: Audience) -> Message:
    """A report came and nothing in it is for this reader; a button shows all of it."""
    label = say("button-show-all", count=count)
    everything = encode(OpenOverview(day, 0, paged=True, everything=True))
    keyboard = (
        ((Button(label, everything),),) if audience.private else day_link(audience.bot, day, label)
    )
    text = say("quiet-nothing-for-you", date=day.isoformat(), count=count)
    return message(plain(text), keyboard, silent=True)
