"""``papergram backup``: copies the store."""

from pathlib import Path
from typing import Annotated

import typer

from bot.cli.options import ConfigFile, open_store
from bot.store.copying import copy_store


def backup(
    file: Annotated[Path, typer.Argument(help="The copy; must not exist yet.")],
    config: ConfigFile = None,
) -> None:
    """Copy the store while the bot runs."""
    with open_store(config) as store:
        copy_store(store.database, file)
    typer.echo(f"{file}: {file.stat().st_size:,} bytes")
