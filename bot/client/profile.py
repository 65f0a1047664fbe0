"""What Telegram shows of the bot before anybody writes to it: command menus and descriptions.

The texts come ready-made. All of it is decoration: the bot works without.
"""

import asyncio
import logging
from collections.abc import Callable, Coroutine, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from telegram import Bot, BotCommandScopeChat
from telegram.error import BadRequest, NetworkError, RetryAfter, TelegramError

from bot.client.calls import growing_pauses
from bot.client.outcomes import Gone, foreign_status, read_error, wait_of

log = logging.getLogger(__name__)

Menu = Sequence[tuple[str, str]]
"""Commands without the slash, each with its description."""

Call = Callable[[], Coroutine[Any, Any, bool]]
"""Makes a call; it may be made again."""


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


def profile_calls(bot: Bot, profile: Profile) -> list[Call]:
    """Returns the calls that set menu and descriptions for one language."""
    code = profile.language
    return [
        partial(bot.set_my_commands, profile.menu, language_code=code),
        partial(bot.set_my_description, profile.description, language_code=code),
        partial(bot.set_my_short_description, profile.short_description, language_code=code),
    ]


def chat_menu_call(bot: Bot, chat_id: int, language: str | None, menu: Menu) -> Call:
    """Returns the call that sets a menu which only one chat sees.

    ``language`` is as in ``Profile``. Telegram refuses a private chat that is not open yet.
    """
    scope = BotCommandScopeChat(chat_id)
    return partial(bot.set_my_commands, menu, scope=scope, language_code=language)


async def make(calls: Sequence[Call], first_pause: float) -> None:
    """Makes each call until Telegram takes or refuses it; no call holds up the others.

    Telegram may be busy or away: the calls that failed are made again together, after
    ``first_pause`` seconds, then after longer pauses, and never before the time that Telegram says.
    """
    for pause in growing_pauses(first_pause):
        waits = {call: await try_once(call) for call in calls}
        calls = [call for call, wait in waits.items() if wait is not None]
        if not calls:
            return
        await asyncio.sleep(max(pause, *(waits[call] or 0.0 for call in calls)))


async def try_once(call: Call) -> float | None:
    """Makes a call; returns the seconds before it may be made again, ``None`` if it is done with.

    The log has one line for what Telegram refuses.
    """
    try:
        await call()
    except RetryAfter as error:
        seconds = wait_of(error).total_seconds()
        log.info("a part of the bot's profile has to wait for %g s", seconds)
        return seconds
    except TelegramError as error:
        status = foreign_status(error)
        refused = isinstance(error, BadRequest) or not isinstance(error, NetworkError)
        if not refused and (status is None or status >= 500 or status < 300):
            log.info("a part of the bot's profile is not set yet: %s", error.message)
            return 0.0
        level = logging.INFO if isinstance(read_error(error), Gone) else logging.WARNING
        log.log(level, "Telegram refused a part of the bot's profile: %s", error.message)
    return None
