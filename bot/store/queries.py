"""Words that were searched, by number: 64 bytes of button data do not hold a query.

What one person can make the store keep is bounded, and what all can. Who asked is known only while
the bot runs, and is not stored.
"""

from collections import OrderedDict, deque
from datetime import datetime

from sqlalchemy import delete, func
from sqlmodel import Session, col, select

from bot.store.database import Database, Part
from bot.store.tables import QueryRow

LONGEST = 300
"""Characters of a query that are read, and so kept."""
_MOST_PEOPLE = 10_000
"""People whose queries are counted at once."""


class Queries(Part):
    """Words ↔ number."""

    def __init__(
        self, database: Database, most_of_one: int = 200, most_of_all: int = 50_000
    ) -> None:
        """Keeps at most so many queries of one person, and of all."""
        super().__init__(database)
        self._most_of_one = most_of_one
        self._most_of_all = most_of_all
        self._until_trim = 0
        """New queries until the number of all is looked at."""
        self._new_of: OrderedDict[int, deque[tuple[int, datetime]]] = OrderedDict()
        """The queries that each person asked first, with the moment; who asked last is last."""

    def number(self, words: str, now: datetime, asker: int) -> int:
        """Returns the number of these words, given now if they are new.

        ``asker`` is who makes the store keep them. When one person or all have too many, the oldest
        make room; their buttons say that the search is gone.
        """
        with self._database.write() as session:
            row = session.exec(select(QueryRow).where(QueryRow.words == words)).first()
            if row is not None:
                row.asked_at = now  # a page that is shown again works as long again
                assert row.id is not None
                return row.id
            row = QueryRow(words=words, asked_at=now)
            session.add(row)
            session.flush()
            assert row.id is not None
            self._make_room(session, row.id, now, asker)
            return row.id

    def words(self, number: int) -> str | None:
        """Returns the words with this number."""
        row = self._find(QueryRow, number)
        return row.words if row else None

    def _make_room(self, session: Session, number: int, now: datetime, asker: int) -> None:
        """Deletes what is too much. The newest number always stays, so that none is used again."""
        own = self._new_of.setdefault(asker, deque())
        self._new_of.move_to_end(asker)
        own.append((number, now))
        if len(own) > self._most_of_one:
            oldest, at = own.popleft()
            # Somebody else may have asked the same later; their buttons go on.
            unshared = col(QueryRow.id) == oldest, col(QueryRow.asked_at) == at
            session.execute(delete(QueryRow).where(*unshared))
        if len(self._new_of) > _MOST_PEOPLE:
            self._new_of.popitem(last=False)
        self._until_trim -= 1
        if self._until_trim < 0:
            self._until_trim = self._most_of_all // 100
            count = session.exec(select(func.count()).select_from(QueryRow)).one()
            surplus = count - self._most_of_all
            if surplus > 0:
                oldest_ones = select(QueryRow.id).order_by(col(QueryRow.asked_at)).limit(surplus)
                session.execute(delete(QueryRow).where(col(QueryRow.id).in_(oldest_ones)))
