"""``papergram move``: moves a store into another database."""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from typing import Annotated

import typer
from rich.console import Console

from bot.errors import StoreError
from bot.store.moving import move_store, open_target
from bot.store.opening import open_database
from bot.store.urls import check_url, make_safe
from bot.texts.counted import count


def move(
    source: Annotated[str, typer.Argument(metavar="FROM", help="The URL of the store that is.")],
    target: Annotated[str, typer.Argument(metavar="TO", help="The URL of an empty store.")],
) -> None:
    """Move a store, as from SQLite to PostgreSQL or back; stop the bot first."""
    check_url(source)
    check_url(target)
    if source == target:
        raise StoreError("FROM and TO are the same store")
    with (
        closing(open_database(source, must_exist=True)) as old,
        closing(open_target(target)) as new,
        _moving_progress() as progress,
    ):
        contents = move_store(old, new, progress)
    for table, content in contents.items():
        typer.echo(f"{table}: {count(content.rows, 'row')}, hash {content.hash}")
    typer.echo(f"moved to {make_safe(target)}; set store.url, then start the bot")


@contextmanager
def _moving_progress() -> Iterator[Callable[[str, int], None]]:
    """Shows how many rows of which table are copied, on a terminal."""
    console = Console(stderr=True)
    with console.status("Moving") as status:
        yield lambda table, rows: status.update(f"Moving {table}: {rows} rows")
