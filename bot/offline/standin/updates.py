"""The queue of updates that the bot has yet to fetch.

Source: Bot API, getUpdates; tdlib/telegram-bot-api ``Client::process_get_updates_query``.
"""

from __future__ import annotations

import asyncio
from collections import deque
from itertools import islice

from bot.offline.standin.changes import Changes
from bot.offline.standin.errors import refuse
from bot.offline.standin.state import Json

# Sent only when asked for by name.
_OPT_IN = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
_MOST_AHEAD = 10
_SOON = 0.5
"""Who asks for the same within so many seconds gets one update at a time."""
_TAKEN_OVER = (
    "Terminated by other getUpdates request; make sure that only one bot instance is running"
)


class UpdateQueue:
    """The updates in their order, with numbers; confirmed ones are forgotten."""

    def __init__(self, changes: Changes, first_id: int = 100_000_001) -> None:
        self._changes = changes
        self._pending: deque[tuple[int, object]] = deque()
        self.next_id = first_id
        """The number of the update that comes next."""
        self._allowed: frozenset[str] | None = None
        self._arrived = asyncio.Event()
        self._poller: asyncio.Future[None] | None = None
        self._asked: tuple[int, float] | None = None
        """The offset of the last getUpdates, and when it came."""

    def __len__(self) -> int:
        return len(self._pending)

    @property
    def is_polled(self) -> bool:
        """Whether a getUpdates call is waiting."""
        return self._poller is not None

    @property
    def pending(self) -> list[object]:
        """The updates that wait, the oldest first."""
        return [update for _, update in self._pending]

    @property
    def allowed(self) -> list[str] | None:
        """The kinds of update that the bot asked for, ``None`` for the default ones."""
        return None if self._allowed is None else sorted(self._allowed)

    def allow(self, kinds: list[str] | None) -> None:
        """Remembers the kinds that the bot wants.

        ``None`` keeps those it wanted before; an empty list means the default ones.
        """
        if kinds is not None:
            self._allowed = frozenset(kinds) or None

    def push(self, kind: str, content: Json) -> Json | None:
        """Numbers and queues an update; returns ``None`` if the bot does not want its kind."""
        wanted = kind not in _OPT_IN if self._allowed is None else kind in self._allowed
        if not wanted:
            return None
        update = {"update_id": self.next_id, kind: content}
        self.push_raw(update)
        return update

    def push_raw(self, update: object) -> None:
        """Queues any JSON in an update's place, as a server may send that is broken or another.

        It takes the next number, whatever it says.
        """
        self._pending.append((self.next_id, update))
        self.next_id += 1
        self._arrived.set()

    def clear(self) -> None:
        """Forgets everything that is pending."""
        self._pending.clear()

    def confirm(self, offset: int) -> None:
        """Forgets updates before ``offset``; a negative one says how many newest ones to keep.

        As the server does, it takes an offset that no update has come near for a mistake.
        """
        if offset < 0:
            while len(self._pending) > -offset:
                self._pending.popleft()
            return
        if offset > self.next_id + _MOST_AHEAD:
            return
        while self._pending and self._pending[0][0] < offset:
            self._pending.popleft()

    async def first(self) -> tuple[int, object]:
        """Waits for the oldest pending update, leaving it in the queue; returns its number too."""
        while not self._pending:
            self._arrived.clear()
            await self._arrived.wait()
        return self._pending[0]

    async def fetch(self, offset: int, limit: int, seconds: float) -> list[object]:
        """Answers a getUpdates; an older one that still waits ends with a 409.

        Returns at most ``limit`` updates from ``offset`` on; waits ``seconds`` for the first.
        """
        if self._poller is not None and not self._poller.done():
            self._poller.set_exception(refuse(_TAKEN_OVER, 409))
        self._poller = None
        before, now = self._asked, asyncio.get_running_loop().time()
        self._asked = offset, now
        if before is not None and before[0] == offset and now - before[1] < _SOON:
            limit = 1
        self.confirm(offset)
        if not self._pending and seconds > 0:
            await self._wait(seconds)
        return [update for _, update in islice(self._pending, limit)]

    async def _wait(self, seconds: float) -> None:
        ended = self._poller = asyncio.get_running_loop().create_future()
        self._changes.tell()
        arrival = asyncio.ensure_future(self.first())
        try:
            await asyncio.wait(
                {arrival, ended}, timeout=seconds, return_when=asyncio.FIRST_COMPLETED
            )
        finally:
            arrival.cancel()
            if self._poller is ended:
                self._poller = None
        if ended.done():
            ended.result()
