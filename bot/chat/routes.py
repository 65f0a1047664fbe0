"""Which handler takes what."""

import re
from collections.abc import Callable, Coroutine, Mapping
from typing import Any

from telegram import Update
from telegram.ext import (
    Application,
    CallbackQueryHandler,
    ChatMemberHandler,
    CommandHandler,
    InlineQueryHandler,
    MessageHandler,
    TypeHandler,
    filters,
)

from bot.cards.actions import (
    Action,
    Bookmark,
    CancelTopic,
    Choose,
    DropTopic,
    Forget,
    KeepTopic,
    OpenCalendar,
    OpenCard,
    OpenLeftOut,
    OpenOverview,
    OpenResults,
    OpenSaved,
    OpenSettings,
    OpenSimilar,
    OpenText,
    SaveAs,
    SendNotice,
    SetSubscription,
    SubscribeChannel,
)
from bot.cards.callback_data import decode
from bot.cards.links import FORGET, SAVED
from bot.chat.handlers.admins import AdminHandlers
from bot.chat.handlers.bookmarks import BookmarkHandlers
from bot.chat.handlers.browsing import BrowsingHandlers
from bot.chat.handlers.channels import ChannelHandlers, FromChannel
from bot.chat.handlers.digests import DigestHandlers
from bot.chat.handlers.fallback import FallbackHandlers
from bot.chat.handlers.inline import InlineHandlers
from bot.chat.handlers.lists import PaperLists
from bot.chat.handlers.membership import MembershipHandlers
from bot.chat.handlers.misplaced import IsMisplaced, MisplacedCommands
from bot.chat.handlers.privacy import PrivacyHandlers
from bot.chat.handlers.search import SearchHandlers
from bot.chat.handlers.settings import AnswersMenu, SettingsHandlers
from bot.chat.handlers.subscriptions import SubscriptionHandlers
from bot.chat.handlers.throttling import Throttling
from bot.chat.handlers.topics import TopicHandlers
from bot.chat.sender import language_for
from bot.chat.services import Context, Services
from bot.client.sending import answer_tap

Handler = Callable[[Update, Context], Coroutine[Any, Any, None]]
Press = Callable[[Update, Context, Any], Coroutine[Any, Any, None]]
"""A handler of one kind of action; which one it gets, its place in the table says."""
App = Application[Any, Context, Any, Any, Any, Any]

UPDATES = [
    Update.MESSAGE,
    Update.CHANNEL_POST,
    Update.CALLBACK_QUERY,
    Update.INLINE_QUERY,
    Update.MY_CHAT_MEMBER,
]
"""The kinds of update that Telegram is asked for."""

_BEFORE = -1
"""The group of handlers that sees every update before the one that answers it."""
_AFTER = 1
"""The group of handlers that sees every update after it was answered."""
_FRESH = filters.UpdateType.MESSAGE | filters.UpdateType.CHANNEL_POST
_HELP = re.compile(r"^\s*(help|帮助|幫助|怎么用|怎麼用|[?？])\s*[!！。.?？]*\s*$", re.IGNORECASE)
_STOP = re.compile(
    r"^\s*(stop|unsubscribe|停止|停止推送|停止订阅|取消订阅|退订|停止訂閱|取消訂閱|退訂)\s*[!！。.]*\s*$",
    re.IGNORECASE,
)
"""Plain words that are no search."""
_IN_PRIVATE = filters.UpdateType.MESSAGE & filters.ChatType.PRIVATE


def add_handlers(application: App, services: Services) -> None:
    """Registers everything; the first handler that fits an update takes it."""
    searching = SearchHandlers(services)
    places = PaperLists(services, searching)
    reading, browsing = (
        DigestHandlers(services, searching, places),
        BrowsingHandlers(services, places),
    )
    following = TopicHandlers(services)
    saving, privacy = BookmarkHandlers(services, reading, places), PrivacyHandlers(services)
    links = {SAVED: saving.send_saved, FORGET: privacy.ask}
    subscribing, settings = (
        SubscriptionHandlers(services, reading, links),
        SettingsHandlers(services),
    )
    channels = ChannelHandlers(services, reading, subscribing)
    membership, rest = MembershipHandlers(services), FallbackHandlers(services)
    admins = AdminHandlers(services, rest)
    application.add_handler(TypeHandler(Update, Throttling(services).check), group=_BEFORE)
    buttons: dict[type[Action], Press] = {
        OpenCard: browsing.open_card,
        OpenText: browsing.open_text,
        OpenSimilar: browsing.open_similar,
        OpenOverview: browsing.open_overview,
        OpenLeftOut: browsing.open_left_out,
        OpenCalendar: browsing.open_calendar,
        OpenResults: searching.turn,
        SetSubscription: subscribing.press,
        OpenSaved: saving.turn,
        Bookmark: saving.press,
        SaveAs: saving.export,
        OpenSettings: settings.open,
        Choose: settings.choose,
        SubscribeChannel: channels.press,
        Forget: privacy.press,
        SendNotice: admins.press,
        KeepTopic: following.keep,
        CancelTopic: following.cancel,
        DropTopic: following.drop,
    }
    # First, for the others ask for a message, which a button may have outlived.
    application.add_handler(CallbackQueryHandler(_Buttons(services, buttons).press))
    commands: dict[str, Handler] = {
        "start": subscribing.start,
        "subscribe": subscribing.subscribe,
        "unsubscribe": subscribing.unsubscribe,
        "status": subscribing.status,
        "today": reading.today,
        "digest": reading.digest,
        "paper": reading.paper,
        "search": searching.search,
        "follow": following.follow,
        "mute": following.mute,
        "topics": following.topics,
        "save": saving.save,
        "saved": saving.saved,
        "settings": settings.command,
        "privacy": privacy.privacy,
        "forget": privacy.forget,
        "help": rest.help,
        "stats": admins.stats,
        "reload": admins.reload,
        "broadcast": admins.broadcast,
    }
    for name, handler in commands.items():
        application.add_handler(CommandHandler(name, handler, filters=_FRESH))
    stray = MisplacedCommands(commands, rest.unknown_command)
    application.add_handler(MessageHandler(_FRESH & IsMisplaced(), stray.answer))
    application.add_handler(MessageHandler(_FRESH & filters.StatusUpdate.MIGRATE, membership.moved))
    application.add_handler(MessageHandler(_FRESH & filters.COMMAND, rest.unknown_command))
    application.add_handler(MessageHandler(_FRESH & AnswersMenu(settings), settings.city))
    application.add_handler(MessageHandler(_IN_PRIVATE & filters.LOCATION, settings.place))
    application.add_handler(MessageHandler(_IN_PRIVATE & FromChannel(), channels.forwarded))
    application.add_handler(MessageHandler(_IN_PRIVATE & filters.Regex(_HELP), rest.help))
    application.add_handler(
        MessageHandler(_IN_PRIVATE & filters.Regex(_STOP), subscribing.ask_to_stop)
    )
    application.add_handler(
        MessageHandler(_IN_PRIVATE & (filters.TEXT | filters.CAPTION), reading.plain_words)
    )
    application.add_handler(InlineQueryHandler(InlineHandlers(services).answer))
    application.add_handler(MessageHandler(_IN_PRIVATE & ~filters.StatusUpdate.ALL, rest.anything))
    application.add_handler(ChatMemberHandler(membership.changed, ChatMemberHandler.MY_CHAT_MEMBER))
    admin = _IN_PRIVATE & filters.User(services.admins)
    application.add_handler(CommandHandler("start", admins.started, filters=admin), group=_AFTER)
    application.add_error_handler(rest.failed)


class _Buttons:
    """Sends a pressed button to the handler of its action."""

    def __init__(self, services: Services, routes: Mapping[type[Action], Press]) -> None:
        self._services = services
        self._routes = routes

    async def press(self, update: Update, context: Context) -> None:
        query = update.callback_query
        assert query is not None
        action = decode(query.data or "")
        under = query.message  # none for a card posted inline
        # A deleted message does not tell which topic of a forum it was in.
        lost = under is None or (under.chat.is_forum and not under.is_accessible)
        if action is None or lost:
            language = language_for(query.from_user, self._services)
            await answer_tap(query, self._services.say_in(language)("old-button"))
        else:
            await self._routes[type(action)](update, context, action)
