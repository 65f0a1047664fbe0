"""Taps on buttons and inline queries that wait for the bot's answer."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field

from bot.offline.standin.state import Json, Message, User


@dataclass(frozen=True, slots=True)
class TapAnswer:
    """The answer to a tap as a person sees it: a note, an alert, a link that opens, or nothing."""

    text: str = ""
    alert: bool = False
    url: str = ""
    cache_time: int = 0


@dataclass(eq=False)
class CallbackQuery:
    """A tap on a button with callback data, until the bot has answered it."""

    id: str
    user: User
    message: Message
    data: str
    asked_at: float
    answer: asyncio.Future[TapAnswer]


@dataclass(frozen=True)
class InlineAnswer:
    """The results that a person sees under an inline query."""

    query: str
    results: list[Json]
    next_offset: str = ""
    cache_time: int = 300
    is_personal: bool = False
    button: Json | None = None
    bodies: dict[str, Json] = field(default_factory=dict)

    def result(self, wanted: str) -> Json:
        """Returns the result with this id or title; ``LookupError`` if there is none."""
        for key in ("id", "title"):
            for result in self.results:
                if result.get(key) == wanted:
                    return result
        raise LookupError(f"no result {wanted!r} among {[r.get('title') for r in self.results]}")


@dataclass(eq=False)
class InlineQuery:
    """Words that a person typed behind the bot's name in any chat."""

    id: str
    user: User
    query: str
    offset: str
    asked_at: float
    answer: asyncio.Future[InlineAnswer]
