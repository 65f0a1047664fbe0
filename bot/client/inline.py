"""Answers inline queries: words that a person types after the bot's name in any chat."""

from collections.abc import Sequence
from dataclasses import dataclass

from telegram import (
    InlineQuery,
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputTextMessageContent,
)
from telegram.constants import ParseMode

from bot.cards.message import Message
from bot.client.calls import attempt
from bot.client.sending import to_markup, to_preview

_CACHE_SECONDS = 30
"""How long Telegram may show the same answer again. A short time brings new reports in soon."""


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

    Telegram asks for more with ``next_offset``; there are no more when it is empty. ``button``
    stands above the list: its label, and the parameter of the ``/start`` that it leads to. Telegram
    refuses an answer to an old query, for example when the person has typed on.
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
    call = query.answer(
        results,
        cache_time=_CACHE_SECONDS,
        # Telegram keeps answers by query alone, and ours are in the asker's language.
        is_personal=True,
        next_offset=next_offset,
        button=InlineQueryResultsButton(label, start_parameter=parameter),
    )
    await attempt(call, "an inline query was not answered")
