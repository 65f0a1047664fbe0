"""A watcher such as healthchecks, which notes the pings that it gets."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from aiohttp import web


@dataclass
class Watcher:
    """Answers each ping with the next of ``statuses``, and with 200 when there is none left."""

    url: str = ""
    pings: list[tuple[str, str]] = field(default_factory=list)
    """The address from the path on, and the body, of each."""
    statuses: list[int] = field(default_factory=list)

    async def take(self, request: web.BaseRequest) -> web.Response:
        """Takes a ping."""
        self.pings.append((request.path_qs, await request.text()))
        return web.Response(status=self.statuses.pop(0) if self.statuses else 200)


@asynccontextmanager
async def watching() -> AsyncIterator[Watcher]:
    """Runs a watcher on this machine."""
    watcher = Watcher()
    runner = web.ServerRunner(web.Server(watcher.take, access_log=None))
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    host, port = runner.addresses[0][:2]
    watcher.url = f"http://{host}:{port}"
    try:
        yield watcher
    finally:
        await runner.cleanup()
