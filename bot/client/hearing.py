"""Whether updates come in: since when they do not, and why."""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta

from bot.client.answers import Refusal, Trouble, pause_after
from bot.client.raw import RawCalls
from bot.errors import ConfigError

log = logging.getLogger(__name__)

_REFUSED_TIMES = 5
_REFUSED_SECONDS = 120.0


@dataclass(eq=False)
class Hearing:
    """Says each state once: what keeps updates away, and that they come in again."""

    clock: Callable[[], float] = time.monotonic
    reason: str = ""
    """What keeps updates away; empty while they come in."""
    _heard_at: float = field(init=False)
    _failures: int = 0
    _said: set[Trouble] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._heard_at = self.clock()  # a bot that starts gets the time to ask

    @property
    def silence(self) -> timedelta:
        """How long it has been unknown whether people write."""
        return timedelta(seconds=self.clock() - self._heard_at)

    def heard(self) -> None:
        """Notes that Telegram said what people wrote, or that nobody did."""
        self._heard_at = self.clock()
        if self.reason:
            log.info("updates come in again")
        self.reason, self._failures = "", 0
        self._said.clear()

    def failed(self, refusal: Refusal) -> float:
        """Notes what keeps updates away; returns the seconds to wait before the next call."""
        self.reason = refusal.reason
        self._failures += 1
        if refusal.trouble not in self._said:
            self._said.add(refusal.trouble)
            _log(refusal)
        return pause_after(self._failures, refusal.wait)


@dataclass(eq=False)
class TokenDoubt:
    """Asks who the bot is when another call finds the token unknown: only that answer counts."""

    calls: RawCalls
    clock: Callable[[], float] = time.monotonic
    _since: float = 0.0
    _times: int = 0

    async def settle(self) -> None:
        """Asks once. Raises ``ConfigError`` when Telegram has refused the token for a while."""
        answer = await self.calls.call("getMe")
        if not (isinstance(answer, Refusal) and answer.trouble is Trouble.TOKEN):
            self._times = 0
            return
        self._times += 1
        if self._times == 1:
            self._since = self.clock()
        if self._times >= _REFUSED_TIMES and self.clock() - self._since >= _REFUSED_SECONDS:
            raise ConfigError(
                "telegram.token: Telegram does not know this token any more; get one from "
                "@BotFather"
            )


def _log(refusal: Refusal) -> None:
    if refusal.trouble is Trouble.COPY:
        log.error("another copy of this bot is running with the same token: %s", refusal.reason)
    else:
        log.warning("no updates for the moment: %s", refusal.reason)
