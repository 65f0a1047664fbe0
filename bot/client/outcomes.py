"""What an answer of Telegram, or its absence, means for a message. Nothing here calls Telegram.

The order of the cases matters: ``BadRequest`` and ``TimedOut`` are ``NetworkError``s. A wording is
looked for as a part, in lower case, since Telegram varies it. Sources: the Bot API server
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

from bot.client.checked import ForeignAnswer
from bot.client.transport import NotSent

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Sent:
    """The message is in the chat."""

    message_id: int


@dataclass(frozen=True, slots=True)
class Gone:
    """Nothing was sent: the bot is not in the chat until a person lets it in again."""

    reason: str


@dataclass(frozen=True, slots=True)
class Closed:
    """Nothing was sent: the bot is in the chat and may not write there for now."""

    reason: str
    only_topic: bool = False
    """The forum topic is closed or deleted; the rest of the chat is open."""


@dataclass(frozen=True, slots=True)
class Moved:
    """Nothing was sent: the group became a supergroup and has a new id."""

    chat_id: int


@dataclass(frozen=True, slots=True)
class Later:
    """Nothing was sent, but the same call may succeed after ``wait``."""

    wait: timedelta
    reached: bool = True
    """``False`` when every other call would fail as well: there is no connection to Telegram, or
    Telegram refuses the bot's token. ``True`` when Telegram answered this call with a wait."""


@dataclass(frozen=True, slots=True)
class Failed:
    """Nothing was sent: Telegram refused the message itself and would refuse it again."""

    reason: str


@dataclass(frozen=True, slots=True)
class Unknown:
    """The call left and no answer came back, so the message may be in the chat or not."""

    reason: str


@dataclass(frozen=True, slots=True)
class Unchanged:
    """The message was already what an edit would have made it."""


Outcome = Sent | Gone | Closed | Moved | Later | Failed | Unknown

_GONE = (
    "bot was blocked", "user is deactivated", "bot can't initiate", "bot can't send messages to",
    "bot was kicked", "bot is not a member", "group chat was deleted", "chat not found",
)  # fmt: skip
_CLOSED = (
    "not enough rights to send", "have no rights to send", "have no write access",
    "chat_write_forbidden", "chat_send_plain_forbidden", "chat_restricted", "chat_admin_required",
    "need administrator rights in the channel",
)  # fmt: skip
_TOPIC_CLOSED = "topic_closed"
_NO_TOPIC = ("message thread not found", "topic_deleted")
_NO_CONNECTION_WAIT = timedelta(seconds=5)
_NO_ENTRY_WAIT = timedelta(minutes=1)
_FROZEN_WAIT = timedelta(hours=1)


def read_error(error: TelegramError, thread_id: int = 0) -> Outcome:
    """Returns what an error means for a message to a chat, or to its forum topic ``thread_id``."""
    status = foreign_status(error)
    if status is not None and 300 <= status < 500:
        log.error("something before Telegram refuses our calls: %s", error.message)
        return Later(_NO_ENTRY_WAIT, reached=False)
    match error:
        case ChatMigrated():
            return Moved(error.new_chat_id)
        case RetryAfter():
            return Later(wait_of(error))
        case Forbidden() | BadRequest():
            return _read_refusal(error.message, thread_id)
        case InvalidToken() | Conflict():
            log.error("Telegram does not take this bot's calls: %s", error.message)
            return Later(_NO_ENTRY_WAIT, reached=False)
        case NetworkError() if isinstance(error.__cause__, NotSent):  # TimedOut too
            return Later(_NO_CONNECTION_WAIT, reached=False)
        case NetworkError() if "too many requests" in error.message.lower():  # a proxy's, in HTML
            return Later(_NO_ENTRY_WAIT, reached=False)
    return Unknown(error.message)


def is_doubtful(outcome: Outcome) -> bool:
    """Whether Telegram may be out of reach, for this call and for others."""
    return isinstance(outcome, Unknown) or (isinstance(outcome, Later) and not outcome.reached)


def foreign_status(error: TelegramError) -> int | None:
    """Returns the status of an answer that did not come from Telegram but, say, from a proxy."""
    cause = error.__cause__
    return cause.status if isinstance(cause, ForeignAnswer) else None


def wait_of(error: RetryAfter) -> timedelta:
    """Returns how long Telegram wants the bot to wait; the library gives one of two types."""
    wait = error.retry_after
    return wait if isinstance(wait, timedelta) else timedelta(seconds=wait)


def _read_refusal(message: str, thread_id: int) -> Outcome:
    said = message.lower()
    if "frozen_method_invalid" in said:
        log.error("Telegram has frozen this bot's account: %s", message)
        return Later(_FROZEN_WAIT)
    if any(part in said for part in _GONE):
        return Gone(message)
    if any(part in said for part in _CLOSED):
        return Closed(message)
    # The General topic, which has no number, may be closed too. It cannot be deleted.
    if _TOPIC_CLOSED in said or (thread_id and any(part in said for part in _NO_TOPIC)):
        return Closed(message, only_topic=True)
    return Failed(message)
