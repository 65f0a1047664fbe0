"""The bot's connection to Telegram, which also brings in the updates."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from telegram.error import Conflict, TelegramError
from telegram.ext import Application, BaseUpdateProcessor, Updater

from bot.client.identity import NotTelegram, OutOfReach, WrongToken, read_obstacle
from bot.client.limiter import Limiter
from bot.client.pace.overall import Pace
from bot.client.transport import Transport
from bot.errors import ConfigError

log = logging.getLogger(__name__)

_TRY_AGAIN_SECONDS = 10.0


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


class Connection:
    """The library's application, and the transports that it calls through."""

    def __init__(
        self, token: str, api_url: str, pace: Pace, processor: BaseUpdateProcessor
    ) -> None:
        """Builds the application and makes no call yet.

        ``pace`` says how long each call waits; ``processor`` says which updates are worked off side
        by side.
        """
        self._transports = calls, polls = Transport(), Transport(connections=1)
        self.application: Application[Any, Any, Any, Any, Any, Any] = (
            Application.builder()
            .token(token)
            .base_url(f"{api_url}/bot")
            .base_file_url(f"{api_url}/file/bot")
            .request(calls)
            .get_updates_request(polls)
            .rate_limiter(Limiter(pace))
            .concurrent_updates(processor)
            .build()
        )
        updater = self.application.updater
        assert isinstance(updater, Updater)  # the builder makes one unless told otherwise
        self._updater = updater

    async def reach(self, introduce: Callable[[], Awaitable[bool]]) -> None:
        """Waits until Telegram knows the bot and has taken its introduction.

        ``introduce`` returns whether Telegram was there. Raises ``ConfigError`` when Telegram does
        not know the token.
        """
        while not (await self._initialize() and await introduce()):  # noqa: ASYNC110  there is no event
            await asyncio.sleep(_TRY_AGAIN_SECONDS)

    async def listen(self, kinds: Sequence[str], webhook: Webhook | None) -> None:
        """Starts to take updates of these kinds, by the webhook or else by polling."""
        wanted = list(kinds)
        if webhook is None:
            await self._updater.start_polling(
                allowed_updates=wanted, error_callback=_log_polling_error, bootstrap_retries=-1
            )
            return
        await self._updater.start_webhook(
            listen=webhook.listen,
            port=webhook.port,
            url_path=urlsplit(webhook.url).path.lstrip("/"),
            webhook_url=webhook.url,
            secret_token=webhook.secret or None,
            allowed_updates=wanted,
            bootstrap_retries=-1,
        )

    async def stop_listening(self) -> None:
        """Takes no more updates."""
        if self._updater.running:
            await self._updater.stop()

    async def close(self) -> None:
        """Closes every connection."""
        await self.application.shutdown()
        for transport in self._transports:  # unlike the application, also after a failed start
            await transport.shutdown()

    async def _initialize(self) -> bool:
        try:
            await self.application.initialize()
        except TelegramError as error:
            obstacle = read_obstacle(error)
        else:
            return True
        match obstacle:
            case WrongToken():  # not raised from the error, whose text has the token
                raise ConfigError(
                    "telegram.token: Telegram does not know this token; get one from @BotFather"
                )
            case NotTelegram():
                log.warning("what answers at telegram.api_url is not Telegram, trying again")
            case OutOfReach(reason):
                log.warning("Telegram is out of reach, trying again: %s", reason)
        return False


def _log_polling_error(error: TelegramError) -> None:
    if isinstance(error, Conflict):
        log.error("another copy of this bot is running with the same token: %s", error.message)
    else:
        log.warning("no updates for the moment: %s", error.message)
