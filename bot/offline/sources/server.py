"""One server on a free port for the three services, each below a path of its own."""

import asyncio
import gzip
from collections import Counter, deque
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Self

from aiohttp import web

from bot.clock import utc_now
from bot.offline.sources.arxiv import Arxiv
from bot.offline.sources.hub import Hub, Reply
from bot.offline.sources.model import Model


@dataclass(frozen=True)
class Asked:
    """A request that came in."""

    service: str
    """``hf``, ``arxiv`` or ``model``."""
    path: str
    """With its query."""
    agent: str
    """Its ``User-Agent``."""
    status: int
    at: datetime


@dataclass
class Sources:
    """Hugging Face, arXiv and a model at loopback, scriptable. ``async with`` serves them."""

    clock: Callable[[], datetime] = utc_now
    drip_seconds: float = 0.02
    hub: Hub = field(init=False)
    arxiv: Arxiv = field(init=False)
    model: Model = field(init=False)
    asked: list[Asked] = field(default_factory=list)
    faults: dict[str, deque[Reply]] = field(default_factory=dict)
    """What each service answers next instead of what it would."""
    url: str = ""

    def __post_init__(self) -> None:
        self.hub = Hub(self.clock)
        self.arxiv = Arxiv(self.hub, self.clock)
        self.model = Model(self.hub)
        self._runner: web.ServerRunner | None = None

    @property
    def hf_url(self) -> str:
        """Where Hugging Face is."""
        return f"{self.url}/hf"

    @property
    def arxiv_url(self) -> str:
        """Where arXiv is."""
        return f"{self.url}/arxiv"

    @property
    def model_url(self) -> str:
        """Where the model is."""
        return f"{self.url}/model/v1"

    def fail(self, service: str, reply: Reply, times: int = 1) -> None:
        """Has the next requests of a service get this reply."""
        self.faults.setdefault(service, deque()).extend([reply] * times)

    def counts(self) -> Counter[str]:
        """Returns how often each path was asked, the query left out."""
        return Counter(f"{one.service}{one.path.partition('?')[0]}" for one in self.asked)

    async def __aenter__(self) -> Self:
        server = web.Server(self._handle, handler_cancellation=True, access_log=None)
        self._runner = web.ServerRunner(server, shutdown_timeout=0.1)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        host, port = self._runner.addresses[0][:2]
        self.url = f"http://{host}:{port}"
        return self

    async def __aexit__(self, *_error: object) -> None:
        if self._runner is not None:
            await self._runner.cleanup()

    async def _handle(self, request: web.BaseRequest) -> web.StreamResponse:
        service, _, rest = request.path.lstrip("/").partition("/")
        path = f"/{rest}"
        waiting = self.faults.get(service)
        reply = waiting.popleft() if waiting else await self._answer(service, path, request)
        query = f"?{request.query_string}" if request.query_string else ""
        agent = request.headers.get("User-Agent", "")
        self.asked.append(Asked(service, path + query, agent, reply.status, self.clock()))
        return await self._send(request, reply)

    async def _answer(self, service: str, path: str, request: web.BaseRequest) -> Reply:
        match service, path:
            case "hf", "/api/daily_papers":
                return self.hub.list_papers(request.query)
            case "hf", _ if path.startswith("/papers/") and path.endswith(".md"):
                return self.hub.page(path.removeprefix("/papers/").removesuffix(".md"))
            case "arxiv", _:
                return await self.arxiv.answer(path, request.headers)
            case "model", "/v1/models":
                return self.model.models(request.headers)
            case "model", "/v1/chat/completions":
                if request.method != "POST":
                    return Reply(405, "")
                return self.model.complete(request.headers, await request.read())
        return Reply(404, "<html><body>404</body></html>")

    async def _send(self, request: web.BaseRequest, reply: Reply) -> web.StreamResponse:
        body = reply.body.encode() if isinstance(reply.body, str) else reply.body
        headers = dict(reply.headers)
        if "gzip" in request.headers.get("Accept-Encoding", "") and not reply.drips:
            body, headers["Content-Encoding"] = gzip.compress(body, mtime=0), "gzip"
        headers["Content-Type"] = f"{reply.kind}; charset=utf-8"
        if not reply.breaks_off and not reply.drips:
            return web.Response(status=reply.status, body=body, headers=headers)
        response = web.StreamResponse(status=reply.status, headers=headers)
        response.content_length = len(body) + (100 if reply.breaks_off else 0)
        await response.prepare(request)
        step = max(len(body) // 8, 1)
        for start in range(0, len(body), step):
            await response.write(body[start : start + step])
            await asyncio.sleep(self.drip_seconds if reply.drips else 0)
        if reply.breaks_off and request.transport is not None:
            request.transport.close()
        return response
