"""The table of what answers what: every command, button and other update, from top to bottom.

Within a group the first row that fits an update takes it; each group sees every update. A new
command is a row of ``COMMANDS`` and its text ``command-NAME``. A new button is an action of
``bot.cards.actions`` and a row of ``BUTTONS``. The handlers decide how to answer;
``make_handlers`` gives each the parts that it uses.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from functools import partial
from typing import Any

from telegram import Update
from telegram.ext import (
    Application,
    CallbackQueryHandler,
    ChatMemberHandler,
    InlineQueryHandler,
    TypeHandler,
    filters,
)

from bot.cards import actions
from bot.cards.actions import Action
from bot.cards.links import FORGET, SAVED
from bot.chat.background import Background
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
from bot.chat.rows import ANYWHERE, Command, Handler, Menu, Messages, Parts, Updates
from bot.chat.senders import Clock, Context, Senders
from bot.chat.taps import Effect
from bot.delivery.requests import Requests
from bot.store.store import Store
from bot.store.subscriptions import Preferences
from bot.texts.catalogue import catalogues

App = Application[Any, Context, Any, Any, Any, Any]

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
_PRIVATE = filters.UpdateType.MESSAGE & filters.ChatType.PRIVATE


def _typed(key: str, ends: str) -> filters.BaseFilter:
    """Lets through the words of ``key`` in any language, also with some of ``ends`` behind them."""
    words = {word for say in catalogues().values() for word in say(key).split()}
    either = "|".join(map(re.escape, sorted(words)))
    return filters.Regex(re.compile(rf"^\s*({either})\s*[{ends}]*\s*$", re.IGNORECASE))


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
    Command("topics", TopicHandlers.show_list),
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

BUTTONS: Mapping[type[Action], tuple[Effect, Handler]] = {
    actions.OpenCard: (Effect.VIEW, BrowsingHandlers.open_card),
    actions.OpenText: (Effect.VIEW, BrowsingHandlers.open_text),
    actions.OpenSimilar: (Effect.VIEW, BrowsingHandlers.open_similar),
    actions.OpenOverview: (Effect.VIEW, BrowsingHandlers.open_overview),
    actions.OpenLeftOut: (Effect.VIEW, BrowsingHandlers.open_left_out),
    actions.OpenCalendar: (Effect.VIEW, BrowsingHandlers.open_calendar),
    actions.OpenResults: (Effect.VIEW, SearchHandlers.turn),
    actions.OpenSaved: (Effect.VIEW, BookmarkHandlers.turn),
    actions.SaveAs: (Effect.VIEW, BookmarkHandlers.export),
    actions.Forget: (Effect.VIEW, PrivacyHandlers.press),
    actions.Bookmark: (Effect.OWN, BookmarkHandlers.press),
    actions.SetSubscription: (Effect.CHAT, SubscriptionHandlers.press),
    actions.OpenSettings: (Effect.CHAT, SettingsHandlers.open),
    actions.Choose: (Effect.CHAT, SettingsHandlers.choose),
    actions.KeepTopic: (Effect.CHAT, TopicHandlers.keep),
    actions.LessLike: (Effect.VIEW, TopicHandlers.less_like),
    actions.FollowSearch: (Effect.VIEW, TopicHandlers.follow_search),
    actions.CancelTopic: (Effect.CHAT, TopicHandlers.cancel),
    actions.DropTopic: (Effect.CHAT, TopicHandlers.drop),
    actions.SubscribeChannel: (Effect.OTHERS, ChannelHandlers.press),
    actions.SendNotice: (Effect.OTHERS, AdminHandlers.press),
}
"""Every action of a button: what it changes, and its handler, which is given the action too."""

ROUTES: Sequence[Command | Messages | Updates] = (
    Updates(partial(TypeHandler, Update), Throttling.check, _BEFORE),
    # Before all messages: a button may have outlived its message, which others would ask for.
    Updates(CallbackQueryHandler, ButtonHandlers.press),
    *COMMANDS,
    Messages(ANYWHERE, MisplacedCommands.takes, MisplacedCommands.answer),
    Messages(ANYWHERE, filters.StatusUpdate.MIGRATE, MembershipHandlers.moved),
    Messages(ANYWHERE, filters.StatusUpdate.FORUM_TOPIC_REOPENED, MembershipHandlers.reopened),
    Messages(ANYWHERE, filters.COMMAND, FallbackHandlers.unknown_command),
    Messages(ANYWHERE, SettingsHandlers.awaits, SettingsHandlers.city),
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


def add_handlers(application: App, parts: Parts) -> None:
    """Registers every row."""
    for route in ROUTES:
        application.add_handler(route.build(parts), route.group)
    application.add_error_handler(parts.bind(FallbackHandlers.failed))


def make_handlers(
    store: Store, delivery: Requests, clock: Clock, defaults: Preferences, admins: Collection[int]
) -> Parts:
    """Makes all handlers, and gives each the parts that it uses.

    ``defaults`` are what a chat gets unless it says otherwise; ``admins`` the user ids of those who
    run the bot.
    """
    papers, index, queries, counters = store.papers, store.index, store.queries, store.counters
    subscriptions, readers, bookmarks = store.subscriptions, store.readers, store.bookmarks
    topics, matches = store.topics, store.matches
    senders = Senders(subscriptions, readers, defaults.language)
    fallback = FallbackHandlers(senders)
    background = Background()
    searching = SearchHandlers(senders, papers, index, queries, counters, background, clock)
    lists = PaperLists(
        searching, papers, subscriptions, matches, index, bookmarks, queries, counters, clock
    )
    digests = DigestHandlers(senders, searching, lists, papers, index, clock, defaults.zone)
    privacy = PrivacyHandlers(senders, readers)
    saving = BookmarkHandlers(senders, digests, lists, papers, index, bookmarks, queries, clock)
    links = {SAVED: saving.send_saved, FORGET: privacy.ask}
    subscribing = SubscriptionHandlers(
        senders, digests, links, delivery, subscriptions, papers, topics, matches, store.ledger,
        clock, defaults,
    )  # fmt: skip
    administration = AdminHandlers(
        senders, fallback, delivery, papers, subscriptions, store.notices, counters, store.figures,
        clock, admins, ADMIN_MENU,
    )  # fmt: skip
    parts = Parts([
        Throttling(senders, clock), fallback, searching, digests, privacy, saving, subscribing,
        administration, BrowsingHandlers(senders, lists, papers),
        TopicHandlers(senders, subscriptions, papers, topics, matches, queries, clock),
        SettingsHandlers(senders, delivery, subscriptions, topics, papers, readers, clock),
        ChannelHandlers(senders, digests, subscribing, delivery),
        MembershipHandlers(senders, subscriptions, store.pauses, delivery, clock),
        InlineHandlers(senders, papers, index, background),
    ])  # fmt: skip
    buttons = {
        action: (effect, parts.bind(handler)) for action, (effect, handler) in BUTTONS.items()
    }
    commands = {command.name: parts.bind(command.handler) for command in COMMANDS}
    misplaced = MisplacedCommands(commands, fallback.unknown_command)
    return Parts([*parts.handlers, ButtonHandlers(senders, buttons), misplaced])
