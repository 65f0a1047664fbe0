"""Inline queries: the answer to words that somebody types after the bot's name in any chat."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass

from telegram import (
    InlineQuery,
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputTextMessageContent,
)
from telegram.constants import ParseMode
from telegram.error import TelegramError

from bot.cards.message import Message
from bot.client.sending import to_markup, to_preview

log = logging.getLogger(__name__)

_CACHE_SECONDS = 30
"""How long Telegram may show the same answer again: short, so that a new report is soon in it."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One result: what the list shows, and what a tap posts."""

    id: str
    title: str
    description: str
    message: Message


async def answer_inline_query(
    query: InlineQuery, suggestions: Sequence[Suggestion], next_offset: str, button: tuple[str, str]
) -> None:
    """Shows ``suggestions``, at most fifty, to the person who typed the query.

    Telegram asks for more with ``next_offset``; there are no more when it is empty. ``button``,
    above the list, has a label and the parameter of the ``/start`` it leads to. Telegram takes no
    answer to a query that is too old, as when the person typed on.
    """
    results = [
        InlineQueryResultArticle(
            id=s.id,
            title=s.title,
            description=s.description,
            input_message_content=InputTextMessageContent(
                s.message.html,
                parse_mode=ParseMode.HTML,
                link_preview_options=to_preview(s.message),
            ),
            reply_markup=to_markup(s.message.keyboard),
        )
        for s in suggestions
    ]
    label, parameter = button
    try:
        await query.answer(
            results,
            cache_time=_CACHE_SECONDS,
            # Telegram keeps answers by query alone, and ours are in the asker's language.
            is_personal=True,
            next_offset=next_offset,
            button=InlineQueryResultsButton(label, start_parameter=parameter),
        )
    except TelegramError as error:
        log.info("an inline query was not answered: %s", error.message)
