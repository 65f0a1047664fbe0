"""Long polling: asks for updates over and over, whatever the answer is.

An update is confirmed to Telegram when it is handled, so that it comes again to a bot that was
killed meanwhile. Until then it comes with each answer, and the bot asks more rarely.

The library's own loop reads all updates of an answer or none, asks for the same ones again at once,
and ends for good when Telegram answers 401 or 404 a single time.
"""

import asyncio
import logging
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import compress

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
_HELD_SECONDS = 10.0
"""After so long an update is confirmed before it is handled: others wait a little meanwhile."""
_MOST_HELD = 50
"""Updates of an answer that may be known: what is new needs the rest of its places."""
_REST_SECONDS, _SAME_SECONDS = 0.15, 0.45
"""How long the bot lets handlers work before it asks again, and how much longer for the same:
Telegram gives one update at a time to a bot that asks for the same within half a second."""
_NO_LIST = Refusal(Trouble.FOREIGN, "an answer to getUpdates that is no list")


@dataclass(eq=False)
class Polling:
    """Brings in updates by getUpdates."""

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
    _held: dict[int, float] = field(default_factory=dict)
    """Updates that are handled just now, and since when."""
    _more: bool = False
    """Whether the last answer was full and had news, so that more updates wait."""
    _limit: int = _MOST
    _fruitless: int = 0
    _ever_heard: bool = False

    async def run(self) -> None:
        """Asks until it is cancelled. Raises ``ConfigError`` when Telegram refuses the token."""
        pause = 0.0
        while True:
            await asyncio.sleep(pause)
            pause = await self.ask()
            if not self._more:
                await self._let_handlers_work()

    async def ask(self) -> float:
        """Asks once, and hands over what came; returns the seconds to wait before the next time."""
        began, offset = self.clock(), self._first_unhandled()
        waits = self._ever_heard and offset == self._offset
        seconds = _POLL_SECONDS if waits else 0
        answer = await self._get_updates(offset, seconds)
        if isinstance(answer, list):
            self.hearing.heard()
            self._ever_heard, self._limit = True, _MOST
            waited = seconds == 0 or self.clock() - began >= _SOON
            return self._hand_over(answer, waited=waited, held=offset != self._offset)
        return await self._after(answer if isinstance(answer, Refusal) else _NO_LIST)

    async def confirm(self) -> None:
        """Tells Telegram which updates need not come again."""
        if self._confirmed != self._offset:
            answer = await self._get_updates(self._offset, 0, _GOODBYE_SECONDS)
            if isinstance(answer, Refusal):
                log.warning("the last updates may come again: %s", answer.reason)

    def _first_unhandled(self) -> int:
        """Returns the id up to which all updates can be confirmed."""
        long_ago = self.clock() - _HELD_SECONDS
        self._held = {
            number: since
            for number, since in self._held.items()
            if since > long_ago and self.inbox.is_open(number)
        }
        if self._limit == 1:  # the one that comes must be new
            return self._offset
        first = min(self._held, default=self._offset)
        return max(min(first, self._offset), self._offset - _MOST_HELD)

    async def _let_handlers_work(self) -> None:
        """Waits while updates are handled, but not for long: others may have written."""
        asked = self._confirmed
        for seconds in (_REST_SECONDS, _SAME_SECONDS):
            with suppress(TimeoutError):
                async with asyncio.timeout(seconds):
                    while self._first_unhandled() != self._offset:
                        await self.inbox.wait_for_one()
            if self._first_unhandled() != asked:
                return

    async def _get_updates(self, offset: int, seconds: int, more: float = 10.0) -> object | Refusal:
        """Asks for updates from ``offset`` on, and so confirms those before it.

        Waits ``more`` seconds beyond those that Telegram is to wait for updates.
        """
        self._confirmed = offset
        return await self.calls.call(
            "getUpdates",
            seconds + more,
            offset=offset,
            timeout=seconds,
            limit=self._limit,
            allowed_updates=list(self.kinds),
        )

    def _hand_over(self, batch: list[object], *, waited: bool, held: bool) -> float:
        """Hands over a batch; returns how long to wait then.

        ``waited`` says whether Telegram took the time to wait for one, if it was asked to;
        ``held`` whether it was asked for updates that are known.
        """
        news = [self.inbox.take(raw) for raw in batch]
        self._more = len(batch) == _MOST and any(news)
        ids = [number for raw in batch if (number := read_id(raw)) is not None]
        new_ids = (read_id(raw) for raw in compress(batch, news))
        now = self.clock()
        self._held |= {number: now for number in new_ids if number is not None}
        if held and not any(news):
            return 0.0
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
