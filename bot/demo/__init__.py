"""``papergram demo``: the whole bot on this machine, without a token and without a network."""

import asyncio
import sys

import typer
from rich.console import Console

from bot.config import set_up_logging
from bot.demo.terminal import chat
from bot.demo.tour import tour
from bot.errors import PapergramError


def demo() -> None:
    """Try the bot here: type to it on a terminal; without one it plays a short tour."""
    set_up_logging("WARNING")
    console = Console(highlight=False)
    if sys.stdin.isatty() and sys.stdout.isatty():
        asyncio.run(chat(console))
        return
    try:
        asyncio.run(tour(console))
    except TimeoutError as error:
        raise PapergramError(f"the tour came to no end: {error}") from error
    typer.echo("The tour is over. Run it on a terminal to type to the bot yourself.")
