"""The text, caption, picture or document of an outgoing message."""

from __future__ import annotations

import mimetypes
from pathlib import PurePath
from typing import Literal

from bot.offline.standin.entities import Entity
from bot.offline.standin.errors import refuse, unsupported
from bot.offline.standin.formatting import FormattedText, formatted
from bot.offline.standin.links import BadLinkError, normalize_link
from bot.offline.standin.parameters import Upload
from bot.offline.standin.state import Json, StoredFile
from bot.offline.standin.world import World

_MAX_ENTITIES = 100
_PLAIN_ENTITIES = frozenset(
    "bold italic underline strikethrough spoiler blockquote expandable_blockquote code".split()
)
_DETECTED = frozenset(
    "mention hashtag cashtag bot_command url email phone_number".split()
)  # Telegram detects these itself and ignores them in calls


def text_of(world: World, params: Json, *, key: str = "text", limit: str) -> FormattedText:
    """Returns the text at ``key``, 1-4096 characters; ``limit`` is the refusal if it is longer."""
    if not params.get(key):
        raise refuse("Message text is empty")
    body = _formatted(world, params, key, "entities")
    if not body.text:
        raise refuse("Text must be non-empty")
    if len(body.text) > 4096:
        raise refuse(limit)
    return body


def caption_of(world: World, params: Json, *, limit: str) -> FormattedText:
    """Returns the caption, 0-1024 characters; ``limit`` is the refusal if it is longer."""
    body = _formatted(world, params, "caption", "caption_entities")
    if len(body.text) > 1024:
        raise refuse(limit)
    return body


def preview_of(params: Json) -> Json | None:
    """Returns the link preview options; refuses a preview of a bad URL."""
    options: Json | None = params.get("link_preview_options")
    if options and options.get("url"):
        try:
            normalize_link(options["url"])
        except BadLinkError as error:
            raise refuse(f"URL '{options['url']}' is invalid: {error}") from error
    return options or None


def file_of(world: World, value: Upload | str, kind: Literal["document", "photo"]) -> StoredFile:
    """Stores an upload, or finds the file that has the given id."""
    if isinstance(value, str):
        if value.startswith(("http://", "https://")):
            raise unsupported("files by URL are not fetched")
        file = world.files.get(value)
        if file is None:
            raise refuse("Wrong file identifier/HTTP URL specified")
        if file.kind != kind:
            raise refuse(f"Can't use file of type {file.kind.capitalize()} as {kind.capitalize()}")
        return file
    if not value.content:
        raise refuse("File must be non-empty")
    limit = 50 << 20 if kind == "document" else 10 << 20
    if len(value.content) > limit:
        raise refuse("Request Entity Too Large")
    name = PurePath(value.name).name or "file"
    mime_type = mimetypes.guess_type(name)[0] or "application/octet-stream"
    file = StoredFile(
        world.unique_id("file"), world.unique_id("u"), name, mime_type, value.content, kind
    )
    world.files[file.file_id] = file
    return file


def _formatted(world: World, params: Json, key: str, entities_key: str) -> FormattedText:
    given = tuple(_entity(entity) for entity in params.get(entities_key, ()))
    if given and params.get("parse_mode"):
        raise unsupported(f"parse_mode and {entities_key} exclude each other")
    body = formatted(
        params.get(key, ""), params.get("parse_mode", ""), tuple(e for e in given if e is not None)
    )
    if len(body.entities) > _MAX_ENTITIES:
        world.note_violation(
            f"{len(body.entities)} entities in {body.text[:40]!r}: "
            f"Telegram shows the first {_MAX_ENTITIES}"
        )
        return FormattedText(body.text, body.entities[:_MAX_ENTITIES])
    return body


def _entity(given: Json) -> Entity | None:
    kind, argument = given["type"], ""
    if kind == "text_link":
        try:
            argument = normalize_link(given.get("url", ""))
        except BadLinkError as error:
            url = given.get("url", "")
            raise refuse(f"entity URL '{url}' is invalid: {error}") from error
    elif kind == "text_mention":
        argument = str(given.get("user", {}).get("id", 0))
    elif kind == "pre":
        argument = given.get("language", "")
    elif kind == "custom_emoji":
        argument = given.get("custom_emoji_id", "")
    elif kind == "date_time":
        argument = f"{given.get('unix_time', 0)}:{given.get('date_time_format', '')}"
    elif kind in _DETECTED:
        return None
    elif kind not in _PLAIN_ENTITIES:
        raise refuse("Unsupported type specified")
    if given["offset"] < 0 or given["length"] < 0:
        raise refuse(f"Receive an entity with incorrect offset {given['offset']}")
    return Entity(kind, given["offset"], given["length"], argument)
