"""Users, chats, messages and members in the exact shape of Bot API objects.

Source: core.telegram.org/bots/api#available-types.
"""

from __future__ import annotations

from bot.offline.standin.entities import Entity
from bot.offline.standin.state import (
    ADMIN_RIGHTS,
    CHANNEL_RIGHTS,
    GROUP_RIGHTS,
    PERMISSIONS,
    Chat,
    Json,
    Member,
    Message,
    StoredFile,
    User,
)
from bot.offline.standin.world import World

_PHOTO_SIDE = 640  # the stand-in does not look into pictures


def user_object(user: User) -> Json:
    """Returns a User."""
    result: Json = {"id": user.id, "is_bot": user.is_bot, "first_name": user.first_name}
    for key in ("last_name", "username", "language_code"):
        if value := getattr(user, key):
            result[key] = value
    return result


def chat_object(chat: Chat) -> Json:
    """Returns a Chat."""
    result: Json = {"id": chat.id, "type": chat.type}
    if chat.user is not None:
        result["first_name"] = chat.user.first_name
        if chat.user.last_name:
            result["last_name"] = chat.user.last_name
        if chat.user.username:
            result["username"] = chat.user.username
        return result
    result["title"] = chat.title
    if chat.username:
        result["username"] = chat.username
    if chat.is_forum:
        result["is_forum"] = True
    if chat.is_direct:
        result["is_direct_messages"] = True
    return result


def entity_object(entity: Entity, world: World) -> Json | None:
    """Returns a MessageEntity; ``None`` for a mention of somebody whom the bot does not know."""
    result: Json = {"type": entity.type, "offset": entity.offset, "length": entity.length}
    if entity.type == "text_link":
        result["url"] = entity.argument
    elif entity.type == "pre" and entity.argument:
        result["language"] = entity.argument
    elif entity.type == "custom_emoji":
        result["custom_emoji_id"] = entity.argument
    elif entity.type == "date_time":
        unix, _, form = entity.argument.partition(":")
        result["unix_time"] = int(unix)
        if form:
            result["date_time_format"] = form
    elif entity.type == "text_mention":
        user = world.users.get(int(entity.argument))
        if user is None:
            return None
        result["user"] = user_object(user)
    return result


def file_object(file: StoredFile) -> Json:
    """Returns a File."""
    return {
        "file_id": file.file_id,
        "file_unique_id": file.unique_id,
        "file_size": len(file.content),
        "file_path": f"{file.kind}s/{file.unique_id}/{file.name}",
    }


def message_object(message: Message, world: World, *, with_reply: bool = True) -> Json:
    """Returns a Message."""
    chat = message.chat
    result: Json = {"message_id": message.id, "date": message.date, "chat": chat_object(chat)}
    if chat.type == "channel":
        result["sender_chat"] = result["chat"]
    elif message.sender is not None:
        result["from"] = user_object(message.sender)
    if message.thread is not None:
        result["message_thread_id"] = message.thread
        if message.thread in chat.topics:
            result["is_topic_message"] = True
    if message.direct_topic is not None:
        result["direct_messages_topic"] = {"topic_id": message.direct_topic}
    _add_content(result, message, world)
    if message.reply_to is not None and with_reply:
        result["reply_to_message"] = message_object(message.reply_to, world, with_reply=False)
    if message.markup is not None and "inline_keyboard" in message.markup:
        result["reply_markup"] = message.markup
    for key, value in (
        ("link_preview_options", message.link_preview),
        ("edit_date", message.edit_date),
        ("forward_origin", message.origin),
        ("via_bot", message.via_bot and user_object(message.via_bot)),
        ("has_protected_content", message.protect_content),
    ):
        if value:
            result[key] = value
    return result | message.extra


def _add_content(result: Json, message: Message, world: World) -> None:
    prefix = ""
    if message.file is not None:
        prefix = "caption_"
        size: Json = {
            "file_id": message.file.file_id,
            "file_unique_id": message.file.unique_id,
            "file_size": len(message.file.content),
        }
        if message.file.kind == "photo":
            result["photo"] = [size | {"width": _PHOTO_SIDE, "height": _PHOTO_SIDE}]
        else:
            named = {"file_name": message.file.name, "mime_type": message.file.mime_type}
            result["document"] = size | named
    if not message.body.text:
        return
    result["caption" if prefix else "text"] = message.body.text
    found = (entity_object(entity, world) for entity in message.body.entities)
    if entities := [entity for entity in found if entity is not None]:
        result[f"{prefix}entities"] = entities


def member_object(member: Member, chat: Chat) -> Json:
    """Returns a ChatMember."""
    result: Json = {"status": member.status, "user": user_object(member.user)}
    if member.status == "creator":
        result["is_anonymous"] = False
    elif member.status == "administrator":
        rights = ADMIN_RIGHTS + (CHANNEL_RIGHTS if chat.type == "channel" else GROUP_RIGHTS)
        result |= {"can_be_edited": False, "is_anonymous": False}
        result |= {right: right in member.rights for right in rights}
    elif member.status == "restricted":
        result |= {"is_member": True, "until_date": 0}
        result |= {right: right in member.rights for right in PERMISSIONS}
    elif member.status == "kicked":
        result["until_date"] = 0
    return result


def full_chat_object(chat: Chat, world: World) -> Json:
    """Returns a ChatFullInfo."""
    result = chat_object(chat) | {
        "accent_color_id": chat.id % 7,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys(
            (
                "unlimited_gifts",
                "limited_gifts",
                "unique_gifts",
                "premium_subscription",
                "gifts_from_channels",
            ),
            False,
        ),
    }
    if chat.is_group:
        result["permissions"] = {
            permission: permission not in chat.muted_permissions for permission in PERMISSIONS
        }
    if chat.pinned and (pinned := chat.messages.get(chat.pinned[-1])):
        result["pinned_message"] = message_object(pinned, world)
    return result
