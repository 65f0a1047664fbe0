"""The command menu, and what the bot says of itself before anybody writes to it."""

import logging

from telegram import Bot, BotCommand, BotCommandScopeChat
from telegram.error import BadRequest

from bot.chat.services import Services
from bot.texts.catalogue import LANGUAGES

log = logging.getLogger(__name__)

COMMANDS = (
    "today", "digest", "search", "paper", "save", "saved", "follow", "mute", "topics",
    "subscribe", "unsubscribe", "settings", "status", "privacy", "forget", "help",
)  # fmt: skip
"""The command menu, in its order; ``/start`` is Telegram's own button."""

ADMIN_COMMANDS = ("stats", "reload", "broadcast")
"""What only the menus of administrators have besides."""


async def introduce(bot: Bot, services: Services) -> None:
    """Sets menu and descriptions, in Chinese and for everybody else."""
    for language in LANGUAGES:
        say, code = services.say_in(language), _code(language)
        await bot.set_my_commands(_menu(services, language, COMMANDS), language_code=code)
        await bot.set_my_description(say("description"), language_code=code)
        await bot.set_my_short_description(say("short-description"), language_code=code)
    for admin in services.admins:
        await introduce_to(bot, services, admin)


async def introduce_to(bot: Bot, services: Services, admin: int) -> None:
    """Sets an administrator's menu; not possible before they have written to the bot."""
    try:
        for language in LANGUAGES:
            await bot.set_my_commands(
                _menu(services, language, COMMANDS + ADMIN_COMMANDS),
                scope=BotCommandScopeChat(admin),
                language_code=_code(language),
            )
    except BadRequest as error:
        log.info("no menu for the administrator %d before /start: %s", admin, error.message)


def _menu(services: Services, language: str, names: tuple[str, ...]) -> list[BotCommand]:
    say = services.say_in(language)
    return [BotCommand(name, say(f"command-{name}")) for name in names]


def _code(language: str) -> str | None:
    """English is for everybody whose language has no menu of its own."""
    return None if language == "en" else language
