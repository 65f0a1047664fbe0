"""Telegram's own parser (tdjson), with the stand-in's types."""

from __future__ import annotations

import json
import re
from typing import Any

from tdjson import td_execute

_NAMES = {
    "pre_code": "pre",
    "text_url": "text_link",
    "mention_name": "text_mention",
    "block_quote": "blockquote",
    "expandable_block_quote": "expandable_blockquote",
    "email_address": "email",
}
_TYPES = {
    "pre": "Pre",
    "text_link": "TextUrl",
    "blockquote": "BlockQuote",
    "expandable_blockquote": "ExpandableBlockQuote",
}
Span = tuple[str, int, int, str]


def call(query: dict[str, Any]) -> dict[str, Any]:
    """Runs a synchronous TDLib request; no login, no network."""
    result: dict[str, Any] = json.loads(td_execute(json.dumps(query).encode()) or b"null")
    return result


call({"@type": "setLogVerbosityLevel", "new_verbosity_level": 0})


def parse(html: str) -> tuple[str, list[Span]] | str:
    """Returns text and entities, or the refusal."""
    mode = {"@type": "textParseModeHTML"}
    result = call({"@type": "parseTextEntities", "text": html, "parse_mode": mode})
    if result["@type"] == "error":
        message: str = result["message"]
        return message
    return result["text"], _spans(result["entities"])


def found(text: str) -> list[Span]:
    """Returns what TDLib finds by itself."""
    return _spans(call({"@type": "getTextEntities", "text": text})["entities"])


def fixed(text: str, spans: list[Span]) -> tuple[str, list[Span]]:
    """Runs ``fix_formatted_text`` without its trimming: parseMarkdown of a text that has none."""
    entities = [
        {
            "@type": "textEntity",
            "offset": offset,
            "length": length,
            "type": _type(kind, argument),
        }
        for kind, offset, length, argument in spans
    ]
    formatted = {"@type": "formattedText", "text": text, "entities": entities}
    result = call({"@type": "parseMarkdown", "text": formatted})
    return result["text"], _spans(result["entities"])


def _type(kind: str, argument: str) -> dict[str, str]:
    if kind == "pre" and argument:
        return {"@type": "textEntityTypePreCode", "language": argument}
    result = {"@type": f"textEntityType{_TYPES.get(kind, kind.capitalize())}"}
    if kind == "text_link":
        result["url"] = argument
    return result


def _spans(entities: list[dict[str, Any]]) -> list[Span]:
    return [_span(entity["offset"], entity["length"], entity["type"]) for entity in entities]


def _span(offset: int, length: int, kind: dict[str, Any]) -> Span:
    snake = re.sub("(?<!^)([A-Z])", r"_\1", kind["@type"][len("textEntityType") :]).lower()
    name = _NAMES.get(snake, snake)
    argument = str(
        kind.get("url")
        or kind.get("language")
        or kind.get("custom_emoji_id")
        or kind.get("user_id")
        or ""
    )
    if name == "date_time":
        argument = f"{kind['unix_time']}:{_moment_format(kind.get('formatting_type'))}"
    return name, offset, length, argument


def _moment_format(kind: dict[str, Any] | None) -> str:
    if kind is None:
        return ""
    if kind["@type"] == "dateTimeFormattingTypeRelative":
        return "r"
    result = "w" if kind["show_day_of_week"] else ""
    for part in ("date", "time"):
        letter = {"None": "", "Short": part[0], "Long": part[0].upper()}
        precision: str = kind[f"{part}_precision"]["@type"]
        result += letter[precision.removeprefix("dateTimePartPrecision")]
    return result
