"""What an answer of Telegram, or the lack of one, means for a message. Nothing here calls Telegram.

The order of the cases matters: ``BadRequest`` and ``TimedOut`` are ``NetworkError``s. Wordings are
matched as parts, in lower case, since Telegram varies them. Sources: the Bot API server
(``Client.cpp: fail_query_with_error``), TDLib, and reports of other bots.
"""

import logging
from dataclasses import dataclass
from datetime import timedelta

from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
)

from bot.client.transport import NotSent

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Sent:
    """The message is in the chat."""

    message_id: int


@dataclass(frozen=True, slots=True)
class Gone:
    """The chat takes no messages from the bot any more, until it says otherwise."""

    reason: str


@dataclass(frozen=True, slots=True)
class Moved:
    """The group has a new id; nothing was sent."""

    chat_id: int


@dataclass(frozen=True, slots=True)
class NoTopic:
    """The topic is deleted or closed; nothing was sent."""

    reason: str


@dataclass(frozen=True, slots=True)
class Later:
    """Nothing was sent; try again after ``wait``."""

    wait: timedelta
    reached: bool = True
    """Whether Telegram was there and took the bot's calls."""


@dataclass(frozen=True, slots=True)
class Failed:
    """Refused for good; the chat is not to blame."""

    reason: str


@dataclass(frozen=True, slots=True)
class Unknown:
    """No answer came: the message may be in the chat or not."""

    reason: str


@dataclass(frozen=True, slots=True)
class Unchanged:
    """The message under the button says this already."""


Outcome = Sent | Gone | Moved | NoTopic | Later | Failed | Unknown

_GONE = (
    "bot was blocked", "user is deactivated", "bot can't initiate", "bot can't send messages to",
    "bot was kicked", "bot is not a member", "group chat was deleted", "chat not found",
    "not enough rights to send", "have no rights to send", "have no write access",
    "chat_write_forbidden", "need administrator rights in the channel",
)  # fmt: skip
_NO_TOPIC = ("message thread not found", "topic_closed", "topic_deleted")
_NO_CONNECTION_WAIT = timedelta(seconds=5)
_NO_ENTRY_WAIT = timedelta(minutes=1)
_FROZEN_WAIT = timedelta(hours=1)


def read_error(error: TelegramError, thread_id: int) -> Outcome:
    unread = isinstance(error.__cause__, TelegramError)  # the body was not Telegram's
    if unread and isinstance(error, Forbidden | BadRequest | InvalidToken | Conflict):
        log.error("something before Telegram refuses our calls: %s", error.message[:200])
        return Later(_NO_ENTRY_WAIT, reached=False)
    match error:
        case Forbidden():
            return _forbidden(error)
        case ChatMigrated():
            return Moved(error.new_chat_id)
        case RetryAfter():
            return Later(pause_of(error))
        case BadRequest():
            return _refused(error, thread_id)
        case InvalidToken() | Conflict():
            log.error("Telegram does not take this bot's calls: %s", error.message)
            return Later(_NO_ENTRY_WAIT, reached=False)
        case NetworkError():  # TimedOut too
            return _network(error)
    return Unknown(error.message)


def _forbidden(error: Forbidden) -> Outcome:
    said = error.message.lower()
    return (Gone if any(part in said for part in _GONE) else Failed)(error.message)


def _refused(error: BadRequest, thread_id: int) -> Outcome:
    said = error.message.lower()
    if "frozen_method_invalid" in said:
        log.error("Telegram has frozen this bot's account: %s", error.message)
        return Later(_FROZEN_WAIT)
    if any(part in said for part in _GONE):
        return Gone(error.message)
    if thread_id and any(part in said for part in _NO_TOPIC):
        return NoTopic(error.message)
    return Failed(error.message)


def _network(error: NetworkError) -> Outcome:
    """A call that surely did not reach Telegram is owed as before; any other may have arrived."""
    if isinstance(error.__cause__, NotSent):
        return Later(_NO_CONNECTION_WAIT, reached=False)
    return Unknown(error.message)


def pause_of(error: RetryAfter) -> timedelta:
    """How long Telegram wants the bot to pause; the library gives either of two types."""
    wait = error.retry_after
    return wait if isinstance(wait, timedelta) else timedelta(seconds=wait)
