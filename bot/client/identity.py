"""Who the bot is to Telegram, or why Telegram does not say."""

from dataclasses import dataclass
from datetime import timedelta

from telegram import Bot
from telegram.error import InvalidToken, NetworkError, RetryAfter, TelegramError

from bot.client.checked import CheckedTransport
from bot.client.outcomes import foreign_status, wait_of
from bot.client.transport import NotSent


@dataclass(frozen=True, slots=True)
class WrongToken:
    """Telegram does not know the token."""


@dataclass(frozen=True, slots=True)
class NotTelegram:
    """Something else than Telegram answers at the address."""


@dataclass(frozen=True, slots=True)
class NotNow:
    """Telegram is there and does not take the call: too many calls, a failure, no time."""

    reason: str
    wait: timedelta | None = None
    """How long Telegram wants the bot to wait, if it says so."""


@dataclass(frozen=True, slots=True)
class OutOfReach:
    """There is no connection to the address."""

    reason: str


Obstacle = WrongToken | NotTelegram | NotNow | OutOfReach


async def identify(token: str, api_url: str) -> str | Obstacle:
    """Asks the Telegram at ``api_url`` once; returns the username of the bot with this token."""
    transport = CheckedTransport()
    bot = Bot(token, f"{api_url}/bot", request=transport, get_updates_request=transport)
    try:
        return await introduce_oneself(bot) or bot.username
    finally:
        await transport.shutdown()  # unlike the library's bot, also after a failure


async def introduce_oneself(bot: Bot) -> Obstacle | None:
    """Asks Telegram who the bot is, so that the bot knows its name; returns why it does not say."""
    try:
        await bot.initialize()
    except TelegramError as error:
        return _read_obstacle(error)
    except (AttributeError, KeyError, TypeError, ValueError):  # a user without a name or an id
        return NotTelegram()
    return None


def _read_obstacle(error: TelegramError) -> Obstacle:
    status = foreign_status(error)
    match error:
        case NetworkError() if status is not None and status < 500:
            return NotTelegram()
        case InvalidToken():
            return WrongToken()
        case RetryAfter():
            return NotNow(error.message, wait_of(error))
        case NetworkError() if isinstance(error.__cause__, NotSent):
            return OutOfReach(error.message)
    return NotNow(error.message)
