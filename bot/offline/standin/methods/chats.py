"""Methods that return chats, their members and files, and leaveChat."""

from __future__ import annotations

from bot.offline.standin.access import own_membership, readable_chat
from bot.offline.standin.errors import refuse
from bot.offline.standin.objects import file_object, full_chat_object, member_object
from bot.offline.standin.state import Chat, Json, Member
from bot.offline.standin.world import World


def get_chat(world: World, params: Json) -> Json:
    """Returns the ChatFullInfo of a chat."""
    return full_chat_object(readable_chat(world, params["chat_id"]), world)


def get_chat_member(world: World, params: Json) -> Json:
    """Returns the ChatMember of a user; somebody who never was there counts as left."""
    chat = readable_chat(world, params["chat_id"])
    user = world.users.get(params["user_id"])
    if user is None:
        raise refuse("User not found")
    if chat.type == "private":
        if user.id not in (chat.id, world.bot.id):
            raise refuse("User not found")
        return member_object(Member(user, "member"), chat)
    if not _sees_members(world, chat) and user.id != world.bot.id:
        raise refuse("Member list is inaccessible")
    return member_object(chat.members.get(user.id) or Member(user, "left"), chat)


def get_chat_administrators(world: World, params: Json) -> list[Json]:
    """Returns the owner and the administrators, with other bots only if asked for."""
    chat = readable_chat(world, params["chat_id"])
    if chat.type == "private":
        raise refuse("There are no administrators in the private chat")
    if not _sees_members(world, chat):
        raise refuse("Member list is inaccessible")
    return [
        member_object(member, chat)
        for member in chat.members.values()
        if member.is_admin
        and (
            not member.user.is_bot
            or member.user.id == world.bot.id
            or params.get("return_bots", False)
        )
    ]


def get_chat_member_count(world: World, params: Json) -> int:
    """Returns how many members a chat has."""
    chat = readable_chat(world, params["chat_id"])
    if chat.type == "private":
        return 2
    return sum(member.is_inside for member in chat.members.values())


def leave_chat(world: World, params: Json) -> bool:
    """Leaves a group or channel."""
    chat = readable_chat(world, params["chat_id"])
    if chat.type == "private":
        raise refuse("Chat member status can't be changed in private chats")
    own_membership(world, chat)
    chat.members[world.bot.id] = Member(world.bot, "left")
    world.changes.tell(chat.id)
    return True


def get_file(world: World, params: Json) -> Json:
    """Returns the File, with the path of its download."""
    file = world.files.get(params["file_id"])
    if file is None:
        raise refuse("Invalid file_id")
    return file_object(file)


def _sees_members(world: World, chat: Chat) -> bool:
    return chat.type != "channel" or own_membership(world, chat).is_admin


HANDLERS = {
    "getChat": get_chat,
    "getChatMember": get_chat_member,
    "getChatAdministrators": get_chat_administrators,
    "getChatMemberCount": get_chat_member_count,
    "leaveChat": leave_chat,
    "getFile": get_file,
}
