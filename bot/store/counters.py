"""Daily counts, without who did it."""

from collections.abc import Mapping
from datetime import date

from sqlmodel import col, select

from bot.store.database import Part
from bot.store.tables import TallyRow

SEARCHES = "searches"
FOUND_NOTHING = "searches that found nothing"
SUBSCRIBERS = "subscribers"
TAKEOVERS = "takeovers"
TOPIC = "topic "
"""Followed by the name of a field: cards of it that were opened."""
TOLD = "told "
"""Followed by what the administrators were told that day."""


class Counters(Part):
    """Numbers by day and name."""

    def add(self, day: date, *names: str) -> None:
        """Counts each name once more."""
        with self._database.write() as session:
            for name in names:
                row = session.get(TallyRow, (day, name))
                if row is None:
                    session.add(TallyRow(day=day, name=name, number=1))
                else:
                    row.number += 1

    def set(self, day: date, name: str, number: int) -> None:
        """Replaces a day's number."""
        with self._database.write() as session:
            session.merge(TallyRow(day=day, name=name, number=number))

    def is_first(self, day: date, name: str) -> bool:
        """Whether a name is new on this day; notes it, so that the next call says no."""
        with self._database.write() as session:
            first = session.get(TallyRow, (day, name)) is None
            if first:
                session.add(TallyRow(day=day, name=name, number=1))
            return first

    def since(self, day: date) -> Mapping[tuple[date, str], int]:
        """Returns every number from a day on."""
        rows = self._read(select(TallyRow).where(col(TallyRow.day) >= day))
        return {(row.day, row.name): row.number for row in rows}
