"""Waits until a condition holds. Changes wake whoever waits, so nobody polls."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")

PATIENCE = 20.0
"""Real seconds that a wait takes at most: what comes at once here is late on a busy machine."""


class Changes:
    """Tells those who wait that a chat, or anything, has changed.

    A condition is asked once at the start, and then after each change of what it watches. So who
    watches one chat is not woken by a push to thousands of others.
    """

    def __init__(self) -> None:
        self._watching: dict[int | None, set[asyncio.Event]] = {}

    def tell(self, chat_id: int | None = None) -> None:
        """Wakes those who watch this chat, and those who watch everything."""
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
        within: float = PATIENCE,
        what: str = "the awaited condition",
    ) -> T:
        """Returns the first true value of ``condition``.

        ``chat_id`` narrows the watch to one chat. Raises ``TimeoutError``, naming ``what``,
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
