"""The demo in a browser: a page that looks and behaves like a chat with the bot."""

import asyncio
import contextlib
import os
import signal
import sys
import webbrowser
from collections.abc import AsyncIterator
from datetime import UTC, date, datetime, time, timedelta

from rich.console import Console

from bot.client.pace.overall import Limits
from bot.config import PushSettings
from bot.offline.clock import MovableClock
from bot.offline.demo.page.security import is_loopback
from bot.offline.demo.page.server import PageServer
from bot.offline.demo.page.visitor import Visitor
from bot.offline.seeds import newest_seed
from bot.offline.stage import isolated_settings, set_stage

_OPENS_AT = time(8, 30)
_PUSH_AT = time(9)


async def show(console: Console, host: str, port: int, *, open_browser: bool) -> None:
    """Serves the page until Ctrl-C; warns when others can reach it.

    Raises ``PapergramError`` when the port cannot be had.
    """
    if not is_loopback(host):
        sys.stderr.write(
            f"papergram: warning: whoever reaches {host} can use this demo; it has no password\n"
        )
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for kind in (signal.SIGINT, signal.SIGTERM):
        with contextlib.suppress(NotImplementedError):  # Windows: Ctrl-C ends the loop itself
            loop.add_signal_handler(kind, stop.set)
    async with open_page(host, port) as (_, server):
        console.print(f"Papergram is at [bold]{server.url}[/bold] (Ctrl-C ends it)")
        if open_browser and _has_screen():
            await asyncio.to_thread(webbrowser.open, server.url)
        await stop.wait()


@contextlib.asynccontextmanager
async def open_page(
    host: str, port: int, limits: Limits | None = None
) -> AsyncIterator[tuple[Visitor, PageServer]]:
    """Starts a bot on a stage and the page for it; ``limits`` are those of the bot's pace.

    The clock starts on the morning after the newest shipped report, half an hour before the push.
    So the day's report can still arrive, and the hour of its push can come.
    """
    newest = date.fromisoformat(newest_seed().stem)
    morning = datetime.combine(newest + timedelta(days=1), _OPENS_AT, UTC)
    # The page has the bot scan whenever a report arrives.
    settings = isolated_settings(PushSettings(time=_PUSH_AT, timezone="UTC"))
    server = PageServer(host)
    await server.claim(port)  # before anything else, so that a taken port is reported at once
    async with (
        contextlib.aclosing(server),
        set_stage(settings, clock=MovableClock(morning), limits=limits) as stage,
    ):
        stage.drop_seeds()
        await stage.start()
        async with contextlib.aclosing(Visitor(stage)) as visitor:
            await server.start(visitor)
            yield visitor, server


def _has_screen() -> bool:
    """Whether a window can open. A browser for terminals would take over this terminal."""
    if sys.platform in ("darwin", "win32"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))
