"""Long polling: asks for updates over and over, whatever the answer is.

The library's own loop reads all updates of an answer or none, asks for the same ones again at once,
and ends for good when Telegram answers 401 or 404 a single time.
"""

import asyncio
import logging
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.client.answers import Refusal, Trouble, pause_after
from bot.client.hearing import Hearing, TokenDoubt
from bot.client.inbox import Inbox
from bot.client.raw import RawCalls
from bot.client.updates import read_id

log = logging.getLogger(__name__)

_POLL_SECONDS = 10
_GOODBYE_SECONDS = 3.0
_MOST = 100
_SOON = 1.0
_LONGEST_FRUITLESS_PAUSE = 3.0
"""Telegram itself slows a bot that asks for the same updates more often."""
_NO_LIST = Refusal(Trouble.FOREIGN, "an answer to getUpdates that is no list")


@dataclass(eq=False)
class Polling:
    """Brings in updates by getUpdates. One is confirmed to Telegram by the call after it."""

    calls: RawCalls
    inbox: Inbox
    hearing: Hearing
    token: TokenDoubt
    kinds: Sequence[str]
    """The kinds of update that Telegram is asked for."""
    clock: Callable[[], float] = time.monotonic
    _offset: int = 0
    """The id of the first update that is not here yet; 0 when it is not known."""
    _confirmed: int = 0
    _limit: int = _MOST
    _fruitless: int = 0
    _ever_heard: bool = False

    async def run(self) -> None:
        """Asks until it is cancelled. Raises ``ConfigError`` when Telegram refuses the token."""
        pause = 0.0
        while True:
            await asyncio.sleep(pause)
            pause = await self.ask()

    async def ask(self) -> float:
        """Asks once, and hands over what came; returns the seconds to wait before the next time."""
        began, seconds = self.clock(), _POLL_SECONDS if self._ever_heard else 0
        answer = await self._get_updates(seconds)
        if isinstance(answer, list):
            self.hearing.heard()
            self._ever_heard, self._limit = True, _MOST
            waited = seconds == 0 or self.clock() - began >= _SOON
            return self._hand_over(answer, waited=waited)
        return await self._after(answer if isinstance(answer, Refusal) else _NO_LIST)

    async def confirm(self) -> None:
        """Tells Telegram which updates need not come again."""
        if self._confirmed != self._offset:
            answer = await self._get_updates(0, _GOODBYE_SECONDS)
            if isinstance(answer, Refusal):
                log.warning("the last updates may come again: %s", answer.reason)

    async def _get_updates(self, seconds: int, more: float = 10.0) -> object | Refusal:
        """Asks, and waits ``more`` seconds beyond those that Telegram is to wait for updates."""
        self._confirmed = self._offset
        return await self.calls.call(
            "getUpdates",
            seconds + more,
            offset=self._offset,
            timeout=seconds,
            limit=self._limit,
            allowed_updates=list(self.kinds),
        )

    def _hand_over(self, batch: list[object], *, waited: bool) -> float:
        """Hands over a batch; returns how long to wait then.

        ``waited`` says whether Telegram took the time to wait for one, if it was asked to.
        """
        news = [self.inbox.take(raw) for raw in batch]
        ids = [number for raw in batch if (number := read_id(raw)) is not None]
        if ids:
            # Not the highest id of all: after a quiet week Telegram begins at any number.
            self._offset = max(ids) + 1
        elif batch:
            # Ids go up one by one. So this never goes past an update that is not in the batch.
            self._offset += 1
        if any(news) or (waited and not batch):
            self._fruitless = 0
            return 0.0
        self._fruitless += 1
        return min(pause_after(self._fruitless), _LONGEST_FRUITLESS_PAUSE)

    async def _after(self, refusal: Refusal) -> float:
        pause = self.hearing.failed(refusal)
        if refusal.too_deep is not None and self._limit == 1:
            log.warning("skipped an update that cannot be read: id %d, too deep", refusal.too_deep)
            self._offset = refusal.too_deep + 1
        match refusal.trouble:
            case Trouble.FOREIGN | Trouble.UNREACHABLE:
                self._limit = 1  # one of many may be too long for something on the way
            case Trouble.WEBHOOK if not self._ever_heard:
                log.info("removing the webhook: the bot is configured to ask for updates")
                await self.calls.call("deleteWebhook")
            case Trouble.TOKEN:
                await self.token.settle()
        return pause
