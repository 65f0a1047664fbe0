"""``papergram restore``: puts a backup in the place of the store."""

from pathlib import Path
from typing import Annotated

import typer

from bot.cli.options import ConfigFile
from bot.clock import utc_now
from bot.config import load_settings
from bot.store.restoring import restore_store
from bot.texts.counted import count


def restore(
    file: Annotated[Path, typer.Argument(help="A backup; it stays where it is.")],
    config: ConfigFile = None,
) -> None:
    """Put a backup in the place of the store, which is kept beside it; stop the bot first."""
    done = restore_store(load_settings(config).store.url, file, utc_now())
    if done.kept is not None:
        typer.echo(f"the store that was there is kept as {done.kept}")
    typer.echo(f"{file}: restored, {count(done.digests, 'digest')}, {count(done.papers, 'paper')}")
