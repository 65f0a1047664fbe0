"""The bot's connection to Telegram, which also brings in the updates."""

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from telegram.error import Conflict, TelegramError
from telegram.ext import Application, BaseUpdateProcessor, Updater

from bot.client.calls import growing_pauses
from bot.client.checked import CheckedTransport
from bot.client.identity import (
    NotNow,
    NotTelegram,
    Obstacle,
    OutOfReach,
    WrongToken,
    introduce_oneself,
)
from bot.client.limiter import Limiter
from bot.client.pace.overall import Pace
from bot.errors import ConfigError

log = logging.getLogger(__name__)

FIRST_PAUSE = 1.0
"""Seconds before a call that failed is made again for the first time."""


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
        self,
        token: str,
        api_url: str,
        pace: Pace,
        processor: BaseUpdateProcessor,
        first_pause: float = FIRST_PAUSE,
    ) -> None:
        """Builds the application and makes no call yet.

        ``pace`` says how long each call waits; ``processor`` says which updates are worked off side
        by side. ``first_pause`` is how many seconds pass before the second try to reach Telegram.
        """
        self._first_pause = first_pause
        self._transports = calls, polls = CheckedTransport(), CheckedTransport(connections=1)
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

    async def reach(self) -> None:
        """Waits until Telegram knows the bot; ``getMe`` alone decides.

        Raises ``ConfigError`` when Telegram does not know the token.
        """
        for pause in growing_pauses(self._first_pause):
            obstacle = await introduce_oneself(self.application.bot)
            if obstacle is None:
                break
            await asyncio.sleep(max(pause, _wait_at(obstacle)))
        await self.application.initialize()

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


def _wait_at(obstacle: Obstacle) -> float:
    """Says what keeps the bot from Telegram; returns the seconds that Telegram wants to pass."""
    match obstacle:
        case WrongToken():  # not raised from the error, whose text has the token
            raise ConfigError(
                "telegram.token: Telegram does not know this token; get one from @BotFather"
            )
        case NotTelegram():
            log.warning("what answers at telegram.api_url is not Telegram, trying again")
        case NotNow(reason, wait):
            log.warning("Telegram does not take calls now, trying again: %s", reason)
            return wait.total_seconds() if wait else 0.0
        case OutOfReach(reason):
            log.warning("Telegram is out of reach, trying again: %s", reason)
    return 0.0


def _log_polling_error(error: TelegramError) -> None:
    if isinstance(error, Conflict):
        log.error("another copy of this bot is running with the same token: %s", error.message)
    else:
        log.warning("no updates for the moment: %s", error.message)
