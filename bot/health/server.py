"""``/live``, ``/ready`` and ``/metrics``, served beside the bot on its event loop.

Answers are short and made at once, and whoever reads them slowly holds up nobody but itself.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from aiohttp import web

from bot.errors import ConfigError

_PATIENCE = 5.0
"""Seconds in which the bot's figures are read before it is said that this takes too long."""


@asynccontextmanager
async def serving(
    address: str,
    not_ready: Callable[[], str | None],
    metrics: Callable[[str], Awaitable[tuple[bytes, str]]],
) -> AsyncIterator[None]:
    """Serves at an ``address`` such as ``127.0.0.1:8080`` as long as the block lasts.

    ``not_ready`` returns why the bot is not at work, if it is not. ``metrics`` takes the ``Accept``
    of a request and returns a body and its type. Raises ``ConfigError`` when the port is taken.
    """
    reading = asyncio.Lock()

    async def live(_request: web.Request) -> web.Response:
        return web.Response(text="live\n")

    async def ready(_request: web.Request) -> web.Response:
        reason = not_ready()
        return web.Response(text=f"{reason or 'ready'}\n", status=503 if reason else 200)

    async def scrape(request: web.Request) -> web.Response:
        try:
            async with asyncio.timeout(_PATIENCE), reading:  # the store is read once at a time
                body, kind = await metrics(request.headers.get("Accept", ""))
        except TimeoutError:
            return web.Response(text="the figures take too long\n", status=503)
        return web.Response(body=body, headers={"Content-Type": kind})

    app = web.Application(client_max_size=1024)
    app.add_routes([web.get("/live", live), web.get("/ready", ready), web.get("/metrics", scrape)])
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=1.0)
    await runner.setup()
    host, _, port = address.rpartition(":")
    try:
        try:
            await web.TCPSite(runner, host, int(port)).start()
        except OSError as error:
            raise ConfigError(
                f"health.listen: cannot listen at {address}: {error.strerror}"
            ) from error
        yield
    finally:
        await runner.cleanup()
