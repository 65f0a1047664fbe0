"""Takes the updates that Telegram delivers to a web address, and sees to it that Telegram does.

The library's own server writes whole updates into the log when it cannot read one.
"""

import asyncio
import hmac
import logging
from collections.abc import Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass
from urllib.parse import urlsplit

from aiohttp import web
from aiohttp.http_exceptions import HttpProcessingError

from bot.client.answers import Refusal, Trouble, read_json
from bot.client.hearing import Hearing, TokenDoubt
from bot.client.inbox import Inbox
from bot.client.raw import RawCalls
from bot.client.updates import read_id
from bot.client.webhook_info import read_webhook
from bot.errors import ConfigError

log = logging.getLogger(__name__)
_server_log = logging.getLogger(f"{__name__}.server")

_LARGEST_BODY = 1 << 20
_BODY_SECONDS = 30.0
_HANDLED_SECONDS = 5.0
"""How long Telegram waits until an update is answered: what it was not told, it delivers again."""
_LOOK_SECONDS = 60.0
_SECRET = "X-Telegram-Bot-Api-Secret-Token"


@dataclass(frozen=True, slots=True)
class Webhook:
    """Where Telegram delivers updates, for a bot that does not poll for them."""

    url: str
    """The address that Telegram calls."""
    listen: str
    """The address of this machine at which the bot takes the calls."""
    port: int
    secret: str
    """What Telegram sends with each call to prove itself; nothing when empty."""


@dataclass(eq=False)
class Deliveries:
    """Brings in updates by a webhook."""

    calls: RawCalls
    inbox: Inbox
    hearing: Hearing
    token: TokenDoubt
    kinds: Sequence[str]
    """The kinds of update that Telegram is asked for."""
    webhook: Webhook
    _taken: int = 0
    """Updates since the last look."""

    async def run(self) -> None:
        """Takes updates until it is cancelled.

        Raises ``ConfigError`` when the port is taken, or Telegram refuses the address or the token.
        """
        async with AsyncExitStack() as stack:
            app = web.Application(client_max_size=_LARGEST_BODY)
            app.router.add_post("/{path:.*}", self._take)
            runner = web.AppRunner(
                app, access_log=None, shutdown_timeout=_HANDLED_SECONDS, logger=_server_log
            )
            stack.push_async_callback(runner.cleanup)
            await runner.setup()
            try:
                await web.TCPSite(runner, self.webhook.listen, self.webhook.port).start()
            except OSError as error:
                where = f"{self.webhook.listen}, port {self.webhook.port}"
                raise ConfigError(
                    f"telegram.webhook_listen, telegram.webhook_port: cannot listen at {where}: "
                    f"{error.strerror}"
                ) from error
            await self._register()
            while True:
                await asyncio.sleep(_LOOK_SECONDS)
                await self.look()

    async def look(self) -> None:
        """Asks Telegram once whether it delivers, and to this bot."""
        answer = await self.calls.call("getWebhookInfo")
        taken, self._taken = self._taken, 0
        if isinstance(answer, Refusal):
            await self._refused(answer)
            return
        match read_webhook(answer):
            case str(reason):
                self.hearing.failed(Refusal(Trouble.FOREIGN, reason))
            case info if info.url != self.webhook.url:
                log.warning("Telegram's webhook is another one by now, setting it again")
                if isinstance(refusal := await self._set(), Refusal):
                    await self._refused(refusal)
            case info if info.pending and info.error and not taken:
                self.hearing.failed(Refusal(Trouble.UNDELIVERED, info.error))
            case _:
                self.hearing.heard()

    async def _register(self) -> None:
        """Tells Telegram the address, until it takes it."""
        while isinstance(refusal := await self._set(), Refusal):
            if refusal.trouble is Trouble.INVALID:
                raise ConfigError(f"telegram.webhook_url: Telegram refuses it: {refusal.reason}")
            await asyncio.sleep(await self._refused(refusal))
        self.hearing.heard()

    async def _set(self) -> object | Refusal:
        return await self.calls.call(
            "setWebhook",
            url=self.webhook.url,
            allowed_updates=list(self.kinds),
            secret_token=self.webhook.secret,
        )

    async def _refused(self, refusal: Refusal) -> float:
        if refusal.trouble is Trouble.TOKEN:
            await self.token.settle()
        return self.hearing.failed(refusal)

    async def _take(self, request: web.Request) -> web.Response:
        """Answers 200 once an update is in the bot's hands, so that none is lost on the way."""
        if request.path != (urlsplit(self.webhook.url).path or "/"):
            return web.Response(status=404)
        shown = request.headers.get(_SECRET, "").encode(errors="surrogateescape")
        if self.webhook.secret and not hmac.compare_digest(shown, self.webhook.secret.encode()):
            return web.Response(status=403)
        try:
            update = read_json(await asyncio.wait_for(request.read(), _BODY_SECONDS))
        except TimeoutError:
            return web.Response(status=408)
        except RecursionError:
            update = None  # it cannot be read, and would come again
        except (ValueError, web.RequestPayloadError, ConnectionError):  # or it is cut off
            return web.Response(status=400)
        self._taken += 1
        self.hearing.heard()
        self.inbox.take(update)
        await self.inbox.wait_until_handled(read_id(update), _HANDLED_SECONDS)
        return web.Response()


def _is_ours(record: logging.LogRecord) -> bool:
    """Whether a line of the server tells of more than a call that is no proper HTTP.

    Anybody can make such calls; the library would write each into the log with what they sent.
    """
    return not (record.exc_info and isinstance(record.exc_info[1], HttpProcessingError))


_server_log.addFilter(_is_ours)
