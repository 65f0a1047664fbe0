"""Who the bot is to Telegram, or why Telegram does not say."""

from dataclasses import dataclass

from telegram import Bot
from telegram.error import InvalidToken, TelegramError

from bot.client.outcomes import is_foreign


@dataclass(frozen=True, slots=True)
class WrongToken:
    """Telegram does not know the token."""


@dataclass(frozen=True, slots=True)
class NotTelegram:
    """Something else than Telegram answers at the address."""


@dataclass(frozen=True, slots=True)
class OutOfReach:
    """Telegram does not answer, or not now."""

    reason: str


Obstacle = WrongToken | NotTelegram | OutOfReach


async def identify(token: str, api_url: str) -> str | Obstacle:
    """Asks the Telegram at ``api_url`` once; returns the username of the bot with this token."""
    try:
        async with Bot(token, base_url=f"{api_url}/bot") as bot:
            return bot.username
    except TelegramError as error:
        return read_obstacle(error)


def read_obstacle(error: TelegramError) -> Obstacle:
    """Returns why Telegram did not say who the bot is."""
    if is_foreign(error):
        return NotTelegram()
    return WrongToken() if isinstance(error, InvalidToken) else OutOfReach(error.message)
