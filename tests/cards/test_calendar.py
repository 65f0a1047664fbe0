"""A month of digests as a message."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.cards.audience import Audience
from bot.cards.calendar import calendar
from bot.texts.catalogue import say_in
from tests.cards.messages import accept_message, labels

SAY = say_in("en")


@given(st.integers(1970, 2100), st.integers(1, 12), st.sets(st.dates(), max_size=40))
def test_any_month_is_a_calendar_with_its_days(year: int, month: int, known: set[date]) -> None:
    first = date(year, month, 1)
    known |= {first, first + timedelta(days=27)}
    message = calendar(year, month, known, SAY, Audience())
    accept_message(message)
    here = sorted(day.day for day in known if (day.year, day.month) == (year, month))
    shown = [label for label in labels(message) if label.split()[-1].isdigit()]
    assert shown == [f"{date(year, month, day):%a} {day}" for day in here]
