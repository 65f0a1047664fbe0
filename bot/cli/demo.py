"""``papergram demo``: the whole bot on this machine, without a token and without a network."""

import asyncio
import sys
from typing import Annotated

import typer
from rich.console import Console

from bot.log import set_up_logging

_Terminal = Annotated[bool, typer.Option("--terminal", help="Type to the bot on this terminal.")]
_Page = Annotated[bool, typer.Option("--page", help="Serve the page, also without a terminal.")]
_Port = Annotated[int, typer.Option(min=0, max=65535, help="The page's port; 0 for a free one.")]
_Host = Annotated[str, typer.Option(help="Where the page listens.")]
_Browser = Annotated[bool, typer.Option("--browser/--no-browser", help="Open a browser.")]


def demo(
    terminal: _Terminal = False,
    page: _Page = False,
    port: _Port = 8765,
    host: _Host = "127.0.0.1",
    browser: _Browser = True,
) -> None:
    """Try the bot here, in a browser or on a terminal; with neither it plays a short tour."""
    set_up_logging("WARNING")
    console = Console(highlight=False)
    on_terminal = sys.stdin.isatty() and sys.stdout.isatty()
    # Each way imports only what it needs, so that the page is up sooner.
    if terminal:
        from bot.offline.demo.terminal import chat  # noqa: PLC0415

        asyncio.run(chat(console))
    elif page or on_terminal:
        from bot.offline.demo.page import show  # noqa: PLC0415

        asyncio.run(show(console, host, port, open_browser=browser and on_terminal))
    else:
        from bot.offline.demo.tour import tour  # noqa: PLC0415

        asyncio.run(tour(console))
