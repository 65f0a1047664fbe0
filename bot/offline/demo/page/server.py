"""The server of the page: its files, a stream of changes, and the visitor's requests."""

import asyncio
import contextlib
import itertools
import socket
import weakref
from pathlib import Path

from aiohttp import web
from pydantic import ValidationError

from bot.errors import PapergramError
from bot.offline.demo.page import security
from bot.offline.demo.page.chats import chat_items
from bot.offline.demo.page.items import ItemDiffer
from bot.offline.demo.page.panel import panel_items
from bot.offline.demo.page.requests import parse_request
from bot.offline.demo.page.visitor import Visitor

_STATIC = Path(__file__).parent / "static"
_TYPES = {".html": "text/html", ".css": "text/css", ".js": "text/javascript"}
_PICTURES = ("image/png", "image/jpeg", "image/gif", "image/webp")
_MOST_BYTES = 9 << 20
"""A little more than the scan takes, so that the scan itself refuses a report that is too large."""
_LOOK_SECONDS = 0.25
"""Pause between two looks at the store, which does not announce its changes."""


class PageServer:
    """Serves the page at ``host``."""

    def __init__(self, host: str) -> None:
        self._host = host
        self.url = ""
        """The address of the page, once a port is claimed."""
        self._socket: socket.socket | None = None
        self._runner: web.AppRunner | None = None
        self._streams: weakref.WeakSet[web.WebSocketResponse] = weakref.WeakSet()
        self._files = {f"/{path.name}": path for path in _STATIC.iterdir()}

    async def claim(self, port: int) -> None:
        """Takes the port, or a free one for 0. Raises ``PapergramError`` when it cannot be had."""
        loop = asyncio.get_running_loop()
        try:
            found = await loop.getaddrinfo(self._host, port, type=socket.SOCK_STREAM)
            family, _, _, _, address = found[0]
            self._socket = socket.create_server(address[:2], family=family, backlog=128)
        except (OSError, OverflowError) as error:
            reason = getattr(error, "strerror", None) or str(error)
            raise PapergramError(
                f"the page cannot be at {self._host}:{port}: {reason.lower()}; "
                "choose another with --port, 0 for any that is free"
            ) from error
        shown = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(self._host, self._host)
        shown = f"[{shown}]" if ":" in shown else shown
        self.url = f"http://{shown}:{self._socket.getsockname()[1]}"

    async def start(self, visitor: Visitor) -> None:
        """Begins to answer."""
        application = web.Application(
            middlewares=[security.middleware(self._host)], client_max_size=_MOST_BYTES
        )
        application.on_response_prepare.append(security.add_headers)
        application.on_shutdown.append(self._end_streams)
        routes = _Routes(visitor, self._streams)
        application.router.add_get("/", self._file)
        for path in self._files:
            application.router.add_get(path, self._file)
        application.router.add_get("/stream", routes.stream)
        application.router.add_get("/files/{id}", routes.download)
        application.router.add_get("/reports/{name}", routes.report)
        application.router.add_put("/reports/{name:[^/]*}", routes.drop)
        application.router.add_post("/requests", routes.request)
        self._runner = web.AppRunner(application, access_log=None, shutdown_timeout=1)
        await self._runner.setup()
        assert self._socket is not None
        await web.SockSite(self._runner, self._socket).start()

    async def aclose(self) -> None:
        """Closes every connection and gives the port back."""
        if self._runner is not None:
            await self._runner.cleanup()
        if self._socket is not None:
            self._socket.close()

    async def _file(self, request: web.Request) -> web.Response:
        path = self._files["/index.html" if request.path == "/" else request.path]
        return web.Response(
            body=path.read_bytes(), content_type=_TYPES[path.suffix], charset="utf-8"
        )

    async def _end_streams(self, _application: web.Application) -> None:
        for stream in set(self._streams):
            await stream.close()


class _Routes:
    """The handlers of the routes."""

    def __init__(self, visitor: Visitor, streams: weakref.WeakSet[web.WebSocketResponse]) -> None:
        self._visitor = visitor
        self._stage = visitor.stage
        self._streams = streams

    async def stream(self, request: web.Request) -> web.WebSocketResponse:
        """Sends every change to the page over a WebSocket; the page sends nothing."""
        socket_ = web.WebSocketResponse(heartbeat=30)
        await socket_.prepare(request)
        self._streams.add(socket_)
        self._visitor.arrive(request.headers.get("Accept-Language", ""))
        streaming = asyncio.create_task(self._stream_changes(socket_))
        try:
            async for _ in socket_:
                pass
        finally:
            streaming.cancel()
            with contextlib.suppress(asyncio.CancelledError, ConnectionError):
                await streaming
        return socket_

    async def request(self, request: web.Request) -> web.Response:
        """Carries out a request of the page."""
        try:
            wanted = parse_request(await request.read())
        except ValidationError as error:
            return _complaint(400, "; ".join(e["msg"] for e in error.errors()))
        try:
            return web.json_response(await self._visitor.carry_out(wanted))
        except TimeoutError:
            return _complaint(504, "the bot did not answer")
        except (ValueError, LookupError) as error:
            return _complaint(409, str(error))

    async def drop(self, request: web.Request) -> web.Response:
        """Takes a report that the visitor wrote or uploaded."""
        try:
            outcome = await self._visitor.reports.drop(
                request.match_info["name"], await request.read()
            )
        except web.HTTPRequestEntityTooLarge:
            return _complaint(413, f"too large; expected less than {_MOST_BYTES >> 20} MB")
        except ValueError as error:
            return _complaint(409, str(error))
        return web.json_response(outcome)

    async def report(self, request: web.Request) -> web.Response:
        """Returns the text of a report in the folder."""
        try:
            return web.Response(text=self._visitor.reports.read(request.match_info["name"]))
        except (ValueError, LookupError) as error:
            return _complaint(404, str(error))

    async def download(self, request: web.Request) -> web.Response:
        """Returns a file that the bot sent; only pictures are shown, others are saved."""
        file = self._stage.telegram.world.files.get(request.match_info["id"])
        if file is None:
            return _complaint(404, "there is no such file")
        if file.kind == "photo" and file.mime_type in _PICTURES:
            return web.Response(body=file.content, content_type=file.mime_type)
        return web.Response(
            body=file.content,
            content_type="application/octet-stream",
            headers={"Content-Disposition": "attachment"},
        )

    async def _stream_changes(self, socket_: web.WebSocketResponse) -> None:
        differ = ItemDiffer()
        try:
            while not socket_.closed:
                reader = self._visitor.reader
                chats = chat_items(reader)
                panel = panel_items(self._stage, reader.user.language_code)
                if changes := differ.changes(itertools.chain(chats, panel)):
                    await socket_.send_json(changes)
                await self._wait_for_change()
        finally:
            await socket_.close()  # after a fault the page tries again, and the fault is logged

    async def _wait_for_change(self) -> None:
        """Waits until something happens in Telegram, or it is time to look at the store again."""
        looks = itertools.count()  # the first call is at once and returns 0; later ones are changes
        try:
            await self._stage.telegram.wait(lambda: next(looks) or None, within=_LOOK_SECONDS)
        except TimeoutError:
            return


def _complaint(status: int, reason: str) -> web.Response:
    return web.json_response({"error": reason}, status=status)
