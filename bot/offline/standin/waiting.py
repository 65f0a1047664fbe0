"""Waiting until something holds, woken by changes instead of asking again and again."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


class Changes:
    """Tells those who wait that a chat, or anything, has changed.

    A condition is asked once at the start and then only after a change of what it watches, so a
    push to thousands of chats costs a waiter on one of them nothing.
    """

    def __init__(self) -> None:
        self._watching: dict[int | None, set[asyncio.Event]] = {}

    def tell(self, chat_id: int | None = None) -> None:
        """Wake those who watch this chat, and those who watch everything."""
        if not self._watching:
            return
        for key in {chat_id, None}:
            for event in self._watching.get(key, ()):
                event.set()

    async def until(
        self,
        condition: Callable[[], T | None],
        *,
        chat_id: int | None = None,
        within: float = 5.0,
        what: str = "the awaited condition",
    ) -> T:
        """Return the first true value of ``condition``.

        ``chat_id`` narrows the watch to one chat. Raises :class:`TimeoutError`, naming ``what``,
        after ``within`` real seconds.
        """
        event = asyncio.Event()
        watchers = self._watching.setdefault(chat_id, set())
        watchers.add(event)
        try:
            async with asyncio.timeout(within):
                while True:
                    event.clear()
                    if value := condition():
                        return value
                    await event.wait()
        except TimeoutError as error:
            raise TimeoutError(f"{what} did not come true within {within:g} s") from error
        finally:
            watchers.discard(event)
            if not watchers:
                self._watching.pop(chat_id, None)
