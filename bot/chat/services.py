"""What the handlers work with."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time

from telegram.ext import ContextTypes

from bot.delivery.requests import Requests
from bot.papers import Style
from bot.store.store import Store
from bot.texts.say import Say

Context = ContextTypes.DEFAULT_TYPE
"""What the library hands to a handler beside an update."""


@dataclass(frozen=True, slots=True)
class Defaults:
    """What a chat gets unless it says otherwise."""

    time: time
    zone: str
    style: Style
    language: str


@dataclass(frozen=True, slots=True)
class Services:
    """Everything that an answer may need."""

    store: Store
    delivery: Requests
    say_in: Callable[[str], Say]
    clock: Callable[[], datetime]
    defaults: Defaults
    admins: frozenset[int]
    """User ids of those who run the bot."""
