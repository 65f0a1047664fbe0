"""Checks whether the bot may do something in a chat, and refuses in Telegram's words.

Sources: tdlib/telegram-bot-api ``check_chat``, ``check_message_topic``,
``fail_query_with_error``; TDLib ``MessagesManager::can_send_message``.
"""

from __future__ import annotations

from bot.offline.standin.errors import refuse
from bot.offline.standin.state import GENERAL_TOPIC, Chat, Member, Message
from bot.offline.standin.world import World

_NAMES = {"group": "group chat", "supergroup": "supergroup chat", "channel": "channel chat"}
_PERMISSIONS = {
    "text messages": "can_send_messages",
    "photos": "can_send_photos",
    "documents": "can_send_documents",
}


def find_chat(world: World, chat_id: int | str) -> Chat:
    """Returns the chat with this id or @username that the bot can see."""
    if isinstance(chat_id, str):
        chat = world.usernames.get(chat_id[1:].lower())
    else:
        chat = world.chats.get(chat_id)
    if chat is None:
        if isinstance(chat_id, int) and chat_id in world.users and chat_id != world.bot.id:
            raise refuse("bot can't initiate conversation with a user", 403)
        raise refuse("chat not found")
    if chat.migrated_to is not None:
        raise refuse(
            "group chat was upgraded to a supergroup chat", migrate_to_chat_id=chat.migrated_to
        )
    return chat


def own_membership(world: World, chat: Chat) -> Member:
    """Returns the bot's membership in a group or channel; refuses when it is not there."""
    member = chat.members.get(world.bot.id)
    name = _NAMES[chat.type]
    if chat.deactivated:
        raise refuse(f"the {name.removeprefix('super')} was deleted", 403)
    if member is not None and member.status == "kicked":
        raise refuse(f"bot was kicked from the {name}", 403)
    if member is None or not member.is_inside:
        raise refuse(f"bot is not a member of the {name}", 403)
    return member


def readable_chat(world: World, chat_id: int | str) -> Chat:
    """Returns a chat that the bot may ask about."""
    chat = find_chat(world, chat_id)
    if chat.type != "private":
        own_membership(world, chat)
    elif not chat.started:
        raise refuse("chat not found")
    return chat


def writable_chat(world: World, chat_id: int | str, what: str = "text messages") -> Chat:
    """Returns a chat that the bot may send ``what`` to."""
    if chat_id == world.bot.id:
        raise refuse("bot can't send messages to bots", 403)
    chat = find_chat(world, chat_id)
    if chat.type == "private":
        if chat.deactivated:
            raise refuse("user is deactivated", 403)
        if chat.blocked:
            raise refuse("bot was blocked by the user", 403)
        if not chat.started:
            raise refuse("bot can't initiate conversation with a user", 403)
        return chat
    member = own_membership(world, chat)
    if chat.type == "channel":
        if not member.may("can_post_messages"):
            raise refuse("need administrator rights in the channel chat")
        return chat
    permission = _PERMISSIONS[what]
    restricted = member.status == "restricted" and permission not in member.rights
    muted = permission in chat.muted_permissions and not member.is_admin
    if restricted or muted:
        raise refuse(f"not enough rights to send {what} to the chat")
    return chat


def check_thread(world: World, chat: Chat, thread: int | None) -> int | None:
    """Returns the topic that a message to ``thread`` goes to; ``None`` outside of topics."""
    if thread is None:
        if chat.is_forum and _is_closed(world, chat, GENERAL_TOPIC):
            raise refuse("TOPIC_CLOSED")
        return None
    if chat.type == "supergroup" and not chat.is_forum:
        return None  # ignored by the server too
    if thread == GENERAL_TOPIC or thread not in chat.topics:
        raise refuse("message thread not found")
    if _is_closed(world, chat, thread):
        raise refuse("TOPIC_CLOSED")
    return thread


def _is_closed(world: World, chat: Chat, thread: int) -> bool:
    topic = chat.topics.get(thread)
    member = chat.members.get(world.bot.id)
    return (
        topic is not None
        and topic.closed
        and not (member is not None and member.may("can_manage_topics"))
    )


def find_message(chat: Chat, message_id: int | None, what: str) -> Message:
    """Returns a message that is on the screen; ``what`` names the purpose, such as ``"edit"``."""
    message = chat.messages.get(message_id) if message_id is not None else None
    if message is None or message.deleted:
        raise refuse(f"message to {what} not found")
    return message
