"""What Telegram shows of the bot before anybody writes to it: command menus and descriptions.

The texts come ready-made. The log has what Telegram refuses. The caller learns only whether
Telegram was there, and may try again if it was not.
"""

import logging
from collections.abc import Awaitable, Sequence
from dataclasses import dataclass

from telegram import Bot, BotCommandScopeChat
from telegram.error import TelegramError

from bot.client.outcomes import Gone, is_doubtful, read_error

log = logging.getLogger(__name__)

Menu = Sequence[tuple[str, str]]
"""Commands without the slash, each with its description."""


@dataclass(frozen=True, slots=True)
class Profile:
    """How the bot presents itself in one language."""

    language: str | None
    """A two-letter code; ``None`` for everybody whose language has no profile of its own."""
    description: str
    """Shown in the chat before it begins."""
    short_description: str
    """Shown on the bot's page and where it is recommended."""
    menu: Menu


async def set_profile(bot: Bot, profile: Profile) -> bool:
    """Sets menu and descriptions for one language; returns whether Telegram was there."""
    code = profile.language
    return (
        await _tell(bot.set_my_commands(profile.menu, language_code=code))
        and await _tell(bot.set_my_description(profile.description, language_code=code))
        and await _tell(bot.set_my_short_description(profile.short_description, language_code=code))
    )


async def set_menu_of_chat(bot: Bot, chat_id: int, language: str | None, menu: Menu) -> bool:
    """Sets a menu that only one chat sees; returns whether Telegram was there.

    ``language`` is as in ``Profile``. Telegram refuses a private chat that is not open yet.
    """
    scope = BotCommandScopeChat(chat_id)
    return await _tell(bot.set_my_commands(menu, scope=scope, language_code=language))


async def _tell(call: Awaitable[bool]) -> bool:
    try:
        await call
    except TelegramError as error:
        outcome = read_error(error)
        if is_doubtful(outcome):
            log.warning("a part of the bot's profile is not set yet: %s", error.message)
            return False
        level = logging.INFO if isinstance(outcome, Gone) else logging.WARNING
        log.log(level, "Telegram refused a part of the bot's profile: %s", error.message)
    return True
