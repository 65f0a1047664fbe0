"""The days of a month that have a digest, as buttons."""

from collections.abc import Collection
from datetime import date

from bot.cards.actions import OpenCalendar, OpenOverview
from bot.cards.audience import Audience
from bot.cards.keys import day_keys
from bot.cards.message import Message, button, message, rows
from bot.cards.styled import BOLD, marked
from bot.texts.say import Month, Say

_DAYS_A_ROW = 5
"""As many as a week mostly has; with their names no more can be read on a phone."""


def calendar(
    year: int, month: int, days: Collection[date], say: Say, audience: Audience
) -> Message:
    """Returns the days of one month as buttons.

    ``days`` are all days with a digest, and decide where the arrows to other months lead. A message
    with many readers has no arrows, and its days open in the private chat.
    """
    first = date(year, month, 1)
    here = sorted(day for day in days if (day.year, day.month) == (year, month))
    earlier = max((day for day in days if day < first), default=None)
    later = min((day for day in days if day > first and day not in here), default=None)
    key = "calendar-title" if here else "calendar-empty"
    name = marked(say(key, month=Month(year, month, 1)), BOLD)
    buttons = [
        button
        for day in here
        for button in day_keys(day, OpenOverview(day, 0, paged=True), _label(day, say), audience)
    ]
    arrows = [
        button(label.format(day), OpenCalendar(day.year, day.month))
        for label, day in (("‹ {:%Y-%m}", earlier), ("{:%Y-%m} ›", later))
        if day and audience.private
    ]
    return message(name, rows(buttons, _DAYS_A_ROW) + rows(arrows))


def _label(day: date, say: Say) -> str:
    return f"{say(f'weekday-{day.isoweekday()}')} {day.day}"
