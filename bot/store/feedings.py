"""Days of the feed: their lists as they were seen, and what was written of them."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from typing import Any

from sqlmodel import col, select

from bot.store.database import Part
from bot.store.tables import FeedingRow


@dataclass(frozen=True, slots=True)
class Feeding:
    """A day of the feed."""

    day: date
    papers: Sequence[Mapping[str, Any]] = ()
    """As the list has them, in the order in which they were first seen."""
    problems: Sequence[str] = ()
    """What of the list could not be read."""
    first_look: datetime | None = None
    """When its list first came."""
    last_look: datetime | None = None
    """When its list came last."""
    last_try: datetime | None = None
    """When its list was asked for last, whatever came."""
    error: str = ""
    """Why the last try brought no list; empty when it did."""
    chosen: int = 0
    """The papers that were chosen from the list."""
    waiting: int = 0
    """Those of them that may still be read."""
    unwritten: int = 0
    """Those of them that the report lacks or has in an older form."""
    entries: Sequence[tuple[str, str]] = ()
    """Those of the report in its order: the id of each, and what tells its form from another."""
    written_at: datetime | None = None
    hashes: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """Those of all files that were written, by language."""


_SMALL = tuple(name for name in Feeding.__slots__ if name not in ("papers", "problems", "hashes"))
_FEW = [col(getattr(FeedingRow, name)) for name in _SMALL]
"""The columns that take no time to read."""


class Feedings(Part):
    """Days of the feed by their date."""

    def get(self, day: date) -> Feeding:
        """Returns a day; one that nothing is known of is empty."""
        row = self._find(FeedingRow, day)
        return _to_feeding(row) if row else Feeding(day)

    def since(self, day: date) -> Sequence[Feeding]:
        """Returns the days that are known from ``day`` on, in their order, without their lists."""
        query = select(*_FEW).where(col(FeedingRow.day) >= day).order_by(col(FeedingRow.day))
        return [Feeding(**dict(zip(_SMALL, row, strict=True))) for row in self._read(query)]

    def keep(self, feeding: Feeding) -> None:
        """Writes a day down."""
        with self._database.write() as session:
            session.merge(FeedingRow(**asdict(feeding)))


def _to_feeding(row: FeedingRow) -> Feeding:
    values = row.model_dump()
    values["entries"] = [(name, form) for name, form in row.entries]
    return Feeding(**values)
