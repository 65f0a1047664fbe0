"""Changes of chats and their members, and the updates that the bot gets of them."""

from __future__ import annotations

from collections.abc import Iterable

from bot.offline.standin.objects import chat_object, member_object, message_object, user_object
from bot.offline.standin.state import (
    ADMIN_RIGHTS,
    CHANNEL_RIGHTS,
    GENERAL_TOPIC,
    GROUP_RIGHTS,
    PERMISSIONS,
    Chat,
    ChatType,
    Json,
    Member,
    Message,
    Topic,
    User,
)
from bot.offline.standin.world import World

_TOPIC_COLOUR = 7322096  # blue


def private_chat(world: World, user: User) -> Chat:
    """Returns the chat between a person and the bot; at first the person has not started it."""
    chat = world.chats.get(user.id)
    return chat or world.add_chat(Chat(user.id, "private", user=user, username=user.username))


def create_chat(
    world: World,
    owner: User,
    kind: ChatType,
    title: str,
    *,
    username: str = "",
    is_forum: bool = False,
    is_direct: bool = False,
) -> Chat:
    """Creates a group, supergroup or channel; the bot is not in it yet."""
    number = next(world.chat_ids)
    chat = Chat(
        -number if kind == "group" else -1_000_000_000_000 - number,
        kind,
        title,
        username,
        is_forum=is_forum,
        is_direct=is_direct,
    )
    chat.members[owner.id] = Member(owner, "creator")
    if is_forum:
        chat.topics[GENERAL_TOPIC] = Topic(GENERAL_TOPIC, "General")
    return world.add_chat(chat)


def all_rights(chat: Chat) -> frozenset[str]:
    """Returns every right that an administrator of this chat can have."""
    return frozenset(ADMIN_RIGHTS + (CHANNEL_RIGHTS if chat.type == "channel" else GROUP_RIGHTS))


def set_member(world: World, chat: Chat, by: User, member: Member) -> None:
    """Changes somebody's membership in a chat; the bot hears of it.

    ``by`` is who changes it. In groups a service message tells who has come or gone.
    """
    old = chat.members.get(member.user.id) or Member(member.user, "left")
    chat.members[member.user.id] = member
    own = member.user.id == world.bot.id
    update: Json = {
        "chat": chat_object(chat),
        "from": user_object(by),
        "date": world.now(),
        "old_chat_member": member_object(old, chat),
        "new_chat_member": member_object(member, chat),
    }
    listens = own or chat.members.get(world.bot.id, old).is_admin
    if listens:
        world.updates.push("my_chat_member" if own else "chat_member", update)
    if chat.is_group and old.is_inside != member.is_inside:
        key = "new_chat_members" if member.is_inside else "left_chat_member"
        who = user_object(member.user)
        service_message(world, chat, by, {key: [who] if member.is_inside else who})
    world.changes.tell(chat.id)


def block(world: World, chat: Chat, *, blocked: bool) -> None:
    """Blocks or unblocks the bot in a private chat; the bot hears of it."""
    if chat.user is None or chat.blocked == blocked:
        return
    chat.blocked = blocked
    states = [Member(world.bot, "member"), Member(world.bot, "kicked")]
    old, new = states if blocked else states[::-1]
    world.updates.push(
        "my_chat_member",
        {
            "chat": chat_object(chat),
            "from": user_object(chat.user),
            "date": world.now(),
            "old_chat_member": member_object(old, chat),
            "new_chat_member": member_object(new, chat),
        },
    )
    world.changes.tell(chat.id)


def service_message(
    world: World, chat: Chat, by: User | None, fields: Json, *, thread: int | None = None
) -> Message:
    """Puts a service message on the screen, and tells the bot if it is there."""
    message = Message(
        world.next_message_id(chat), chat, world.now(), by, extra=fields, thread=thread
    )
    world.add_message(message)
    own = chat.members.get(world.bot.id)
    if chat.type == "private" or (own is not None and own.is_inside):
        kind = "channel_post" if chat.type == "channel" else "message"
        world.updates.push(kind, message_object(message, world))
    return message


def migrate(world: World, group: Chat, by: User) -> Chat:
    """Turns a group into a supergroup with another id; the old one answers with that id."""
    if group.type != "group" or group.migrated_to is not None:
        raise ValueError(f"{group!r} cannot be upgraded")
    new = create_chat(world, by, "supergroup", group.title)
    new.members = dict(group.members)
    service_message(world, group, by, {"migrate_to_chat_id": new.id})
    group.migrated_to = new.id
    service_message(world, new, by, {"migrate_from_chat_id": group.id})
    return new


def delete_chat(world: World, chat: Chat) -> None:
    """Deletes a group or channel; the bot is not told."""
    chat.deactivated = True
    world.changes.tell(chat.id)


def open_topic(world: World, chat: Chat, by: User, name: str) -> Topic:
    """Opens a topic in a forum."""
    if not chat.is_forum:
        raise ValueError(f"{chat!r} is not a forum")
    topic = Topic(chat.last_message_id + 1, name)
    chat.topics[topic.id] = topic
    created = {"forum_topic_created": {"name": name, "icon_color": _TOPIC_COLOUR}}
    service_message(world, chat, by, created, thread=topic.id)
    return topic


def close_topic(world: World, chat: Chat, by: User, topic: int, *, closed: bool) -> None:
    """Closes or reopens a topic."""
    chat.topics[topic].closed = closed
    event = "forum_topic_closed" if closed else "forum_topic_reopened"
    # What is written in the General topic tells no thread.
    service_message(world, chat, by, {event: {}}, thread=topic if topic != GENERAL_TOPIC else None)


def delete_topic(world: World, chat: Chat, topic: int) -> None:
    """Deletes a topic with all that is in it; the bot is not told."""
    if topic == GENERAL_TOPIC:
        raise ValueError("the General topic cannot be deleted")
    del chat.topics[topic]
    for message in chat.messages.values():
        message.deleted = message.deleted or message.thread == topic
    world.changes.tell(chat.id)


def restricted(user: User, without: Iterable[str]) -> Member:
    """Returns a member who may do all but ``without``."""
    return Member(user, "restricted", frozenset(PERMISSIONS) - frozenset(without))
