"""Gets pages over HTTP: each request ends, and what it brings is bounded."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

import aiohttp

from bot.feed.sources.retries import Passing
from bot.feed.steps.huggingface import pause_of

_LARGEST = 16 << 20
"""Bytes; the largest page seen has 1.8 million."""
_CHUNK = 64 << 10
_PASSING = {408, 425, 429}


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came."""

    status: int
    body: bytes
    kind: str
    """Its content type."""

    @property
    def text(self) -> str:
        """The body as text, whatever it is."""
        return self.body.decode("utf-8", errors="replace")


class Web:
    """Connections to one service."""

    def __init__(self, agent: str, *, connections: int = 4, seconds: float) -> None:
        """``agent`` says who asks, ``seconds`` are those that an answer may take in all."""
        self._agent = agent
        self._connections = connections
        self._seconds = seconds
        self._session: aiohttp.ClientSession | None = None

    async def aclose(self) -> None:
        """Closes them."""
        if self._session is not None:
            await self._session.close()

    async def get(
        self,
        url: str,
        *,
        accept: str,
        query: Mapping[str, str] | None = None,
        token: str = "",
        also_passing: frozenset[int] = frozenset(),
    ) -> Fetched:
        """Asks once, with a ``token`` if there is one; raises ``Passing`` for a passing fault.

        ``also_passing`` are statuses that are passing faults at this service.
        """
        headers = {"Accept": accept} | ({"Authorization": f"Bearer {token}"} if token else {})
        if self._session is None:
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(limit=self._connections),
                headers={"User-Agent": self._agent},
                timeout=aiohttp.ClientTimeout(total=self._seconds),
            )
        try:
            async with self._session.get(url, params=query, headers=headers) as response:
                status = response.status
                body = bytearray()
                async for chunk in response.content.iter_chunked(_CHUNK):
                    body += chunk
                    if len(body) > _LARGEST:
                        return Fetched(413, b"", response.content_type)
        except TimeoutError as error:
            raise Passing(f"no whole answer within {self._seconds:g} s") from error
        except aiohttp.ClientConnectorDNSError as error:
            told = f"no connection: the name {error.host} is not found"
            raise Passing(told, unreached=True) from error
        except aiohttp.ClientConnectorError as error:
            raise Passing(f"no connection to {error.host}", unreached=True) from error
        except aiohttp.ClientError as error:
            raise Passing(f"the connection failed: {type(error).__name__}") from error
        if status >= 500 or status in _PASSING | also_passing:
            throttled = 400 <= status < 500 and status != 408
            raise Passing(
                f"HTTP {status}", pause_of(response.headers, datetime.now(UTC)), throttled=throttled
            )
        return Fetched(status, bytes(body), response.content_type)
