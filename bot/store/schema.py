"""The tables of a store, made or brought up to date by the migrations."""

from pathlib import Path

from sqlalchemy import Connection, inspect

from bot.errors import StoreError
from bot.store.database import Database

_MIGRATIONS = Path(__file__).parent / "migrations"


def bring_up_to_date(database: Database) -> None:
    """Creates or upgrades the tables; does not write to a store that is up to date.

    Raises ``StoreError`` when a newer version made them.
    """
    with database.read() as session:
        if find_revision(session.connection()) == max(known_revisions()):
            return
    with database.write() as session:
        connection = session.connection()
        database.take_time(connection)
        current, known = find_revision(connection), known_revisions()  # another may have been first
        if current is not None and current not in known:
            raise StoreError(
                f"the store was made by a newer Papergram (schema {current}; this version knows up "
                f"to {max(known)}); upgrade, or name another store.url"
            )
        upgrade(connection, max(known))


def upgrade(connection: Connection, revision: str) -> None:
    """Makes or changes the tables, in the connection's transaction, as a migration left them."""
    # Alembic takes a third of a second to import, and is rarely needed.
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(_MIGRATIONS))
    config.set_main_option("path_separator", "os")
    command.upgrade(config, revision)


def find_revision(connection: Connection) -> str | None:
    """Returns the newest migration that was applied; ``None`` in a new store."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found = connection.exec_driver_sql("SELECT version_num FROM alembic_version").first()
    return str(found[0]) if found else None


def known_revisions() -> set[str]:
    """Returns the numbers of all migrations of this version, read from their file names."""
    return {file.name.partition("_")[0] for file in _MIGRATIONS.glob("versions/[0-9]*_*.py")}
