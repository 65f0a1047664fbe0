"""The Bot API over real HTTP: addresses, bodies, dropped connections.

Methods are at ``/bot<token>/<method>``, by GET or POST. Files are at ``/file/bot<token>/<path>``.
Bodies are read as python-telegram-bot (httpx), aiohttp and aiogram send them. Source:
core.telegram.org/bots/api#making-requests.
"""

from __future__ import annotations

import asyncio
import json
import re
import time
from dataclasses import dataclass
from email.utils import formatdate
from functools import lru_cache
from typing import Any

from aiohttp import StreamReader, web
from aiohttp.abc import AbstractStreamWriter
from aiohttp.http_parser import RawRequestMessage
from aiohttp.web_protocol import RequestHandler

from bot.offline.standin.api import Answer, BotApi
from bot.offline.standin.objects import file_object
from bot.offline.standin.parameters import Upload

_ESCAPED = re.compile(rb"(?:%[0-9A-Fa-f]{2})+")
_MAX_BODY = 60 << 20  # Telegram takes files of up to 50 MB


@dataclass(frozen=True, slots=True)
class Visit:
    """A call of one of those that have an address of their own."""

    at: float
    """The machine's monotonic time in seconds."""
    name: str


class HttpServer:
    """Serves one ``BotApi`` on a local port."""

    def __init__(self, api: BotApi) -> None:
        self._api = api
        self._runner: web.ServerRunner | None = None
        self._calls: set[asyncio.Task[Answer]] = set()
        self.names: set[str] = set()
        """Those who may call, each at the address ``/NAME/bot<token>/<method>``."""
        self.visits: list[Visit] = []
        """Their calls, in order."""
        self.host = ""
        self.port = 0

    async def start(self, host: str = "127.0.0.1", port: int = 0) -> None:
        """Listens on ``host`` and ``port``; port 0 takes a free one."""
        server = web.Server(
            self._handle, request_factory=_request, handler_cancellation=True, access_log=None
        )
        # Long polls do not end by themselves, so there is no use in waiting for them.
        runner = web.ServerRunner(server, shutdown_timeout=0.1)
        await runner.setup()
        site = web.TCPSite(runner, host, port)
        await site.start()
        self._runner = runner
        self.host, self.port = runner.addresses[0][:2]

    async def stop(self) -> None:
        """Closes all connections."""
        for call in self._calls:
            call.cancel()
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None

    async def _handle(self, request: web.BaseRequest) -> web.StreamResponse:
        response = await self._respond(request)
        if not response.prepared:
            response.headers["Date"] = self._date
        return response

    @property
    def _date(self) -> str:
        return _date(int(self._api.world.clock.time()))

    async def _respond(self, request: web.BaseRequest) -> web.StreamResponse:
        parts = self._note_visit(request.path).split("/", 3)
        if len(parts) == 4 and parts[1] == "file":
            return self._file(parts[2], parts[3])
        if len(parts) < 3 or not parts[1].startswith("bot"):
            return _response(404, "Not Found")
        if parts[1] != f"bot{self._api.world.token}":
            return _response(401, "Unauthorized")
        try:
            raw = await _parameters(request)
        except (ValueError, UnicodeDecodeError):
            return _response(400, "Bad Request: can't parse the request body")
        answer = await self._answer(parts[2], raw)
        response = _reply(request, answer)
        if answer.drip is None:
            return response
        return await self._drip(request, response, answer.drip)

    def _note_visit(self, path: str) -> str:
        """Notes who calls, if it has a name; returns the path without it."""
        _, name, rest = (*path.split("/", 2), "")[:3]
        if name not in self.names:
            return path
        self.visits.append(Visit(time.monotonic(), name))
        return f"/{rest}"

    async def _answer(self, method: str, raw: dict[str, Any]) -> Answer:
        """Processes a call to its end even if the client goes away; only a poll ends then."""
        if method.lower() == "getupdates" or not self._api.faults.rules:
            return await self._api.call(method, raw)
        call = asyncio.create_task(self._api.call(method, raw))
        self._calls.add(call)
        call.add_done_callback(self._calls.discard)
        return await asyncio.shield(call)

    async def _drip(
        self, request: web.BaseRequest, whole: web.Response, seconds: float
    ) -> web.StreamResponse:
        """Sends a byte of the answer every so many ``seconds``, until the client has enough."""
        assert isinstance(whole.body, bytes)
        response = web.StreamResponse(status=whole.status, headers=whole.headers)
        response.headers["Date"] = self._date
        response.content_length = len(whole.body)
        await response.prepare(request)
        for place in range(len(whole.body)):
            await response.write(whole.body[place : place + 1])
            await self._api.world.clock.sleep(seconds)
        await response.write_eof()
        return response

    def _file(self, owner: str, path: str) -> web.Response:
        world = self._api.world
        if owner != f"bot{world.token}":
            return _response(401, "Unauthorized")
        for file in world.files.values():
            if file_object(file)["file_path"] == path:
                return web.Response(body=file.content, content_type=file.mime_type)
        return _response(404, "Not Found")


def _request(
    message: RawRequestMessage,
    payload: StreamReader,
    protocol: RequestHandler,
    writer: AbstractStreamWriter,
    task: asyncio.Task[None],
) -> web.BaseRequest:
    return web.BaseRequest(
        message,
        payload,
        protocol,
        writer,
        task,
        asyncio.get_running_loop(),
        client_max_size=_MAX_BODY,
    )


async def _parameters(request: web.BaseRequest) -> dict[str, Any]:
    raw: dict[str, Any] = dict(request.query)
    if request.content_type == "application/json":
        body = json.loads(await request.read() or b"{}")
        if not isinstance(body, dict):
            raise ValueError("the body must be a JSON object")
        return raw | body
    if request.content_type == "application/x-www-form-urlencoded":
        return raw | _pairs(await request.read())
    if request.content_type == "multipart/form-data":
        for key, value in (await request.post()).items():
            if isinstance(value, web.FileField):
                raw[key] = Upload(value.filename, value.content_type, value.file.read())
            elif isinstance(value, str):
                raw[key] = value
    return raw


def _pairs(body: bytes) -> dict[str, str]:
    pairs = (pair.partition(b"=") for pair in body.split(b"&") if pair)
    return {_unquoted(key): _unquoted(value) for key, _, value in pairs}


@lru_cache(maxsize=4096)
def _unquoted(value: bytes) -> str:
    """Decodes ``%E8%AE%BA``. Cached: a push repeats its texts, and urllib takes 1 ms each."""
    return _ESCAPED.sub(_bytes, value.replace(b"+", b" ")).decode()


def _bytes(escaped: re.Match[bytes]) -> bytes:
    return bytes.fromhex(escaped[0].decode().replace("%", ""))


@lru_cache(maxsize=4)
def _date(seconds: int) -> str:
    """Returns the time as a header has it."""
    return formatdate(seconds, usegmt=True)


def _reply(request: web.BaseRequest, answer: Answer) -> web.Response:
    if answer.body is None:
        if request.transport is not None:
            request.transport.close()
        return web.Response(status=500)  # nobody is there to read it
    headers = {} if answer.retry_after is None else {"Retry-After": str(answer.retry_after)}
    return web.Response(
        body=answer.body,
        status=answer.status,
        headers=headers,
        content_type="application/json",
    )


def _response(status: int, description: str) -> web.Response:
    return web.json_response(
        {"ok": False, "error_code": status, "description": description}, status=status
    )
