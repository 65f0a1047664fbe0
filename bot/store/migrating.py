"""The steps in ``migrations``, made by Alembic on a connection. ``database`` decides when."""

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection

from bot.store.database import MIGRATIONS


def upgrade(connection: Connection) -> None:
    """Makes every step that is still to be made, in the connection's transaction."""
    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(MIGRATIONS))
    config.set_main_option("path_separator", "os")
    command.upgrade(config, "head")
