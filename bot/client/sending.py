"""Sends messages to one chat, edits them, and answers taps on buttons.

No function raises an error of Telegram or the network; outcomes say what became of a message.
"""

import logging
import re
from collections.abc import Awaitable
from functools import lru_cache
from html import unescape

from telegram import (
    Bot,
    CallbackQuery,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    LinkPreviewOptions,
    ReplyParameters,
)
from telegram import Message as SentMessage
from telegram.constants import ParseMode, ReactionEmoji
from telegram.error import TelegramError
from telegram.ext import ExtBot

from bot.cards.message import Button, Keyboard, Message
from bot.client.calls import attempt
from bot.client.outcomes import (
    Failed,
    Later,
    Outcome,
    Sent,
    Unchanged,
    is_doubtful,
    read_error,
)
from bot.client.pace.overall import Lane

log = logging.getLogger(__name__)

NO_STARS = "balance_too_low"
"""A part of Telegram's reason, in lower case, where the bot has too few Stars for a message."""
_QUESTION = Message("?", silent=True)
_NO_MESSAGE = 2**31 - 1
"""The highest number of a message; no chat comes near it."""


async def send_message(
    bot: Bot,
    chat_id: int,
    thread_id: int,
    message: Message,
    lane: Lane = Lane.ANSWER,
    direct_topic_id: int | None = None,
    *,
    paid: bool = False,
) -> Outcome:
    """Sends a message; as plain text when Telegram refuses its markup.

    ``thread_id`` is the forum topic, 0 for none; ``lane`` says how long the call may have to wait
    for its turn; ``direct_topic_id`` is the topic in a channel's direct messages. ``paid`` lets
    Telegram take Stars for going faster; ``Failed`` with ``NO_STARS`` says that there are none.
    """
    outcome = await _send(bot, chat_id, thread_id, message, lane, direct_topic_id, paid=paid)
    if isinstance(outcome, Failed) and "can't parse entities" in outcome.reason.lower():
        log.error("Telegram refused our markup, sending it as plain text: %s", outcome.reason)
        outcome = await _send(
            bot, chat_id, thread_id, message, lane, direct_topic_id, paid=paid, plainly=True
        )
    return outcome


async def edit_message(
    bot: Bot, chat_id: int, message_id: int, message: Message, lane: Lane
) -> Outcome | Unchanged:
    """Puts ``message`` in place of the one that ``message_id`` names in the chat.

    ``lane`` says how long the call may have to wait for its turn.
    """
    assert isinstance(bot, ExtBot)  # the application's bot, whose limiter reads the lane
    outcome = await _outcome_of(
        bot.edit_message_text(
            message.html,
            chat_id=chat_id,
            message_id=message_id,
            parse_mode=ParseMode.HTML,
            link_preview_options=to_preview(message),
            reply_markup=to_markup(message.keyboard),
            rate_limit_args=lane,
        )
    )
    unchanged = isinstance(outcome, Failed) and "not modified" in outcome.reason.lower()
    return Unchanged() if unchanged else outcome


async def is_answered(bot: Bot) -> bool:
    """Whether Telegram works off messages, asked by one that nobody gets: to the bot itself.

    Telegram always refuses it, "bot can't send messages to bots". It takes the way of every message
    and leaves no copy, so it may be repeated. Other methods may work while this one does not.
    """
    outcome = await send_message(bot, bot.id, 0, _QUESTION, Lane.PUSH)
    return _is_answer(outcome)


async def is_answered_in(bot: Bot, chat_id: int, thread_id: int, lane: Lane) -> bool:
    """Whether Telegram works off messages to one chat, or its forum topic ``thread_id``.

    It is asked by a reply to a message that does not exist, which Telegram always refuses, "message
    to be replied not found". ``lane`` says how long the call may have to wait for its turn.
    """
    assert isinstance(bot, ExtBot)  # the application's bot, whose limiter reads the lane
    call = bot.send_message(
        chat_id,
        _QUESTION.html,
        message_thread_id=thread_id or None,
        disable_notification=True,
        reply_parameters=ReplyParameters(_NO_MESSAGE, allow_sending_without_reply=False),
        rate_limit_args=lane,
    )
    return _is_answer(await _outcome_of(call, thread_id))


def _is_answer(outcome: Outcome) -> bool:
    return not is_doubtful(outcome) and not isinstance(outcome, Later)


async def replace_button(query: CallbackQuery, button: Button) -> None:
    """Puts another button in place of the tapped one; the rest of the message stays."""
    old = query.message.reply_markup if isinstance(query.message, SentMessage) else None
    if old is None:
        return
    new = InlineKeyboardButton(button.label, callback_data=button.data)
    keyboard = [
        [new if b.callback_data == query.data else b for b in row] for row in old.inline_keyboard
    ]
    call = query.edit_message_reply_markup(InlineKeyboardMarkup(keyboard))
    await attempt(call, "a button was not changed")  # tapped twice, or the message is gone


async def answer_tap(query: CallbackQuery, text: str = "") -> None:
    """Ends the waiting state of a tapped button; ``text`` is shown for a moment.

    Telegram refuses an answer to an old tap; by then the button has stopped waiting.
    """
    await attempt(query.answer(text or None), "a tap was not answered")


async def acknowledge(message: SentMessage) -> bool:
    """Puts a thumb up below somebody's message; returns whether the chat lets the bot do so."""
    call = message.get_bot().set_message_reaction(
        message.chat.id, message.message_id, ReactionEmoji.THUMBS_UP
    )
    return bool(await attempt(call, "a message was not acknowledged"))


@lru_cache(maxsize=64)  # all readers of a message get the same
def to_markup(keyboard: Keyboard) -> InlineKeyboardMarkup | None:
    """Returns the buttons below a message as the library's type."""
    if not keyboard:
        return None
    buttons = [
        [
            InlineKeyboardButton(
                b.label, b.url or None, b.data or None, switch_inline_query=b.share or None
            )
            for b in row
        ]
        for row in keyboard
    ]
    return InlineKeyboardMarkup(buttons)


def to_preview(message: Message) -> LinkPreviewOptions:
    """Returns the preview above a message: the page that it names, or none."""
    if not message.preview:
        return LinkPreviewOptions(is_disabled=True)
    return LinkPreviewOptions(url=message.preview, prefer_large_media=True, show_above_text=True)


async def _send(  # noqa: PLR0913  all of it is the call's
    bot: Bot,
    chat_id: int,
    thread_id: int,
    message: Message,
    lane: Lane,
    direct_topic_id: int | None,
    *,
    paid: bool,
    plainly: bool = False,
) -> Outcome:
    assert isinstance(bot, ExtBot)  # the application's bot, whose limiter reads the lane
    call = bot.send_message(
        chat_id=chat_id,
        text=unescape(re.sub(r"<[^>]+>", "", message.html)) if plainly else message.html,
        parse_mode=None if plainly else ParseMode.HTML,
        message_thread_id=thread_id or None,
        direct_messages_topic_id=direct_topic_id,
        disable_notification=message.silent,
        link_preview_options=to_preview(message),
        reply_markup=to_markup(message.keyboard),
        allow_paid_broadcast=paid or None,
        rate_limit_args=lane,
    )
    return await _outcome_of(call, thread_id)


async def _outcome_of(call: Awaitable[SentMessage | bool], thread_id: int = 0) -> Outcome:
    """Makes a call for one message and reads what comes back, whatever it is."""
    try:
        sent = await call
    except TelegramError as error:
        return read_error(error, thread_id)
    assert isinstance(sent, SentMessage)  # only an edit of an inline message returns ``True``
    return Sent(sent.message_id)
