"""The methods of the Bot API: one function for each, found by its name."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any, TypeAlias

from bot.offline.standin.methods import answering, chats, editing, profile, sending, updating
from bot.offline.standin.state import Json
from bot.offline.standin.world import World

Handler: TypeAlias = Callable[[World, Json], Any | Awaitable[Any]]

HANDLERS: dict[str, Handler] = {
    **sending.HANDLERS,
    **editing.HANDLERS,
    **answering.HANDLERS,
    **chats.HANDLERS,
    **profile.HANDLERS,
    **updating.HANDLERS,
}
