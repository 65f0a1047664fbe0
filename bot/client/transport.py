"""HTTP for python-telegram-bot by aiohttp, which has several times the calls in flight.

``benchmarks/push.py`` compares it with the library's own client. The cause of an error tells a call
that never left from one whose fate is unknown. The cause is never aiohttp's own error: the text of
some has the address, and with it the token, which would then stand in a log.
"""

import json
from typing import Any

import aiohttp
from telegram._utils.types import ODVInput
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

_READ_SECONDS = 10.0
_CONNECT_SECONDS = 10.0
_UPLOAD_SECONDS = 30.0
_TOO_MANY = 429
_WAIT_SECONDS, _LONGEST_WAIT_SECONDS = 5.0, 86_400.0
"""How long to wait where Telegram does not say, and at most."""
_NOT_SENT = (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError)
"""What aiohttp raises before a request has left."""


class NotSent(Exception):
    """There was no connection, so the call never left."""


class NoAnswer(Exception):
    """The call may have arrived or not."""


class Transport(BaseRequest):
    """One pool of connections, of which ``connections`` may be in use at once."""

    def __init__(self, connections: int = 256) -> None:
        self._connections = connections
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float:
        """Seconds that a call waits for its answer unless it says otherwise."""
        return _READ_SECONDS

    async def initialize(self) -> None:
        """Opens the pool."""
        if self._session is None or self._session.closed:
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(limit=self._connections),
                headers={"User-Agent": self.USER_AGENT},
            )

    async def shutdown(self) -> None:
        """Closes every connection."""
        if self._session is not None:
            await self._session.close()

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """Reads an answer. A refusal for too many calls always says how long to wait.

        The library takes one without a time for a lost answer, and fails on one that is text.
        """
        answer: Any = BaseRequest.parse_json_payload(payload)
        if isinstance(answer, dict) and answer.get("error_code") == _TOO_MANY:
            given = answer.get("parameters")
            parameters = given if isinstance(given, dict) else {}
            answer["parameters"] = {"retry_after": _wait(parameters.get("retry_after"))}
        return answer  # type: ignore[no-any-return]

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
        body = _body(request_data)
        default_read = _UPLOAD_SECONDS if isinstance(body, aiohttp.FormData) else _READ_SECONDS
        timeout = aiohttp.ClientTimeout(
            total=None,
            connect=_seconds(pool_timeout, _CONNECT_SECONDS),
            sock_connect=_seconds(connect_timeout, _CONNECT_SECONDS),
            sock_read=_seconds(read_timeout, default_read),
        )
        headers = {"Content-Type": "application/json"} if isinstance(body, bytes) else None
        try:
            async with self._session.request(
                method, url, data=body, headers=headers, timeout=timeout
            ) as response:
                return response.status, await response.read()
        except TimeoutError as error:
            raise TimedOut(f"no answer in time ({type(error).__name__})") from _cause(error)
        except aiohttp.ClientError as error:
            raise NetworkError(f"the connection failed ({type(error).__name__})") from _cause(error)


def _wait(given: object) -> float:
    """Returns the seconds that a refusal asks for, or some when it does not say."""
    try:
        seconds = float(given)  # type: ignore[arg-type]  # whatever the answer has
    except (TypeError, ValueError, OverflowError):
        return _WAIT_SECONDS
    return min(seconds, _LONGEST_WAIT_SECONDS) if seconds > 0 else _WAIT_SECONDS


def _cause(error: Exception) -> NotSent | NoAnswer:
    name = type(error).__name__
    return NotSent(name) if isinstance(error, _NOT_SENT) else NoAnswer(name)


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


def _seconds(given: ODVInput[float], default: float) -> float | None:
    return given if given is None or isinstance(given, int | float) else default
