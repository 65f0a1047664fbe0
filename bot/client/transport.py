"""HTTP for python-telegram-bot by aiohttp, which has several times the calls in flight.

``benchmarks/push.py`` compares it with the library's own client. The cause of an error tells a call
that never left from one whose fate is unknown. The cause is never aiohttp's own error: the text of
some has the address, and with it the token, which would then stand in a log.

Every call ends. An answer may neither drip for longer than its whole time nor be larger than what
Telegram ever sends.
"""

import json
from collections.abc import Callable
from typing import Any

import aiohttp
from aiohttp.abc import AbstractStreamWriter
from telegram._utils.types import ODVInput
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

_READ_SECONDS = 10.0
_CONNECT_SECONDS = 10.0
_UPLOAD_SECONDS = 30.0
_UPLOAD_TOTAL_SECONDS = 180.0
"""Seconds that a file of fifty megabytes may take."""
_LARGEST_ANSWER = 8 << 20
"""Bytes; a hundred updates with the longest texts have about three million."""
_LARGEST_ERROR = 64 << 10
_CHUNK = 64 << 10
_NOT_SENT = (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError)
"""What aiohttp raises before a request has left."""


class NotSent(Exception):
    """There was no connection, so the call never left."""


class NoAnswer(Exception):
    """The call may have arrived or not."""


class _Body(aiohttp.BytesPayload):
    """The body of a call, with which its headers leave too: the last moment to hold it back."""

    def __init__(self, body: bytes, may_call: Callable[[], bool]) -> None:
        super().__init__(body, content_type="application/json")
        self._may_call = may_call

    async def write_with_length(
        self, writer: AbstractStreamWriter, content_length: int | None
    ) -> None:
        """Writes it; raises ``NotSent`` when the call may not leave."""
        if not self._may_call():
            raise NotSent("another process")
        await super().write_with_length(writer, content_length)


class Transport(BaseRequest):
    """One pool of connections, of which ``connections`` may be in use at once."""

    def __init__(
        self,
        connections: int = 512,
        seconds: float = _READ_SECONDS,
        may_call: Callable[[], bool] = lambda: True,
        on_date: Callable[[str], None] | None = None,
    ) -> None:
        """``seconds`` are those that a call waits for its answer unless it says otherwise.

        ``may_call`` says whether a call may leave now. ``on_date`` is told the ``Date`` that an
        answer has, as soon as it begins to come.
        """
        self._may_call = may_call
        self._on_date = on_date
        self._connections = connections
        self._seconds = seconds
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float:
        """Seconds that a call waits for its answer unless it says otherwise."""
        return self._seconds

    async def initialize(self) -> None:
        """Opens the pool."""
        if self._session is None or self._session.closed:
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(limit=self._connections),
                # A packed answer could be small on its way and endless when unpacked.
                headers={"User-Agent": self.USER_AGENT, "Accept-Encoding": "identity"},
            )

    async def shutdown(self) -> None:
        """Closes every connection."""
        if self._session is not None:
            await self._session.close()

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        write_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        connect_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        pool_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """Makes one call; returns the answer's status and body.

        Raises ``TimedOut`` and ``NetworkError`` caused by ``NotSent`` or ``NoAnswer``.
        """
        if self._session is None or self._session.closed:
            raise RuntimeError("the transport is not open")
        if not self._may_call():
            raise NetworkError("another process may call") from NotSent("another process")
        body = _body(request_data)
        upload = isinstance(body, aiohttp.FormData)
        read = _seconds(
            read_timeout, max(_UPLOAD_SECONDS, self._seconds) if upload else self._seconds
        )
        timeout = aiohttp.ClientTimeout(
            total=_UPLOAD_TOTAL_SECONDS if upload else _CONNECT_SECONDS + read,
            connect=_seconds(pool_timeout, _CONNECT_SECONDS),
            sock_connect=_seconds(connect_timeout, _CONNECT_SECONDS),
            sock_read=read,
        )
        try:
            async with self._session.request(
                method,
                url,
                data=_Body(body, self._may_call) if isinstance(body, bytes) else body,
                timeout=timeout,
                allow_redirects=False,  # Telegram never sends its callers elsewhere
            ) as response:
                if self._on_date is not None and (date := response.headers.get("Date")):
                    self._on_date(date)
                return response.status, await _read(response)
        except TimeoutError as error:
            raise TimedOut("no answer in time") from _cause(error)
        except aiohttp.ClientError as error:
            raise NetworkError(describe_failure(error)) from _cause(error)


def describe_failure(error: aiohttp.ClientError) -> str:
    """Returns what happened, in words; of the address it has the host alone, which is no secret."""
    match error:
        case aiohttp.ClientConnectorDNSError():
            return f"the name {error.host} is not found"
        case aiohttp.ClientConnectorCertificateError() | aiohttp.ClientConnectorSSLError():
            return f"{error.host} does not prove who it is"
        case aiohttp.ClientConnectorError():
            return f"no connection to {error.host}"
        case aiohttp.ServerDisconnectedError() | aiohttp.ClientOSError():
            return "the connection broke off"
    return f"the connection failed ({type(error).__name__})"


def _cause(error: Exception) -> NotSent | NoAnswer:
    name = type(error).__name__
    never_left = isinstance(error, _NOT_SENT) or isinstance(error.__cause__, NotSent)
    return NotSent(name) if never_left else NoAnswer(name)


async def _read(response: aiohttp.ClientResponse) -> bytes:
    """Returns the body, of an error page only so much that it is too long to be Telegram's.

    Raises ``NetworkError`` for an endless answer.
    """
    body = bytearray()
    limit = _LARGEST_ANSWER if response.ok else _LARGEST_ERROR
    async for chunk in response.content.iter_chunked(_CHUNK):
        body += chunk
        if len(body) > limit:
            response.close()  # the rest would have to be read before the next call
            if response.ok:
                raise NetworkError("an answer without an end") from NoAnswer("too long")
            break
    return bytes(body[:limit])


def _body(request_data: RequestData | None) -> bytes | aiohttp.FormData | None:
    if request_data is None:
        return None
    if not request_data.contains_files:
        return json.dumps(request_data.parameters, ensure_ascii=False).encode()
    form = aiohttp.FormData()
    for name, value in request_data.json_parameters.items():
        form.add_field(name, value)
    files: dict[str, tuple[str, Any, str]] = dict(request_data.multipart_data)
    for name, (file_name, content, kind) in files.items():
        form.add_field(name, content, filename=file_name, content_type=kind)
    return form


def _seconds(given: ODVInput[float], default: float) -> float:
    """Returns what the library gives, or ours; no call may wait without an end."""
    return given if isinstance(given, int | float) else default
