"""``papergram backup``: copies the store."""

from pathlib import Path
from typing import Annotated

import typer

from bot.cli.options import ConfigFile
from bot.config import load_settings
from bot.store.store import Store


def backup(
    file: Annotated[Path, typer.Argument(help="The copy; must not exist yet.")],
    config: ConfigFile = None,
) -> None:
    """Copy the store while the bot runs."""
    settings = load_settings(config)
    with Store(settings.store.url, must_exist=True) as store:
        store.database.backup(file)
    typer.echo(f"{file}: {file.stat().st_size:,} bytes")
