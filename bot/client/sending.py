"""Messages to one chat, changes of them, and answers to taps on buttons.

Each call tells what became of it; none raises what Telegram or the network answers.
"""

import logging
import re
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
from telegram.error import BadRequest, TelegramError
from telegram.ext import ExtBot

from bot.cards.message import Button, Keyboard, Message
from bot.client.outcomes import Outcome, Sent, Unchanged, read_error
from bot.client.pace.overall import Lane

log = logging.getLogger(__name__)


async def send_message(
    bot: Bot, chat_id: int, thread_id: int, message: Message, lane: Lane = Lane.ANSWER
) -> Outcome:
    """Sends a message.

    ``thread_id`` is the forum topic, 0 for none; ``lane`` says how long the call may have to wait
    for its turn. A message whose markup Telegram refuses goes out as plain text.
    """
    try:
        return Sent((await _send(bot, chat_id, thread_id, message, lane)).message_id)
    except BadRequest as error:
        if "can't parse entities" not in error.message.lower():
            return read_error(error, thread_id)
        log.exception("Telegram refused our markup, sending it as plain text")
    except TelegramError as error:
        return read_error(error, thread_id)
    try:
        return Sent((await _send(bot, chat_id, thread_id, message, lane, plainly=True)).message_id)
    except TelegramError as error:
        return read_error(error, thread_id)


async def edit_message(
    bot: Bot, chat_id: int, message_id: int, message: Message, lane: Lane
) -> Outcome | Unchanged:
    """Puts ``message`` in place of the one that ``message_id`` names in the chat.

    ``lane`` says how long the call may have to wait for its turn.
    """
    assert isinstance(bot, ExtBot)  # the application's bot, whose limiter reads the lane
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
        return Unchanged() if "not modified" in error.message.lower() else read_error(error)
    except TelegramError as error:
        return read_error(error)
    return Sent(message_id)


async def replace_button(query: CallbackQuery, button: Button) -> None:
    """Puts another button in place of the tapped one; the rest of the message stays."""
    old = query.message.reply_markup if isinstance(query.message, SentMessage) else None
    if old is None:
        return
    new = InlineKeyboardButton(button.label, callback_data=button.data)
    keyboard = [
        [new if b.callback_data == query.data else b for b in row] for row in old.inline_keyboard
    ]
    try:
        await query.edit_message_reply_markup(InlineKeyboardMarkup(keyboard))
    except TelegramError as error:  # tapped twice, or the message is gone
        log.info("a button was not changed: %s", error.message)


async def answer_tap(query: CallbackQuery, text: str = "") -> None:
    """Ends the waiting state of a tapped button; ``text`` is shown for a moment.

    Telegram takes no answer to a tap that is too old; by then the button does not wait any more.
    """
    try:
        await query.answer(text or None)
    except TelegramError as error:
        log.info("a tap was not answered: %s", error.message)


@lru_cache(maxsize=64)  # a push has the same below all messages of a rendering
def to_markup(keyboard: Keyboard) -> InlineKeyboardMarkup | None:
    """Returns the buttons below a message in the library's types."""
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
    """Returns the preview above a message: that of the page it names, or none."""
    if not message.preview:
        return LinkPreviewOptions(is_disabled=True)
    return LinkPreviewOptions(url=message.preview, prefer_large_media=True, show_above_text=True)


async def _send(
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


def _as_plain(html: str) -> str:
    """The text without its tags, for the day when our markup is refused."""
    return unescape(re.sub(r"<[^>]+>", "", html))
