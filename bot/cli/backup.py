"""``papergram backup``: copies the store."""

from pathlib import Path
from typing import Annotated

import typer

from bot.cli.options import ConfigFile, open_store
from bot.config import load_settings
from bot.store.copying import copy_store
from bot.store.urls import is_sqlite


def backup(
    file: Annotated[Path, typer.Argument(help="The copy; must not exist yet.")],
    config: ConfigFile = None,
) -> None:
    """Copy the store while the bot runs."""
    settings = load_settings(config)
    with open_store(settings) as store:
        copy_store(store.database, file)
    typer.echo(f"{file}: {file.stat().st_size:,} bytes")
    if not is_sqlite(settings.store.url):
        typer.echo(
            "This is a SQLite file; `papergram move` brings it into an empty database. pg_dump is "
            "quicker, and a server's own archive knows every moment."
        )
