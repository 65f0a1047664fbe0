"""One message to one chat, and what became of it: the one place that tells Telegram's errors apart.

The order of the handlers matters: ``BadRequest`` and ``TimedOut`` are ``NetworkError``s. Wordings
are matched as parts, in lower case, since Telegram varies them. Sources: the Bot API server
(``Client.cpp: fail_query_with_error``), TDLib, and reports of other bots.
"""

import logging
import re
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache
from html import unescape

from telegram import (
    Bot,
    CallbackQuery,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    LinkPreviewOptions,
)
from telegram import (
    Message as SentMessage,
)
from telegram.constants import ParseMode
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
from telegram.ext import ExtBot

from bot.cards.message import Button, Keyboard, Message
from bot.client.pace.overall import Lane
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


async def send(
    bot: Bot, chat_id: int, thread_id: int, message: Message, lane: Lane = Lane.ANSWER
) -> Outcome:
    """Sends a message; every answer that Telegram or the network can give is a value."""
    try:
        return Sent((await _call(bot, chat_id, thread_id, message, lane)).message_id)
    except BadRequest as error:
        if "can't parse entities" not in error.message.lower():
            return _read(error, thread_id)
        log.exception("Telegram refused our markup, sending it as plain text")
    except TelegramError as error:
        return _read(error, thread_id)
    try:
        return Sent((await _call(bot, chat_id, thread_id, message, lane, plainly=True)).message_id)
    except TelegramError as error:
        return _read(error, thread_id)


async def is_reachable(bot: Bot) -> bool:
    """Whether Telegram answers, and takes this bot's calls."""
    try:
        await bot.get_me()
    except TelegramError as error:
        log.warning("Telegram is out of reach: %s", error.message)
        return False
    return True


async def edit_button(query: CallbackQuery, button: Button) -> None:
    """Puts another button in place of the pressed one; the rest of the message stays."""
    old = query.message.reply_markup if isinstance(query.message, SentMessage) else None
    if old is None:
        return
    new = InlineKeyboardButton(button.label, callback_data=button.data)
    keyboard = [
        [new if b.callback_data == query.data else b for b in row] for row in old.inline_keyboard
    ]
    try:
        await query.edit_message_reply_markup(InlineKeyboardMarkup(keyboard))
    except TelegramError as error:  # pressed twice, or the message is gone
        log.info("a button was not changed: %s", error.message)


async def edit_sent(
    bot: Bot, chat_id: int, message_id: int, message: Message, lane: Lane
) -> Outcome | Unchanged:
    """Changes a message that was sent before."""
    assert isinstance(bot, ExtBot)  # as in ``_call``
    try:
        await bot.edit_message_text(
            message.html,
            chat_id=chat_id,
            message_id=message_id,
            parse_mode=ParseMode.HTML,
            link_preview_options=to_preview(message),
            reply_markup=to_markup(message.keyboard),
            rate_limit_args=lane,
        )
    except BadRequest as error:
        return Unchanged() if "not modified" in error.message.lower() else _read(error, 0)
    except TelegramError as error:
        return _read(error, 0)
    return Sent(message_id)


async def note(query: CallbackQuery, text: str = "") -> None:
    """Ends a button's waiting state, with a passing note if there is something to say.

    One that waited too long has ended by itself.
    """
    try:
        await query.answer(text or None)
    except TelegramError as error:
        log.info("a button was not answered: %s", error.message)


@lru_cache(maxsize=64)  # a push has the same below all messages of a rendering
def to_markup(keyboard: Keyboard) -> InlineKeyboardMarkup | None:
    """Our buttons as Telegram's."""
    if not keyboard:
        return None
    return InlineKeyboardMarkup(
        [
            [
                InlineKeyboardButton(b.label, url=b.url)
                if b.url
                else InlineKeyboardButton(b.label, callback_data=b.data)
                for b in row
            ]
            for row in keyboard
        ]
    )


def to_preview(message: Message) -> LinkPreviewOptions:
    """The picture of the page above the text, or no preview."""
    if not message.preview:
        return LinkPreviewOptions(is_disabled=True)
    return LinkPreviewOptions(url=message.preview, prefer_large_media=True, show_above_text=True)


async def _call(
    bot: Bot,
    chat_id: int,
    thread_id: int,
    message: Message,
    lane: Lane,
    *,
    plainly: bool = False,
) -> SentMessage:
    assert isinstance(bot, ExtBot)  # the application's bot, whose limiter reads the lane
    return await bot.send_message(
        chat_id=chat_id,
        text=_as_plain(message.html) if plainly else message.html,
        parse_mode=None if plainly else ParseMode.HTML,
        message_thread_id=thread_id or None,
        disable_notification=message.silent,
        link_preview_options=to_preview(message),
        reply_markup=to_markup(message.keyboard),
        rate_limit_args=lane,
    )


def _read(error: TelegramError, thread_id: int) -> Outcome:
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


def _as_plain(html: str) -> str:
    """The text without its tags, for the day when our markup is refused."""
    return unescape(re.sub(r"<[^>]+>", "", html))
