"""Which handler takes what."""

from collections.abc import Callable, Coroutine
from typing import Any

from telegram import Bot, BotCommand, Update
from telegram.ext import (
    Application,
    CallbackQueryHandler,
    ChatMemberHandler,
    CommandHandler,
    ContextTypes,
    MessageHandler,
    filters,
)

from bot.cards.actions import (
    OpenCalendar,
    OpenCard,
    OpenOverview,
    OpenResults,
    SetSubscription,
    decode,
)
from bot.chat.answers import note
from bot.chat.asker import asker_of
from bot.chat.membership import Membership, Rest
from bot.chat.reading import Reading
from bot.chat.searching import Searching
from bot.chat.services import Services
from bot.chat.subscribing import Subscribing
from bot.chat.texts import LANGUAGES

Context = ContextTypes.DEFAULT_TYPE
Handler = Callable[[Update, Context], Coroutine[Any, Any, None]]
App = Application[Any, Context, Any, Any, Any, Any]

COMMANDS = (
    "today", "digest", "search", "paper", "subscribe", "unsubscribe", "status", "help",
)  # fmt: skip
"""The command menu, in its order; ``/start`` is Telegram's own button."""

UPDATES = [Update.MESSAGE, Update.CHANNEL_POST, Update.CALLBACK_QUERY, Update.MY_CHAT_MEMBER]
"""The kinds of update that Telegram is asked for."""

_FRESH = filters.UpdateType.MESSAGE | filters.UpdateType.CHANNEL_POST
_IN_PRIVATE = filters.UpdateType.MESSAGE & filters.ChatType.PRIVATE


def add_handlers(application: App, services: Services) -> None:
    """Registers everything; the first handler that fits an update takes it."""
    searching = Searching(services)
    reading = Reading(services, searching)
    subscribing = Subscribing(services, reading)
    membership, rest = Membership(services), Rest(services)
    commands: dict[str, Handler] = {
        "start": subscribing.start,
        "subscribe": subscribing.subscribe,
        "unsubscribe": subscribing.unsubscribe,
        "status": subscribing.status,
        "today": reading.today,
        "digest": reading.digest,
        "paper": reading.paper,
        "search": searching.search,
        "help": rest.help,
    }
    for name, handler in commands.items():
        application.add_handler(CommandHandler(name, handler, filters=_FRESH))
    application.add_handler(MessageHandler(_FRESH & filters.StatusUpdate.MIGRATE, membership.moved))
    application.add_handler(MessageHandler(_FRESH & filters.COMMAND, rest.unknown_command))
    application.add_handler(
        MessageHandler(_IN_PRIVATE & (filters.TEXT | filters.CAPTION), reading.plain_words)
    )
    application.add_handler(MessageHandler(_IN_PRIVATE & ~filters.StatusUpdate.ALL, rest.anything))
    application.add_handler(ChatMemberHandler(membership.changed, ChatMemberHandler.MY_CHAT_MEMBER))
    application.add_handler(
        CallbackQueryHandler(_Buttons(services, reading, searching, subscribing).press)
    )
    application.add_error_handler(rest.failed)


class _Buttons:
    """Sends a pressed button to the handler of its action."""

    def __init__(
        self,
        services: Services,
        reading: Reading,
        searching: Searching,
        subscribing: Subscribing,
    ) -> None:
        self._services = services
        self._reading = reading
        self._searching = searching
        self._subscribing = subscribing

    async def press(self, update: Update, context: Context) -> None:
        query = update.callback_query
        assert query is not None
        action = decode(query.data or "")
        match action:
            case OpenCard():
                await self._reading.open_card(update, context, action)
            case OpenOverview():
                await self._reading.open_overview(update, context, action)
            case OpenCalendar():
                await self._reading.open_calendar(update, context, action)
            case OpenResults():
                await self._searching.turn(update, context, action)
            case SetSubscription():
                await self._subscribing.press(update, context, action)
            case None:
                await note(query, asker_of(update, self._services).say("old-button"))


async def introduce(bot: Bot, services: Services) -> None:
    """Sets the command menu and the bot's description, in Chinese and for everybody else."""
    for language in LANGUAGES:
        say = services.say_in(language)
        code = None if language == "en" else language
        menu = [BotCommand(name, say(f"command-{name}")) for name in COMMANDS]
        await bot.set_my_commands(menu, language_code=code)
        await bot.set_my_description(say("description"), language_code=code)
        await bot.set_my_short_description(say("short-description"), language_code=code)
