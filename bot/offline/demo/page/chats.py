"""The chats as the reader's Telegram would show them, read from the stand-in.

Texts go out as the strict parser has read them: plain, with entities. No markup reaches the page.
"""

from collections.abc import Iterator
from urllib.parse import urlsplit

from bot.offline.demo.page.items import Item, Json, small_item
from bot.offline.standin import Chat, Message, Person
from bot.offline.standin.objects import entity_object
from bot.offline.standin.state import GENERAL_TOPIC
from bot.offline.standin.world import World
from bot.texts.catalogue import catalogues

_TYPING_SECONDS = 5


def chat_items(reader: Person) -> Iterator[Item]:
    """Yields the bot in the reader's language, the chats, and every message in them."""
    world, language = reader.world, reader.user.language_code
    bot = world.bot
    profile = {
        "name": bot.first_name,
        "username": bot.username,
        "description": _text(world.profile.descriptions, language),
        "language": language,
        "languages": {code: say("language-name") for code, say in catalogues().items()},
    }
    yield small_item("bot", profile)
    for chat in world.chats.values():
        yield small_item(f"chat/{chat.id}", _chat(chat, world, language))
        for message in chat.messages.values():
            if not message.deleted:
                yield _message(message, world)


def _chat(chat: Chat, world: World, language: str) -> Json:
    return {
        "id": chat.id,
        "kind": "forum" if chat.is_forum else chat.type,
        "title": chat.title or world.bot.first_name,
        "topics": [{"id": t.id, "name": t.name} for t in chat.topics.values()],
        "blocked": chat.blocked,
        "commands": _commands(chat, world, language),
        "typing": _typing(chat, world),
    }


def _commands(chat: Chat, world: World, language: str) -> list[Json]:
    """Returns the commands of the narrowest scope that has some.

    Source: core.telegram.org/bots/api#determining-list-of-commands
    """
    kind = "private" if chat.type == "private" else "group"
    scopes = (f"chat:{chat.id}", f"all_{kind}_chats", "default")
    for scope in scopes[1:] if chat.type == "channel" else scopes:
        for code in (language[:2], ""):
            if menu := world.profile.commands.get((scope, code)):
                return menu
    return []


def _typing(chat: Chat, world: World) -> bool:
    now = world.clock.time()
    for call in reversed(world.calls):
        if call.at < now - _TYPING_SECONDS:
            return False
        if call.params.get("chat_id") == chat.id and call.ok:
            return call.method == "sendChatAction"
    return False


def _text(texts: dict[str, str], language: str) -> str:
    return texts.get(language[:2]) or texts.get("", "")


def _message(message: Message, world: World) -> Item:
    # A message remains the same object; these show that its content has changed.
    version = (message.edits, message.edit_date, len(message.reactions))
    return Item(f"message/{message.chat.id}/{message.id}", version, lambda: _build(message, world))


def _build(message: Message, world: World) -> Json:
    chat = message.chat
    topic = message.thread if message.thread in chat.topics else GENERAL_TOPIC
    return {
        "id": message.id,
        "chat": chat.id,
        "topic": topic if chat.is_forum else 0,
        "from": _sender(message),
        "mine": not message.is_outgoing and chat.type != "channel",
        "at": message.date,
        "edited": message.edit_date is not None,
        "reactions": [reaction.get("emoji", "") for reaction in message.reactions],
        "silent": message.disable_notification,
        "text": message.text,
        "entities": [e for e in (entity_object(e, world) for e in message.body.entities) if e],
        "buttons": (message.markup or {}).get("inline_keyboard", []),
        "preview": _preview(message),
        "file": _file(message),
        "reply": _reply(message),
        "event": _event(message),
    }


def _event(message: Message) -> Json | None:
    """Returns what a service message is about: its field of the Bot API, and a name."""
    for kind, told in message.extra.items():
        about = told[0] if isinstance(told, list) else told
        named = about if isinstance(about, dict) else {}
        return {"kind": kind, "name": named.get("first_name") or named.get("name", "")}
    return None


def _sender(message: Message) -> str:
    if message.chat.type == "channel":
        return message.chat.title
    return message.sender.first_name if message.sender else ""


def _reply(message: Message) -> Json | None:
    to = message.reply_to
    return {"id": to.id, "from": _sender(to), "text": to.text[:120]} if to else None


def _file(message: Message) -> Json | None:
    file = message.file
    if file is None:
        return None
    return {
        "url": f"/files/{file.file_id}",
        "name": file.name,
        "size": len(file.content),
        "picture": file.kind == "photo",
    }


def _preview(message: Message) -> Json | None:
    """Returns the preview of a linked page: its address, and the words that link to it.

    Telegram would show the page's own title and picture, but the demo opens no outside page.
    """
    options = message.link_preview or {}
    links = _links(message)
    url = options.get("url") or next(iter(links), "")
    if options.get("is_disabled") or message.file or not url.startswith(("http://", "https://")):
        return None
    return {
        "url": url,
        "host": urlsplit(url).hostname or "",
        "title": links.get(url, ""),
        "above": options.get("show_above_text", False),
    }


def _links(message: Message) -> dict[str, str]:
    """Returns the addresses that the text links to, with the linked words."""
    wide = message.text.encode("utf-16-le")
    found: dict[str, str] = {}
    for entity in message.body.entities:
        if entity.type in ("url", "text_link"):
            part = wide[2 * entity.offset : 2 * entity.end].decode("utf-16-le")
            url = entity.argument or (part if "://" in part else f"https://{part}")
            found.setdefault(url, part if entity.argument else "")
    return found
