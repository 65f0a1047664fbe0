"""What the handlers work with."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, time

from telegram.ext import ContextTypes

from bot.cards.message import Say
from bot.delivery.planning import Planning
from bot.delivery.push import Push
from bot.intake.folder import FileReport
from bot.papers import Style
from bot.store.archive import Archive
from bot.store.bookmarks import Bookmarks
from bot.store.counters import Counters
from bot.store.figures import Figures
from bot.store.ledger import Ledger
from bot.store.matches import Matches
from bot.store.notices import Notices
from bot.store.owing import Owing
from bot.store.papers import Papers
from bot.store.queries import Queries
from bot.store.readers import Readers
from bot.store.subscriptions import Subscriptions
from bot.store.topics import Topics

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

    papers: Papers
    subscriptions: Subscriptions
    ledger: Ledger
    queries: Queries
    archive: Archive
    owing: Owing
    planning: Planning
    push: Push
    say_in: Callable[[str], Say]
    clock: Callable[[], datetime]
    defaults: Defaults
    readers: Readers
    bookmarks: Bookmarks
    counters: Counters
    notices: Notices
    figures: Figures
    admins: frozenset[int]
    """User ids of those who run the bot."""
    topics: Topics
    matches: Matches
    scan: Callable[[], Awaitable[Sequence[FileReport]]]
    """Looks into the digest folder now."""
