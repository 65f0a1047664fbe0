"""Methods that change, delete or pin messages."""

from __future__ import annotations

import copy

from bot.offline.standin.access import find_message, own_membership, readable_chat
from bot.offline.standin.errors import refuse
from bot.offline.standin.formatting import FormattedText
from bot.offline.standin.keyboards import check_markup
from bot.offline.standin.methods.content import caption_of, file_of, preview_of, text_of
from bot.offline.standin.objects import message_object
from bot.offline.standin.state import Chat, Json, Message, StoredFile
from bot.offline.standin.world import World

_NOT_MODIFIED = (
    "Message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)
_TWO_DAYS = 48 * 3600


def edit_message_text(world: World, params: Json) -> Json | bool:
    """Replaces a text and its buttons; without new buttons the old ones go too."""
    message = _target(world, params)
    if message.file is not None or not message.body.text:
        raise refuse("There is no text in the message to edit")
    body = text_of(world, params, limit="MESSAGE_TOO_LONG")
    preview = preview_of(params)
    return _change(world, params, message, body, params["text"], preview=preview)


def edit_message_caption(world: World, params: Json) -> Json | bool:
    """Replaces a caption and the buttons."""
    message = _target(world, params)
    if message.file is None:
        raise refuse("There is no caption in the message to edit")
    body = caption_of(world, params, limit="MEDIA_CAPTION_TOO_LONG")
    return _change(world, params, message, body, params.get("caption", ""), file=message.file)


def edit_message_media(world: World, params: Json) -> Json | bool:
    """Replaces the picture or document, its caption and the buttons."""
    message = _target(world, params)
    media = params["media"]
    body = caption_of(world, media, limit="MEDIA_CAPTION_TOO_LONG")
    file = file_of(world, media["media"], media["type"])
    return _change(world, params, message, body, media.get("caption", ""), file=file)


def edit_message_reply_markup(world: World, params: Json) -> Json | bool:
    """Replaces the buttons only."""
    message = _target(world, params)
    return _change(
        world,
        params,
        message,
        message.body,
        message.html,
        preview=message.link_preview,
        file=message.file,
    )


def delete_message(world: World, params: Json) -> bool:
    """Takes a message off the screen."""
    chat = readable_chat(world, params["chat_id"])
    message = find_message(chat, params["message_id"], "delete")
    _check_deletable(world, chat, message)
    _delete(world, message)
    return True


def delete_messages(world: World, params: Json) -> bool:
    """Deletes several messages; skips ids of messages that are not there."""
    chat = readable_chat(world, params["chat_id"])
    ids = params["message_ids"]
    if not 1 <= len(ids) <= 100:
        raise refuse(
            "Too many message identifiers specified"
            if ids
            else "Message identifiers are not specified"
        )
    found = [chat.messages[i] for i in ids if i in chat.messages and not chat.messages[i].deleted]
    for message in found:
        _check_deletable(world, chat, message)
    for message in found:
        _delete(world, message)
    return True


def pin_chat_message(world: World, params: Json) -> bool:
    """Pins a message."""
    chat = _pinnable(world, params)
    message = find_message(chat, params["message_id"], "pin")
    if message.id in chat.pinned:
        chat.pinned.remove(message.id)
    chat.pinned.append(message.id)
    world.changes.tell(chat.id)
    return True


def unpin_chat_message(world: World, params: Json) -> bool:
    """Unpins a message, or the newest pinned one."""
    chat = _pinnable(world, params)
    wanted = params.get("message_id", chat.pinned[-1] if chat.pinned else None)
    if wanted not in chat.pinned:
        raise refuse("Message to unpin not found")
    chat.pinned.remove(wanted)
    world.changes.tell(chat.id)
    return True


def set_message_reaction(world: World, params: Json) -> bool:
    """Reacts to a message; a bot may use one emoji."""
    chat = readable_chat(world, params["chat_id"])
    message = find_message(chat, params["message_id"], "react")
    reactions = params.get("reaction", [])
    if len(reactions) > 1:
        raise refuse("REACTIONS_TOO_MANY")
    if any(reaction["type"] == "paid" for reaction in reactions):
        raise refuse("REACTION_INVALID")
    message.reactions = [dict(reaction) for reaction in reactions]
    world.changes.tell(chat.id)
    return True


def _target(world: World, params: Json) -> Message:
    if "inline_message_id" in params:
        message = world.inline_messages.get(params["inline_message_id"])
        if message is None or message.deleted:
            raise refuse("MESSAGE_ID_INVALID")
        return message
    if "chat_id" not in params:
        raise refuse("chat_id is empty")
    if "message_id" not in params:
        raise refuse("Message identifier is not specified")
    chat = readable_chat(world, params["chat_id"])
    message = find_message(chat, params["message_id"], "edit")
    if chat.blocked:
        raise refuse("bot was blocked by the user", 403)
    if chat.deactivated:
        raise refuse("user is deactivated", 403)
    if not message.is_outgoing or message.origin is not None:
        raise refuse("Message can't be edited")
    return message


def _change(
    world: World,
    params: Json,
    message: Message,
    body: FormattedText,
    html: str,
    *,
    preview: Json | None = None,
    file: StoredFile | None = None,
) -> Json | bool:
    is_inline = "inline_message_id" in params
    markup = check_markup(params.get("reply_markup"), None if is_inline else message.chat)
    now = (message.body, message.markup, message.link_preview, message.file)
    if now == (body, markup, preview, file):
        raise refuse(_NOT_MODIFIED)
    message.body, message.html, message.markup = body, html, copy.deepcopy(markup)
    message.link_preview, message.file = preview, file
    message.parse_mode = params.get("parse_mode", message.parse_mode)
    message.edit_date = world.now()
    message.edits += 1
    world.changes.tell(message.chat.id)
    return True if is_inline else message_object(message, world)


def _check_deletable(world: World, chat: Chat, message: Message) -> None:
    if chat.type == "private":
        if world.now() - message.date > _TWO_DAYS:
            raise refuse("Message can't be deleted for everyone")
        return
    member = own_membership(world, chat)
    if member.may("can_delete_messages"):
        return
    if not message.is_outgoing:
        raise refuse("Message can't be deleted")
    if world.now() - message.date > _TWO_DAYS:
        raise refuse("Message can't be deleted for everyone")


def _delete(world: World, message: Message) -> None:
    message.deleted = True
    if message.id in message.chat.pinned:
        message.chat.pinned.remove(message.id)
    world.changes.tell(message.chat.id)


def _pinnable(world: World, params: Json) -> Chat:
    chat = readable_chat(world, params["chat_id"])
    if chat.type != "private":
        right = "can_edit_messages" if chat.type == "channel" else "can_pin_messages"
        if not own_membership(world, chat).may(right):
            raise refuse("Not enough rights to manage pinned messages in the chat")
    return chat


HANDLERS = {
    "editMessageText": edit_message_text,
    "editMessageCaption": edit_message_caption,
    "editMessageMedia": edit_message_media,
    "editMessageReplyMarkup": edit_message_reply_markup,
    "deleteMessage": delete_message,
    "deleteMessages": delete_messages,
    "pinChatMessage": pin_chat_message,
    "unpinChatMessage": unpin_chat_message,
    "setMessageReaction": set_message_reaction,
}
