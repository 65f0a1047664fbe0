"""Calls to a watcher, which calls the operator when they do not come: ``health.ping_url``.

Two forms are known. A push monitor of Uptime Kuma takes a state and a text as ``status`` and
``msg``. Any other address is taken for one of healthchecks: called as it is after a push that went
well, with ``/fail`` behind it and the reason as the body when something is wrong.
"""

import asyncio
import logging
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

import aiohttp

from bot.client.transport import describe_failure

log = logging.getLogger(__name__)

_SECONDS = aiohttp.ClientTimeout(total=20.0)
_TRIES = 4
_MOST = 20
"""Calls that wait while the watcher is out of reach; the newest count."""
_LONGEST = 500


@dataclass(frozen=True, slots=True)
class Call:
    """A call to the watcher."""

    url: str
    body: str = ""


def make_call(url: str, fault: str) -> Call:
    """Returns the call to a watcher's ``url``: what is wrong, or with no text that all is well."""
    parts = urlsplit(url)
    fault = " ".join(fault.split())[:_LONGEST]
    if "/api/push/" in parts.path:
        said: Mapping[str, str] = {
            **dict(parse_qsl(parts.query, keep_blank_values=True)),
            "status": "down" if fault else "up",
            "msg": fault or "OK",
        }
        return Call(urlunsplit(parts._replace(query=urlencode(said))))
    if not fault:
        return Call(url)
    return Call(urlunsplit(parts._replace(path=f"{parts.path.rstrip('/')}/fail")), fault)


@dataclass(eq=False)
class Pings:
    """Makes calls one after the other, beside the work of the bot."""

    url: str
    pause: float = 2.0
    """Seconds before the second try; the next ones are twice as long each."""
    _waiting: deque[str] = field(default_factory=lambda: deque(maxlen=_MOST))
    _news: asyncio.Event = field(default_factory=asyncio.Event)

    def ping(self, fault: str) -> None:
        """Has the watcher told what is wrong, or with no text that a push went well."""
        self._waiting.append(fault)
        self._news.set()

    async def run(self) -> None:
        """Makes calls as they are asked for, until it is cancelled; then the rest, once each."""
        async with aiohttp.ClientSession(timeout=_SECONDS) as session:
            try:
                while True:
                    await self._news.wait()
                    self._news.clear()
                    await self._make_all(session, _TRIES)
            finally:
                await self._make_all(session, 1)

    async def _make_all(self, session: aiohttp.ClientSession, tries: int) -> None:
        while self._waiting:
            call = make_call(self.url, self._waiting[0])
            await self._make(session, call, tries)
            self._waiting.popleft()

    async def _make(self, session: aiohttp.ClientSession, call: Call, tries: int) -> None:
        for left in reversed(range(tries)):
            try:
                async with session.post(call.url, data=call.body.encode()) as response:
                    if response.ok:
                        return
                    reason = f"status {response.status}"
            except TimeoutError:
                reason = "no answer in time"
            except aiohttp.ClientError as error:  # whose own text may have the address, a secret
                reason = describe_failure(error)
            if left:
                await asyncio.sleep(self.pause * 2 ** (tries - 1 - left))
        log.warning("health.ping_url does not take a ping: %s", reason)
