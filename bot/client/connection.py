"""The bot's connection to Telegram, which also brings in the updates."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from telegram.error import TelegramError
from telegram.ext import Application, BaseUpdateProcessor, ExtBot

from bot.client.hearing import Hearing, TokenDoubt
from bot.client.identity import NotTelegram, OutOfReach, WrongToken, read_obstacle
from bot.client.inbox import Answered, Inbox
from bot.client.limiter import Limiter
from bot.client.pace.overall import Pace
from bot.client.polling import Polling
from bot.client.raw import RawCalls
from bot.client.transport import Transport
from bot.client.webhook import Deliveries, Webhook
from bot.errors import ConfigError

log = logging.getLogger(__name__)

_TRY_AGAIN_SECONDS = 10.0


class Connection:
    """The library's application, and the transports that it calls through."""

    def __init__(
        self,
        token: str,
        api_url: str,
        pace: Pace,
        processor: BaseUpdateProcessor,
        answered: Answered,
    ) -> None:
        """Builds the application and makes no call yet.

        ``pace`` says how long each call waits; ``processor`` says which updates are worked off side
        by side; ``answered`` knows those that were answered before.
        """
        # The first for all calls but those that bring updates in, which must not wait for others.
        self._transports = calls, polls = Transport(), Transport(connections=2)
        bot: ExtBot[Any] = ExtBot(
            token,
            base_url=f"{api_url}/bot",
            base_file_url=f"{api_url}/file/bot",
            request=calls,
            get_updates_request=polls,
            rate_limiter=Limiter(pace),
        )
        self._inbox = Inbox(bot, processor, answered)
        self._calls = RawCalls(polls, f"{api_url}/bot{token}")
        self.application: Application[Any, Any, Any, Any, Any, Any] = (
            Application.builder()
            .bot(bot)
            .updater(None)
            .update_queue(self._inbox.queue)
            .concurrent_updates(self._inbox)
            .build()
        )
        self.hearing = Hearing()
        self._polling: Polling | None = None
        self._listening: asyncio.Task[None] | None = None

    async def reach(self, introduce: Callable[[], Awaitable[bool]]) -> None:
        """Waits until Telegram knows the bot and has taken its introduction.

        ``introduce`` returns whether Telegram was there. Raises ``ConfigError`` when Telegram does
        not know the token.
        """
        while not (await self._initialize() and await introduce()):  # noqa: ASYNC110  there is no event
            await asyncio.sleep(_TRY_AGAIN_SECONDS)

    def listen(self, kinds: Sequence[str], webhook: Webhook | None) -> None:
        """Starts to take updates of these kinds, by the webhook or else by polling."""
        self.hearing.heard()  # from now on silence means something
        token = TokenDoubt(self._calls)
        if webhook is None:
            self._polling = Polling(self._calls, self._inbox, self.hearing, token, kinds)
            bringing = self._polling.run()
        else:
            bringing = Deliveries(
                self._calls, self._inbox, self.hearing, token, kinds, webhook
            ).run()
        self._listening = asyncio.create_task(bringing, name="updates")

    async def end(self) -> None:
        """Waits until listening ends; raises ``ConfigError`` when Telegram refuses the bot."""
        assert self._listening is not None
        await asyncio.shield(self._listening)

    async def stop_listening(self) -> None:
        """Takes no more updates."""
        if self._listening is not None:
            self._listening.cancel()
            await asyncio.wait([self._listening])

    async def confirm(self) -> None:
        """Tells Telegram which updates need not come again, once they are handled."""
        if self._polling is not None:
            await self._polling.confirm()

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
