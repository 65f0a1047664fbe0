"""How far this machine's clock is from Telegram's, as the headers of its answers tell."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from bot.client.raw import RawCalls
from bot.client.transport import Transport

_NONE = timedelta(0)


@dataclass(eq=False)
class Skew:
    """Compares the clocks at each answer; two in a row must agree, for one may be held up."""

    clock: Callable[[], datetime]
    _last: timedelta | None = None
    _now: timedelta | None = None

    def note(self, header: str) -> None:
        """Takes the ``Date`` of an answer that has just come; one that cannot be read says nothing.

        A header has whole seconds, so that a second more or less means nothing.
        """
        try:
            there = parsedate_to_datetime(header)
        except ValueError:
            return
        if there.tzinfo is None:  # "-0000": the server does not say where it is
            there = there.replace(tzinfo=UTC)
        before, self._last = self._last, self.clock() - there
        if before is not None:
            self._now = min(before, self._last, key=abs) if _agree(before, self._last) else _NONE

    @property
    def ahead(self) -> timedelta | None:
        """By how much this clock is ahead, less than nothing if it is behind; ``None`` at first."""
        return self._now


def _agree(one: timedelta, other: timedelta) -> bool:
    return (one > _NONE) == (other > _NONE)


async def ask_skew(token: str, api_url: str, clock: Callable[[], datetime]) -> timedelta | None:
    """Asks the Telegram at ``api_url`` for the time; returns by how much ``clock`` is ahead.

    ``token`` is the bot's. ``None`` when no answer tells.
    """
    skew = Skew(clock)
    transport = Transport(on_date=skew.note)
    await transport.initialize()
    try:
        for _ in range(2):
            await RawCalls(transport, f"{api_url}/bot{token}").call("getMe")
    finally:
        await transport.shutdown()
    return skew.ahead
