"""Checks reply markup as Telegram does.

Sources: Bot API, InlineKeyboardButton; tdlib/telegram-bot-api ``get_inline_keyboard_button``.
Telegram does not document its limits; these are python-telegram-bot's constants.
"""

from __future__ import annotations

import json

from bot.offline.standin.errors import refuse, unsupported
from bot.offline.standin.links import BadLinkError, normalize_link
from bot.offline.standin.state import Chat, Json

_MAX_BUTTONS = 100
_MAX_IN_ROW = 8
_MAX_BYTES = 10_240  # observed, not documented; only large keyboards are measured
_ACTIONS = (
    "url",
    "callback_data",
    "web_app",
    "login_url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "copy_text",
    "callback_game",
    "pay",
    "disabled",
)
_STYLES = ("danger", "success", "primary")


def check_markup(markup: Json | None, chat: Chat | None) -> Json | None:
    """Returns ``markup``, or ``None`` if it shows nothing; refuses what Telegram would refuse.

    ``chat`` is ``None`` for inline messages, whose chat the bot does not know.
    """
    if markup is None:
        return None
    if "inline_keyboard" in markup:
        return _inline(markup, chat)
    if "keyboard" in markup:
        _reply_keyboard(markup, chat)
    return markup


def _inline(markup: Json, chat: Chat | None) -> Json | None:
    rows = [row for row in markup["inline_keyboard"] if row]
    if not rows:
        return None
    count = sum(len(row) for row in rows)
    if count > _MAX_BUTTONS or any(len(row) > _MAX_IN_ROW for row in rows):
        raise refuse("reply markup is too long")
    if count > 20 and len(json.dumps(rows, ensure_ascii=False).encode()) > _MAX_BYTES:
        raise refuse("reply markup is too long")
    for row in rows:
        for button in row:
            _inline_button(button, chat)
    return markup | {"inline_keyboard": rows}


def _inline_button(button: Json, chat: Chat | None) -> None:
    actions = [action for action in _ACTIONS if action in button]
    if "callback_data" in actions and not button["callback_data"]:
        actions.remove("callback_data")
    if not actions:
        raise refuse(
            "Can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"
        )
    if len(actions) > 1:
        raise unsupported(f"an inline button has one action, not {' and '.join(actions)}")
    if not button["text"].strip():
        raise refuse("BUTTON_TEXT_INVALID")
    if button.get("style", _STYLES[0]) not in _STYLES:
        raise refuse("BUTTON_STYLE_INVALID")
    action = actions[0]
    if action == "callback_data":
        if len(button["callback_data"].encode()) > 64:
            raise refuse("BUTTON_DATA_INVALID")
    elif action == "url":
        _check_url(button["url"], "inline keyboard button URL")
    elif action == "web_app":
        _check_url(button["web_app"]["url"], "inline keyboard button Web App URL", https=True)
        if chat is not None and chat.type != "private":
            raise refuse("BUTTON_TYPE_INVALID")
    elif action == "copy_text":
        if not 1 <= len(button["copy_text"]["text"]) <= 256:
            raise refuse("BUTTON_COPY_TEXT_INVALID")
    elif action in ("pay", "callback_game"):
        raise refuse("BUTTON_TYPE_INVALID")


def _check_url(url: str, what: str, *, https: bool = False) -> None:
    try:
        link = normalize_link(url)
    except BadLinkError as error:
        raise refuse(f"{what} '{url}' is invalid: {error}") from error
    if https and not link.startswith("https:"):
        raise refuse(f"{what} '{url}' is invalid: Only HTTPS links are allowed")


def _reply_keyboard(markup: Json, chat: Chat | None) -> None:
    for row in markup["keyboard"]:
        for button in row:
            if not button["text"].strip():
                raise refuse("BUTTON_TEXT_INVALID")
            asks = {key for key in button if key.startswith("request_")}
            if asks and chat is not None and chat.type != "private":
                raise refuse("BUTTON_TYPE_INVALID")
    if chat is not None and chat.type == "channel":
        raise refuse("reply keyboard is not allowed in channels")
