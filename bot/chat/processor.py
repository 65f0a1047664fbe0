"""The order of updates: many people side by side, each chat one after another.

A crowd that does the same takes places of its own, so that it keeps nobody else waiting.
"""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from enum import Enum
from typing import Any
from weakref import WeakValueDictionary

from telegram import Update
from telegram.ext import BaseUpdateProcessor

_MOST_WAITING = 1_000_000
_SILENT_SECONDS = 3.0
"""How long somebody waits for the store without being told."""


class Kind(Enum):
    """What an update asks for."""

    START = "start"
    """A greeting, which is long; whoever sends it is often one of a crowd."""
    INLINE = "inline"
    """Words that are still being typed; each answer is a search."""
    OTHER = "other"


_PLACES = {Kind.START: 16, Kind.INLINE: 4, Kind.OTHER: 256}
"""How many updates of a kind are worked off at once; most of them wait for Telegram."""


class PerChatProcessor(BaseUpdateProcessor):
    """Handles many chats at once; within a chat one update waits for the one before it.

    An update that waits takes no place; otherwise one busy chat would keep all others out. Of the
    inline queries of one person only the newest counts: nobody looks at the answers to the others.
    """

    def __init__(
        self,
        ready: Callable[[], Coroutine[Any, Any, None]],
        excuse: Callable[[Update], Awaitable[None]] | None = None,
    ) -> None:
        """``ready`` waits until an update can be handled at once.

        ``excuse`` tells the person behind an update that this takes long.
        """
        super().__init__(_MOST_WAITING)
        self._ready = ready
        self._excuse = excuse
        self._places = {kind: asyncio.Semaphore(places) for kind, places in _PLACES.items()}
        self._locks: WeakValueDictionary[tuple[Kind, int], asyncio.Lock] = WeakValueDictionary()
        self._newest: dict[int, Update] = {}
        """The last inline query of each person who has one that is not answered yet."""

    async def do_process_update(self, update: object, coroutine: Awaitable[None]) -> None:
        """Waits for its turn in the chat."""
        if not isinstance(update, Update):
            await coroutine
        elif update.inline_query is not None:
            await self._process_inline(update, update.inline_query.from_user.id, coroutine)
        else:
            # A tap below a card posted inline is in no chat. A person has the id of their own chat.
            where = update.effective_chat or update.effective_user
            lock = self._lock(Kind.OTHER, where.id) if where else asyncio.Lock()
            async with lock, self._places[_kind_of(update)]:
                await self._wait_until_ready(update)
                await coroutine

    async def initialize(self) -> None:
        """Does nothing: there is nothing to prepare."""

    async def shutdown(self) -> None:
        """Does nothing: there is nothing to give back."""

    async def _wait_until_ready(self, update: Update) -> None:
        waiting = asyncio.create_task(self._ready())
        try:
            done, _ = await asyncio.wait([waiting], timeout=_SILENT_SECONDS)
            if not done and self._excuse is not None:
                await self._excuse(update)
            await waiting
        finally:
            waiting.cancel()

    async def _process_inline(
        self, update: Update, person: int, coroutine: Awaitable[None]
    ) -> None:
        self._newest[person] = update
        async with self._lock(Kind.INLINE, person), self._places[Kind.INLINE]:
            if self._newest.get(person) is not update:
                if isinstance(coroutine, Coroutine):
                    coroutine.close()  # it was never begun
                return
            try:
                await self._ready()
                await coroutine
            finally:
                if self._newest.get(person) is update:
                    del self._newest[person]

    def _lock(self, kind: Kind, key: int) -> asyncio.Lock:
        return self._locks.setdefault((kind, key), asyncio.Lock())


def _kind_of(update: Update) -> Kind:
    text = update.message.text if update.message is not None else None
    return Kind.START if text is not None and text.startswith("/start") else Kind.OTHER
