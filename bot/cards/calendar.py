"""The days of a month that have a digest, as buttons."""

from collections.abc import Collection
from datetime import date

from bot.cards.actions import OpenCalendar, OpenOverview
from bot.cards.audience import Audience
from bot.cards.callback_data import encode
from bot.cards.keys import day_link
from bot.cards.message import Button, Message, message, rows
from bot.cards.styled import BOLD, marked
from bot.texts.say import Say

_DAYS_A_ROW = 7


def calendar(
    year: int, month: int, days: Collection[date], say: Say, audience: Audience
) -> Message:
    """One month; ``days`` are all days with a digest, and decide where its arrows lead.

    Where the message has many readers a day opens in the private chat, and months stay as they are.
    """
    first = date(year, month, 1)
    here = sorted(day for day in days if (day.year, day.month) == (year, month))
    earlier = max((day for day in days if day < first), default=None)
    later = min((day for day in days if day > first and day not in here), default=None)
    key = "calendar-title" if here else "calendar-empty"
    name = marked(say(key, year=f"{year:04}", month=f"{month:02}"), BOLD)
    if not audience.private:
        links = [button for day in here for button in _link(audience, day)]
        return message(name, rows(links, _DAYS_A_ROW))
    buttons = [Button(str(day.day), encode(OpenOverview(day, 0, paged=True))) for day in here]
    arrows = [
        Button(label, encode(OpenCalendar(day.year, day.month)))
        for label, day in (
            (f"‹ {earlier:%Y-%m}" if earlier else "", earlier),
            (f"{later:%Y-%m} ›" if later else "", later),
        )
        if day
    ]
    return message(name, rows(buttons, _DAYS_A_ROW) + rows(arrows))


def _link(audience: Audience, day: date) -> tuple[Button, ...]:
    return tuple(button for row in day_link(audience.bot, day, str(day.day)) for button in row)
