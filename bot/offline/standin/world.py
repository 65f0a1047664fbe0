"""The state of the stand-in: the bot, people, chats, files, open queries, past calls."""

from __future__ import annotations

import asyncio
from collections import deque
from dataclasses import dataclass, field
from itertools import count
from typing import TYPE_CHECKING

from bot.offline.standin.changes import Changes
from bot.offline.standin.clock import Clock
from bot.offline.standin.state import Chat, Json, Message, StoredFile, User
from bot.offline.standin.updates import UpdateQueue

if TYPE_CHECKING:
    from bot.offline.standin.queries import CallbackQuery, InlineQuery


@dataclass(frozen=True, slots=True)
class Call:
    """One API call and how it ended.

    ``outcome`` is ``"ok"``, the description of the error, or the fault that ended the call.
    ``result`` is the answer, even if a fault kept it from the bot.
    """

    method: str
    params: Json
    outcome: str
    result: object = None
    at: float = 0.0

    @property
    def ok(self) -> bool:
        """Whether the call was done and answered."""
        return self.outcome == "ok"


@dataclass
class Webhook:
    """The delivery of updates. Without a ``url`` the bot asks for them with getUpdates."""

    url: str = ""
    secret_token: str = ""
    max_connections: int = 40
    ip_address: str = ""
    has_certificate: bool = False
    last_error_date: int = 0
    last_error_message: str = ""


@dataclass
class Profile:
    """The bot's names, descriptions and menus; keys are language codes, ``""`` for all others."""

    names: dict[str, str] = field(default_factory=dict)
    descriptions: dict[str, str] = field(default_factory=dict)
    short_descriptions: dict[str, str] = field(default_factory=dict)
    commands: dict[tuple[str, str], list[Json]] = field(default_factory=dict)
    menu_buttons: dict[int, Json] = field(default_factory=dict)


class World:
    """The Telegram of one bot. It is not thread-safe: everything runs on one event loop."""

    def __init__(self, clock: Clock, query_seconds: float, keep_calls: int | None) -> None:
        self.bot = User(1_000_000, "Papergram", is_bot=True, username="papergram_bot")
        self.token = f"{self.bot.id}:STAND-IN"
        self.clock = clock
        self.query_seconds = query_seconds  # how long a tap or inline query can be answered
        self.users: dict[int, User] = {self.bot.id: self.bot}
        self.chats: dict[int, Chat] = {}
        self.usernames: dict[str, Chat] = {}
        self.files: dict[str, StoredFile] = {}
        self.inline_messages: dict[str, Message] = {}
        self.callback_queries: dict[str, CallbackQuery] = {}
        self.inline_queries: dict[str, InlineQuery] = {}
        self.profile = Profile()
        self.webhook = Webhook()
        self.webhook_changed = asyncio.Event()
        self.changes = Changes()
        self.updates = UpdateQueue(self.changes)
        self.calls: deque[Call] = deque(maxlen=keep_calls)
        self.violations: list[str] = []
        self.unique = count(1)
        self.chat_ids = count(2_000_000_001)
        self._account_message_id = 0

    def now(self) -> int:
        """Returns Unix time in whole seconds, as messages carry it."""
        return int(self.clock.time())

    def next_message_id(self, chat: Chat) -> int:
        """Returns the next id: supergroups and channels count alone, all others together."""
        if chat.type in ("supergroup", "channel"):
            chat.last_message_id += 1
            return chat.last_message_id
        self._account_message_id += 1
        chat.last_message_id = self._account_message_id
        return self._account_message_id

    def add_message(self, message: Message) -> Message:
        """Puts a message on the screen."""
        message.chat.messages[message.id] = message
        self.changes.tell(message.chat.id)
        return message

    def add_chat(self, chat: Chat) -> Chat:
        """Registers a chat by its id and username."""
        self.chats[chat.id] = chat
        if chat.username:
            self.usernames[chat.username.lower()] = chat
        return chat

    def unique_id(self, prefix: str = "") -> str:
        """Returns an identifier that is used once."""
        return f"{prefix}{self.bot.id}{next(self.unique):010d}"

    def note_violation(self, what: str) -> None:
        """Notes something that a careful bot would not do, though Telegram accepts it."""
        self.violations.append(what)
