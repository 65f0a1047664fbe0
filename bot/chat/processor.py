"""The order of updates: many chats side by side, each chat one after another."""

import asyncio
from collections.abc import Awaitable
from weakref import WeakValueDictionary

from telegram import Update
from telegram.ext import BaseUpdateProcessor

_MOST_WAITING = 1_000_000


class PerChatProcessor(BaseUpdateProcessor):
    """Handles many chats at once; within a chat one update waits for the one before it.

    An update that waits takes no place; otherwise one busy chat would keep all others out.
    """

    def __init__(self, at_once: int) -> None:
        super().__init__(_MOST_WAITING)
        self._places = asyncio.Semaphore(at_once)
        self._locks: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()

    async def do_process_update(self, update: object, coroutine: Awaitable[None]) -> None:
        """Waits for its turn in the chat."""
        chat = update.effective_chat if isinstance(update, Update) else None
        lock = self._locks.setdefault(chat.id, asyncio.Lock()) if chat else asyncio.Lock()
        async with lock, self._places:
            await coroutine

    async def initialize(self) -> None:
        """Nothing to prepare."""

    async def shutdown(self) -> None:
        """Nothing to give back."""
