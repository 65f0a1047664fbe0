"""Every change of a paper's text has a number, so that the search index can follow the store."""

from collections.abc import Sequence
from secrets import token_hex

from sqlalchemy import func, tuple_
from sqlmodel import Session, col, select

from bot.papers import Paper
from bot.search.index import Change, Position
from bot.store.database import Part
from bot.store.tables import ChangeRow, PaperRow, RemovedRow
from bot.store.texts import in_all_languages, in_language

_NUMBER = "change"


class Changes(Part):
    """What the search index follows."""

    def has_change(self, change: int, token: str) -> bool:
        """Whether this change is one of the store's; every store begins before its first."""
        row = self._find(ChangeRow, change) if change else None
        return row.token == token if row else not change

    def behind(self, position: Position, limit: int) -> int:
        """Returns how many changes come after a position; counts no further than ``limit``."""
        after = position.change, position.paper
        papers = tuple_(col(PaperRow.change), col(PaperRow.id))
        removed = tuple_(col(RemovedRow.change), col(RemovedRow.paper_id))
        there = select(col(PaperRow.id)).where(papers > after).limit(limit).subquery()
        gone = select(col(RemovedRow.paper_id)).where(removed > after).limit(limit).subquery()
        with self._database.read() as session:
            counts = [
                session.exec(select(func.count()).select_from(rows)).one() for rows in (there, gone)
            ]
        return min(sum(counts), limit)

    def changes(self, position: Position, limit: int) -> Sequence[Change]:
        """Returns the next changes after a position, in their order."""
        after = position.change, position.paper
        changed = col(PaperRow.change), col(PaperRow.id)
        removed = col(RemovedRow.change), col(RemovedRow.paper_id)
        there = select(PaperRow).where(tuple_(*changed) > after).order_by(*changed).limit(limit)
        gone = select(RemovedRow).where(tuple_(*removed) > after).order_by(*removed).limit(limit)
        with self._database.read() as session:
            rows: list[tuple[int, int, PaperRow | RemovedRow]] = [
                *((row.change, row.id or 0, row) for row in session.exec(there)),
                *((row.change, row.paper_id, row) for row in session.exec(gone)),
            ]
            rows = sorted(rows, key=lambda row: row[:2])[:limit]
            numbers = {number for number, _, _ in rows}
            tokens = dict(
                session.exec(
                    select(col(ChangeRow.number), col(ChangeRow.token)).where(
                        col(ChangeRow.number).between(min(numbers), max(numbers))
                    )
                ).all()
                if numbers
                else ()
            )
            kept = [row for *_, row in rows if isinstance(row, PaperRow)]
            papers = in_all_languages(session, kept)
            return [
                Change(
                    Position(number, tokens.get(number, ""), paper_id),
                    row.arxiv_id,
                    papers[row.arxiv_id] if isinstance(row, PaperRow) else {},
                    row.first_date,
                )
                for number, paper_id, row in rows
            ]

    def paper(self, arxiv_id: str, language: str | None) -> Paper | None:
        """Returns a paper by its id, in a reader's ``language`` where there is a text in it."""
        with self._database.read() as session:
            rows = session.exec(select(PaperRow).where(col(PaperRow.arxiv_id) == arxiv_id)).all()
            return next((one.paper for one in in_language(session, rows, language)), None)


def change_of(session: Session) -> int:
    """Returns the number of the change that a transaction makes; the first call begins it."""
    if _NUMBER not in session.info:
        row = ChangeRow(token=token_hex(8))
        session.add(row)
        session.flush()
        session.info[_NUMBER] = row.number
    number: int = session.info[_NUMBER]
    return number
