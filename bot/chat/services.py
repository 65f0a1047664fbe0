"""What the handlers work with."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time

from bot.cards.message import Say
from bot.delivery.push import Push
from bot.papers import Style
from bot.store.archive import Archive
from bot.store.ledger import Ledger
from bot.store.papers import Papers
from bot.store.queries import Queries
from bot.store.subscriptions import Subscriptions


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

    papers: Papers
    subscriptions: Subscriptions
    ledger: Ledger
    queries: Queries
    archive: Archive
    push: Push
    say_in: Callable[[str], Say]
    clock: Callable[[], datetime]
    defaults: Defaults
