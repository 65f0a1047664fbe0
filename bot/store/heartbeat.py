"""The bot's sign of life, for those who look from outside."""

from datetime import datetime

from bot.store.database import Part
from bot.store.tables import HeartbeatRow


class Heartbeat(Part):
    """When the running bot was last seen at work."""

    def beat(self, now: datetime) -> None:
        """Notes that the bot is at work at ``now``."""
        with self._database.write() as session:
            session.merge(HeartbeatRow(id=1, at=now))

    def last(self) -> datetime | None:
        """When the bot was last at work; ``None`` when it never ran on this store."""
        row = self._find(HeartbeatRow, 1)
        return row.at if row else None
