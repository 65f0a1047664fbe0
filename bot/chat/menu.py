"""The command menu, and what the bot says of itself before anybody writes to it."""

from telegram import Bot

from bot.chat.services import Services
from bot.client.profile import Menu, Profile, set_menu_of_chat, set_profile
from bot.texts.catalogue import LANGUAGES

COMMANDS = (
    "today", "digest", "search", "paper", "save", "saved", "follow", "mute", "topics",
    "subscribe", "unsubscribe", "settings", "status", "privacy", "forget", "help",
)  # fmt: skip
"""The command menu, in its order; ``/start`` is Telegram's own button."""

ADMIN_COMMANDS = ("stats", "reload", "broadcast")
"""What only the menus of administrators have besides."""


async def introduce(bot: Bot, services: Services) -> bool:
    """Sets menu and descriptions in every language; whether Telegram was there to hear it."""
    for language in LANGUAGES:
        say = services.say_in(language)
        profile = Profile(
            _code(language),
            say("description"),
            say("short-description"),
            _menu(services, language, COMMANDS),
        )
        if not await set_profile(bot, profile):
            return False
    for admin in services.admins:
        if not await introduce_to(bot, services, admin):
            return False
    return True


async def introduce_to(bot: Bot, services: Services, admin: int) -> bool:
    """Sets an administrator's menu, as ``introduce`` does.

    Telegram refuses it before the administrator has written to the bot.
    """
    for language in LANGUAGES:
        menu = _menu(services, language, COMMANDS + ADMIN_COMMANDS)
        if not await set_menu_of_chat(bot, admin, _code(language), menu):
            return False
    return True


def _menu(services: Services, language: str, names: tuple[str, ...]) -> Menu:
    say = services.say_in(language)
    return [(name, say(f"command-{name}")) for name in names]


def _code(language: str) -> str | None:
    """English is for everybody whose language has no menu of its own."""
    return None if language == "en" else language
