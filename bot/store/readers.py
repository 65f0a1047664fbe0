"""The languages that people chose, and all that is kept of a person."""

from sqlalchemy import delete
from sqlmodel import col, select

from bot.store.database import Part
from bot.store.tables import BookmarkRow, DeliveryRow, ReaderRow, SubscriptionRow, TopicRow


class Readers(Part):
    """People who chose a language of their own."""

    def language(self, user_id: int) -> str | None:
        """Returns the language that a person chose; ``None`` when they never did."""
        row = self._find(ReaderRow, user_id)
        return row.language if row else None

    def choose_language(self, user_id: int, language: str) -> None:
        """Keeps a person's choice."""
        with self._database.write() as session:
            session.merge(ReaderRow(user_id=user_id, language=language))

    def forget(self, user_id: int) -> None:
        """Deletes everything that is kept of a person and their private chat, in one commit.

        A message of theirs that is on its way arrives; what became of it is written nowhere.
        """
        # a private chat's id is the person's
        chats = select(SubscriptionRow.id).where(SubscriptionRow.chat_id == user_id)
        with self._database.write() as session:
            for row in (DeliveryRow, TopicRow):
                session.execute(delete(row).where(col(row.subscription_id).in_(chats)))
            session.execute(delete(SubscriptionRow).where(col(SubscriptionRow.chat_id) == user_id))
            for row_of in (BookmarkRow, ReaderRow):
                session.execute(delete(row_of).where(col(row_of.user_id) == user_id))
