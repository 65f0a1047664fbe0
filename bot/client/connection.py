"""The bot's connection to Telegram, which also brings in the updates."""

import asyncio
import logging
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from telegram.ext import Application, BaseUpdateProcessor, ExtBot

from bot.client.calls import growing_pauses
from bot.client.checked import CheckedTransport
from bot.client.hearing import Hearing, TokenDoubt
from bot.client.identity import (
    NotNow,
    NotTelegram,
    Obstacle,
    OutOfReach,
    WrongToken,
    introduce_oneself,
)
from bot.client.inbox import Answered, Inbox
from bot.client.limiter import Limiter
from bot.client.polling import Polling
from bot.client.raw import RawCalls
from bot.client.skew import Skew
from bot.client.transport import Transport
from bot.clock import utc_now
from bot.errors import ConfigError

if TYPE_CHECKING:
    from bot.client.webhook import Webhook

log = logging.getLogger(__name__)

FIRST_PAUSE = 1.0
"""Seconds before a call that failed is made again for the first time."""


class Connection:
    """The library's application, and the transports that it calls through."""

    def __init__(  # noqa: PLR0913, PLR0917  each is a part of its own
        self,
        token: str,
        api_url: str,
        limiter: Limiter,
        processor: BaseUpdateProcessor,
        answered: Answered,
        first_pause: float = FIRST_PAUSE,
        may_call: Callable[[], bool] = lambda: True,
        clock: Callable[[], datetime] = utc_now,
    ) -> None:
        """Builds the application and makes no call yet.

        ``limiter`` says how long each call waits; ``processor`` says which updates are worked off
        side by side; ``answered`` knows those that were answered before. ``first_pause`` is how
        many seconds pass before the second try to reach Telegram. ``may_call`` says whether this
        process may call Telegram now; ``clock`` is the one that is compared with Telegram's.
        """
        self._first_pause = first_pause
        # The first for all calls but those that bring updates in, which must not wait for others.
        self.skew = Skew(clock)
        calls = CheckedTransport(may_call=may_call)
        polls = Transport(connections=2, may_call=may_call, on_date=self.skew.note)
        self._transports = calls, polls
        self.limiter = limiter
        bot: ExtBot[Any] = ExtBot(
            token,
            base_url=f"{api_url}/bot",
            base_file_url=f"{api_url}/file/bot",
            request=calls,
            get_updates_request=polls,
            rate_limiter=self.limiter,
        )
        self.inbox = Inbox(bot, processor, answered)
        self._calls = RawCalls(polls, f"{api_url}/bot{token}")
        self.application: Application[Any, Any, Any, Any, Any, Any] = (
            Application.builder()
            .bot(bot)
            .updater(None)
            .update_queue(self.inbox.queue)
            .concurrent_updates(self.inbox)
            .build()
        )
        self.hearing = Hearing()
        self._polling: Polling | None = None
        self._listening: asyncio.Task[None] | None = None

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

    def listen(self, kinds: Sequence[str], webhook: "Webhook | None") -> None:
        """Starts to take updates of these kinds, by the webhook or else by polling."""
        self.hearing.heard()  # from now on silence means something
        token = TokenDoubt(self._calls)
        if webhook is None:
            self._polling = Polling(self._calls, self.inbox, self.hearing, token, kinds)
            bringing = self._polling.run()
        else:
            # Imported here, for its server takes 2 MB that a bot which polls has no use for.
            from bot.client.webhook import Deliveries  # noqa: PLC0415

            bringing = Deliveries(
                self._calls, self.inbox, self.hearing, token, kinds, webhook
            ).run()
        self._listening = asyncio.create_task(bringing, name="updates")

    async def end(self) -> None:
        """Waits until listening ends; raises ``ConfigError`` when Telegram refuses the bot."""
        assert self._listening is not None
        await asyncio.shield(self._listening)

    async def stop_listening(self) -> None:
        """Takes no more updates; answers wait no longer for the end of an outage."""
        self.limiter.stop_waiting()
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
