"""Papers that people saved."""

from datetime import datetime

from sqlalchemy import delete
from sqlmodel import col, select

from bot.papers import StoredPaper
from bot.store.database import Database, Part
from bot.store.papers import Papers
from bot.store.tables import BookmarkRow, PaperRow


class Bookmarks(Part):
    """Who saved what, and when."""

    def __init__(self, database: Database, papers: Papers) -> None:
        super().__init__(database)
        self._papers = papers

    def save(self, user_id: int, arxiv_id: str, now: datetime) -> bool:
        """Saves a paper for a person; ``False`` when it was saved before."""
        with self._database.write() as session:
            if session.get(BookmarkRow, (user_id, arxiv_id)) is not None:
                return False
            session.add(BookmarkRow(user_id=user_id, arxiv_id=arxiv_id, saved_at=now))
            return True

    def remove(self, user_id: int, arxiv_id: str) -> None:
        """Takes a paper off a person's list, if it is on it."""
        with self._database.write() as session:
            session.execute(
                delete(BookmarkRow).where(
                    col(BookmarkRow.user_id) == user_id, col(BookmarkRow.arxiv_id) == arxiv_id
                )
            )

    def has(self, user_id: int, arxiv_id: str) -> bool:
        """Whether a person saved a paper."""
        return self._find(BookmarkRow, (user_id, arxiv_id)) is not None

    def ids(self, user_id: int) -> list[str]:
        """Returns the arXiv ids of a person's papers, the last saved first.

        Papers that no report has any more are left out; they return when a report has them again.
        """
        query = (
            select(PaperRow.arxiv_id)
            .join(BookmarkRow, col(BookmarkRow.arxiv_id) == PaperRow.arxiv_id)
            .where(BookmarkRow.user_id == user_id)
            .order_by(col(BookmarkRow.saved_at).desc(), col(BookmarkRow.arxiv_id).desc())
        )
        return list(self._read(query))

    def of(self, user_id: int, language: str | None = None) -> list[StoredPaper]:
        """Returns a person's papers in a reader's ``language``, the last saved first."""
        return self._papers.get_all(self.ids(user_id), language)
