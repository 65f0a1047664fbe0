"""Work that takes a while, such as a search, in threads: the bot goes on answering meanwhile."""

import asyncio
from collections.abc import Callable
from typing import ParamSpec, TypeVar

_P = ParamSpec("_P")
_T = TypeVar("_T")


class Background:
    """Runs ``at_once`` pieces of work side by side; the others wait in the order they came."""

    def __init__(self, at_once: int = 2) -> None:
        self._places = asyncio.Semaphore(at_once)

    async def run(self, work: Callable[_P, _T], *args: _P.args, **kwargs: _P.kwargs) -> _T:
        """Calls ``work`` in a thread and returns its result."""
        async with self._places:
            return await asyncio.to_thread(work, *args, **kwargs)
