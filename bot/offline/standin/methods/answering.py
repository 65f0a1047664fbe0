"""Methods that answer taps and inline queries."""

from __future__ import annotations

import re

from bot.offline.standin.errors import refuse
from bot.offline.standin.keyboards import check_markup
from bot.offline.standin.methods.content import caption_of, text_of
from bot.offline.standin.queries import InlineAnswer, TapAnswer
from bot.offline.standin.state import Json
from bot.offline.standin.world import World

_TOO_OLD = "Query is too old and response timeout expired or query ID is invalid"
_START_PARAMETER = re.compile(r"[A-Za-z0-9_-]{1,64}")


def answer_callback_query(world: World, params: Json) -> bool:
    """Answers a tap, once and in time."""
    text = params.get("text", "")
    if len(text) > 200:
        raise refuse("MESSAGE_TOO_LONG")
    query = world.callback_queries.get(params["callback_query_id"])
    if query is None or world.clock.time() - query.asked_at > world.query_seconds:
        raise refuse(_TOO_OLD)
    url = params.get("url", "")
    if url and not _is_own_link(world, url):
        raise refuse("URL_INVALID")
    del world.callback_queries[query.id]
    if not query.answer.done():
        answer = TapAnswer(text, params.get("show_alert", False), url, params.get("cache_time", 0))
        query.answer.set_result(answer)
    world.changes.tell(query.message.chat.id)
    return True


def answer_inline_query(world: World, params: Json) -> bool:
    """Answers an inline query, once and in time."""
    results = params["results"]
    _check_results(world, results)
    if len(params.get("next_offset", "").encode()) > 64:
        raise refuse("NEXT_OFFSET_INVALID")
    if "button" in params:
        _check_button(params["button"])
    query = world.inline_queries.pop(params["inline_query_id"], None)
    if query is None or world.clock.time() - query.asked_at > world.query_seconds:
        raise refuse(_TOO_OLD)
    if not query.answer.done():
        query.answer.set_result(
            InlineAnswer(
                query=query.query,
                results=results,
                next_offset=params.get("next_offset", ""),
                cache_time=params.get("cache_time", 300),
                is_personal=params.get("is_personal", False),
                button=params.get("button"),
            )
        )
    return True


def _is_own_link(world: World, url: str) -> bool:
    prefix = f"t.me/{world.bot.username}?start="
    start = url.removeprefix("https://").removeprefix("http://")
    return start.startswith(prefix) and bool(_START_PARAMETER.fullmatch(start[len(prefix) :]))


def _check_results(world: World, results: list[Json]) -> None:
    if len(results) > 50:
        raise refuse("RESULTS_TOO_MUCH")
    ids = [result["id"] for result in results]
    if any(not 1 <= len(identifier.encode()) <= 64 for identifier in ids):
        raise refuse("RESULT_ID_INVALID")
    if len(set(ids)) < len(ids):
        raise refuse("RESULT_ID_DUPLICATE")
    for result in results:
        if result["type"] == "article" and not result["title"].strip():
            raise refuse("ARTICLE_TITLE_EMPTY")
        content = result.get("input_message_content")
        if content is not None:
            text_of(world, content, key="message_text", limit="MESSAGE_TOO_LONG")
        else:
            caption_of(world, result, limit="MEDIA_CAPTION_TOO_LONG")
        check_markup(result.get("reply_markup"), None)


def _check_button(button: Json) -> None:
    if "web_app" not in button and not _START_PARAMETER.fullmatch(
        button.get("start_parameter", "")
    ):
        raise refuse("START_PARAM_INVALID")


HANDLERS = {
    "answerCallbackQuery": answer_callback_query,
    "answerInlineQuery": answer_inline_query,
}
