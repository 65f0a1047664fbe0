"""The command menu, and what the bot says of itself before anybody writes to it."""

from collections.abc import Collection, Sequence

from telegram import Bot

from bot.client.profile import Menu, Profile, set_menu_of_chat, set_profile
from bot.texts.catalogue import FALLBACK, LANGUAGES, say_in


async def introduce(
    bot: Bot, admins: Collection[int], commands: Sequence[str], admin_commands: Sequence[str]
) -> bool:
    """Sets menus and descriptions in every language; returns whether Telegram took them.

    ``admins`` are user ids, ``commands`` the names in everybody's menu, ``admin_commands`` those
    in an administrator's.
    """
    for language in LANGUAGES:
        say = say_in(language)
        profile = Profile(
            _code(language), say("description"), say("short-description"), _menu(language, commands)
        )
        if not await set_profile(bot, profile):
            return False
    for admin in admins:
        if not await introduce_to(bot, admin, admin_commands):
            return False
    return True


async def introduce_to(bot: Bot, admin: int, commands: Sequence[str]) -> bool:
    """Sets an administrator's menu, as ``introduce`` does; ``commands`` are the names in it.

    Telegram refuses it before the administrator has written to the bot.
    """
    for language in LANGUAGES:
        menu = _menu(language, commands)
        if not await set_menu_of_chat(bot, admin, _code(language), menu):
            return False
    return True


def _menu(language: str, names: Sequence[str]) -> Menu:
    say = say_in(language)
    return [(name, say(f"command-{name}")) for name in names]


def _code(language: str) -> str | None:
    """Returns Telegram's code of a language; ``None`` for the fallback, which all others get."""
    return None if language == FALLBACK else language
