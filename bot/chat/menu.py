"""The command menu, and what the bot says of itself before anybody writes to it."""

from collections.abc import Sequence

from telegram import Bot

from bot.chat.services import Services
from bot.client.profile import Menu, Profile, set_menu_of_chat, set_profile
from bot.texts.catalogue import FALLBACK, LANGUAGES


async def introduce(
    bot: Bot, services: Services, commands: Sequence[str], admin_commands: Sequence[str]
) -> bool:
    """Sets menus and descriptions in every language; whether Telegram was there to hear it.

    ``commands`` are the names in everybody's menu, ``admin_commands`` those in an administrator's.
    """
    for language in LANGUAGES:
        say = services.say_in(language)
        profile = Profile(
            _code(language),
            say("description"),
            say("short-description"),
            _menu(services, language, commands),
        )
        if not await set_profile(bot, profile):
            return False
    for admin in services.admins:
        if not await introduce_to(bot, services, admin, admin_commands):
            return False
    return True


async def introduce_to(bot: Bot, services: Services, admin: int, commands: Sequence[str]) -> bool:
    """Sets an administrator's menu, as ``introduce`` does; ``commands`` are the names in it.

    Telegram refuses it before the administrator has written to the bot.
    """
    for language in LANGUAGES:
        menu = _menu(services, language, commands)
        if not await set_menu_of_chat(bot, admin, _code(language), menu):
            return False
    return True


def _menu(services: Services, language: str, names: Sequence[str]) -> Menu:
    say = services.say_in(language)
    return [(name, say(f"command-{name}")) for name in names]


def _code(language: str) -> str | None:
    """The fallback is for everybody whose language has no menu of its own."""
    return None if language == FALLBACK else language
