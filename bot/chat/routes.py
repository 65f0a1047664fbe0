"""What answers what: every command, button and other update, from top to bottom.

Within a group the first row that fits an update takes it; each group sees every update. A new
command is a row of ``COMMANDS`` and its text ``command-NAME``; a new button is an action of
``bot.cards.actions`` and a row of ``BUTTONS``. How to answer stands in the handlers.
"""

import re
from collections.abc import Callable, Coroutine, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import partial
from typing import Any

from telegram import Message, Update
from telegram.ext import (
    Application,
    BaseHandler,
    CallbackQueryHandler,
    ChatMemberHandler,
    CommandHandler,
    InlineQueryHandler,
    MessageHandler,
    TypeHandler,
    filters,
)

from bot.cards import actions
from bot.cards.actions import Action
from bot.cards.links import FORGET, SAVED
from bot.chat.handlers.admins import AdminHandlers
from bot.chat.handlers.bookmarks import BookmarkHandlers
from bot.chat.handlers.browsing import BrowsingHandlers
from bot.chat.handlers.buttons import ButtonHandlers
from bot.chat.handlers.channels import ChannelHandlers
from bot.chat.handlers.digests import DigestHandlers
from bot.chat.handlers.fallback import FallbackHandlers
from bot.chat.handlers.inline import InlineHandlers
from bot.chat.handlers.lists import PaperLists
from bot.chat.handlers.membership import MembershipHandlers
from bot.chat.handlers.misplaced import MisplacedCommands
from bot.chat.handlers.privacy import PrivacyHandlers
from bot.chat.handlers.search import SearchHandlers
from bot.chat.handlers.settings import SettingsHandlers
from bot.chat.handlers.subscriptions import SubscriptionHandlers
from bot.chat.handlers.throttling import Throttling
from bot.chat.handlers.topics import TopicHandlers
from bot.chat.services import Context, Services
from bot.texts.catalogue import catalogues

App = Application[Any, Context, Any, Any, Any, Any]
Handler = Callable[..., Coroutine[Any, Any, None]]
"""A handler's method, as its class has it."""

UPDATES = [
    Update.MESSAGE,
    Update.CHANNEL_POST,
    Update.CALLBACK_QUERY,
    Update.INLINE_QUERY,
    Update.MY_CHAT_MEMBER,
]
"""The kinds of update that Telegram is asked for."""

_BEFORE, _AFTER = -1, 1
"""The groups before and after the one that answers."""
_ANYWHERE = filters.UpdateType.MESSAGE | filters.UpdateType.CHANNEL_POST
"""What is new; an edit is answered nowhere."""
_PRIVATE = filters.UpdateType.MESSAGE & filters.ChatType.PRIVATE


def _typed(key: str, ends: str) -> filters.BaseFilter:
    """Lets through one of the words of ``key`` in any language, and with any of ``ends`` behind."""
    words = {word for say in catalogues().values() for word in say(key).split()}
    either = "|".join(map(re.escape, sorted(words)))
    return filters.Regex(re.compile(rf"^\s*({either})\s*[{ends}]*\s*$", re.IGNORECASE))


class Menu(Enum):
    """Whose command menu has a command."""

    EVERYBODY = "everybody"
    ADMINISTRATORS = "administrators"


@dataclass(frozen=True, slots=True)
class Command:
    """A command, and who finds it in the menu; ``None`` for nobody."""

    name: str
    handler: Handler
    menu: Menu | None = Menu.EVERYBODY
    group: int = 0

    def build(self, parts: "Parts") -> BaseHandler[Any, Any, Any]:
        """The library's handler for it."""
        return CommandHandler(self.name, parts.bind(self.handler), filters=_ANYWHERE)


@dataclass(frozen=True, slots=True)
class Messages:
    """Messages in some chats that a filter, or a method of the handler's class, lets through."""

    where: filters.BaseFilter
    what: filters.BaseFilter | Callable[[Any, Message], bool]
    handler: Handler
    group: int = 0

    def build(self, parts: "Parts") -> BaseHandler[Any, Any, Any]:
        """The library's handler for them."""
        what = self.what
        if not isinstance(what, filters.BaseFilter):
            what = _Passes(parts.bind(what))
        return MessageHandler(self.where & what, parts.bind(self.handler))


@dataclass(frozen=True, slots=True)
class Updates:
    """Updates that are no message: which ones, the library's ``kind`` of handler says."""

    kind: Callable[[Handler], BaseHandler[Any, Any, Any]]
    handler: Handler
    group: int = 0

    def build(self, parts: "Parts") -> BaseHandler[Any, Any, Any]:
        """The library's handler for them."""
        return self.kind(parts.bind(self.handler))


COMMANDS = (
    Command("start", SubscriptionHandlers.start, menu=None),  # Telegram's own button
    Command("today", DigestHandlers.today),
    Command("digest", DigestHandlers.digest),
    Command("search", SearchHandlers.search),
    Command("paper", DigestHandlers.paper),
    Command("save", BookmarkHandlers.save),
    Command("saved", BookmarkHandlers.saved),
    Command("follow", TopicHandlers.follow),
    Command("mute", TopicHandlers.mute),
    Command("topics", TopicHandlers.topics),
    Command("subscribe", SubscriptionHandlers.subscribe),
    Command("unsubscribe", SubscriptionHandlers.unsubscribe),
    Command("settings", SettingsHandlers.command),
    Command("status", SubscriptionHandlers.status),
    Command("privacy", PrivacyHandlers.privacy),
    Command("forget", PrivacyHandlers.forget),
    Command("help", FallbackHandlers.help),
    Command("stats", AdminHandlers.stats, Menu.ADMINISTRATORS),
    Command("reload", AdminHandlers.reload, Menu.ADMINISTRATORS),
    Command("broadcast", AdminHandlers.broadcast, Menu.ADMINISTRATORS),
)
"""All commands, in the order of the menu."""

BUTTONS: Mapping[type[Action], Handler] = {
    actions.OpenCard: BrowsingHandlers.open_card,
    actions.OpenText: BrowsingHandlers.open_text,
    actions.OpenSimilar: BrowsingHandlers.open_similar,
    actions.OpenOverview: BrowsingHandlers.open_overview,
    actions.OpenLeftOut: BrowsingHandlers.open_left_out,
    actions.OpenCalendar: BrowsingHandlers.open_calendar,
    actions.OpenResults: SearchHandlers.turn,
    actions.OpenSaved: BookmarkHandlers.turn,
    actions.Bookmark: BookmarkHandlers.press,
    actions.SaveAs: BookmarkHandlers.export,
    actions.SetSubscription: SubscriptionHandlers.press,
    actions.SubscribeChannel: ChannelHandlers.press,
    actions.OpenSettings: SettingsHandlers.open,
    actions.Choose: SettingsHandlers.choose,
    actions.KeepTopic: TopicHandlers.keep,
    actions.CancelTopic: TopicHandlers.cancel,
    actions.DropTopic: TopicHandlers.drop,
    actions.Forget: PrivacyHandlers.press,
    actions.SendNotice: AdminHandlers.press,
}
"""Every action of a button; the handler is given the action too."""

ROUTES: Sequence[Command | Messages | Updates] = (
    Updates(partial(TypeHandler, Update), Throttling.check, _BEFORE),
    # Before all messages: a button may have outlived its message, which others would ask for.
    Updates(CallbackQueryHandler, ButtonHandlers.press),
    *COMMANDS,
    Messages(_ANYWHERE, MisplacedCommands.takes, MisplacedCommands.answer),
    Messages(_ANYWHERE, filters.StatusUpdate.MIGRATE, MembershipHandlers.moved),
    Messages(_ANYWHERE, filters.COMMAND, FallbackHandlers.unknown_command),
    Messages(_ANYWHERE, SettingsHandlers.awaits, SettingsHandlers.city),
    Messages(_PRIVATE, filters.LOCATION, SettingsHandlers.place),
    Messages(_PRIVATE, ChannelHandlers.takes, ChannelHandlers.forwarded),
    Messages(_PRIVATE, _typed("typed-help", ends="!！。.?？"), FallbackHandlers.help),
    Messages(_PRIVATE, _typed("typed-stop", ends="!！。."), SubscriptionHandlers.ask_to_stop),
    Messages(_PRIVATE, filters.TEXT | filters.CAPTION, DigestHandlers.plain_words),
    Messages(_PRIVATE, ~filters.StatusUpdate.ALL, FallbackHandlers.anything),
    Updates(InlineQueryHandler, InlineHandlers.answer),
    Updates(ChatMemberHandler, MembershipHandlers.changed),
    Command("start", AdminHandlers.started, menu=None, group=_AFTER),
)
"""All updates, in their precedence. What raises anywhere ends in ``FallbackHandlers.failed``."""

MENU = tuple(command.name for command in COMMANDS if command.menu is Menu.EVERYBODY)
ADMIN_MENU = tuple(command.name for command in COMMANDS if command.menu)


def add_handlers(application: App, services: Services) -> None:
    """Registers every row."""
    parts = Parts(services)
    for route in ROUTES:
        application.add_handler(route.build(parts), route.group)
    application.add_error_handler(parts.bind(FallbackHandlers.failed))


class Parts:
    """The handlers, each made once."""

    def __init__(self, services: Services) -> None:
        searching, rest = SearchHandlers(services), FallbackHandlers(services)
        lists = PaperLists(services, searching)
        reading, privacy = DigestHandlers(services, searching, lists), PrivacyHandlers(services)
        saving = BookmarkHandlers(services, reading, lists)
        links = {SAVED: saving.send_saved, FORGET: privacy.ask}
        subscribing = SubscriptionHandlers(services, reading, links)
        self._parts: list[object] = [
            Throttling(services), searching, rest, reading, privacy, saving, subscribing,
            BrowsingHandlers(services, lists), TopicHandlers(services), SettingsHandlers(services),
            ChannelHandlers(services, reading, subscribing), MembershipHandlers(services),
            InlineHandlers(services), AdminHandlers(services, rest, ADMIN_MENU),
        ]  # fmt: skip
        buttons = {action: self.bind(handler) for action, handler in BUTTONS.items()}
        commands = {command.name: self.bind(command.handler) for command in COMMANDS}
        self._parts += [
            ButtonHandlers(services, buttons),
            MisplacedCommands(commands, rest.unknown_command),
        ]

    def bind(self, method: Callable[..., Any]) -> Callable[..., Any]:
        """The method of the one handler whose class has it."""
        return next(
            partial(method, part)
            for part in self._parts
            if getattr(type(part), method.__name__, None) is method
        )


class _Passes(filters.MessageFilter):
    """Lets through the messages of which a function says so."""

    def __init__(self, passes: Callable[[Message], bool]) -> None:
        super().__init__()
        self._passes = passes

    def filter(self, message: Message) -> bool:
        """Asks the function."""
        return self._passes(message)
