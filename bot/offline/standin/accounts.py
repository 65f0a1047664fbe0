"""A person's account: the private chat, groups and channels, and the bot's membership in them."""

from __future__ import annotations

from collections.abc import Iterable

from bot.offline.standin import chats
from bot.offline.standin.state import Chat, Member, Topic, User
from bot.offline.standin.world import World


class Account:
    """Somebody's account; ``Person`` adds talking and tapping."""

    def __init__(self, world: World, user: User) -> None:
        self.world = world
        self.user = user
        self.chat = chats.private_chat(world, user)

    @property
    def id(self) -> int:
        """The user id, which is the id of the private chat too."""
        return self.user.id

    def __repr__(self) -> str:
        return f"<Person {self.user.id} {self.user.first_name}>"

    def block(self) -> None:
        """Blocks the bot."""
        chats.block(self.world, self.chat, blocked=True)

    def unblock(self) -> None:
        """Unblocks the bot."""
        chats.block(self.world, self.chat, blocked=False)

    def delete_account(self) -> None:
        """Deletes the account; the bot is not told."""
        self.chat.deactivated = True
        self.world.changes.tell(self.chat.id)

    def create_group(self, title: str = "Group") -> Chat:
        """Creates a basic group."""
        return chats.create_chat(self.world, self.user, "group", title)

    def create_supergroup(self, title: str = "Supergroup", *, username: str = "") -> Chat:
        """Creates a supergroup."""
        return chats.create_chat(self.world, self.user, "supergroup", title, username=username)

    def create_forum(self, title: str = "Forum") -> Chat:
        """Creates a supergroup with topics."""
        return chats.create_chat(self.world, self.user, "supergroup", title, is_forum=True)

    def create_channel(self, title: str = "Channel", *, username: str = "") -> Chat:
        """Creates a channel."""
        return chats.create_chat(self.world, self.user, "channel", title, username=username)

    def create_direct_messages(self, title: str = "Channel") -> Chat:
        """Opens the direct messages of a channel, where its readers write to it."""
        return chats.create_chat(self.world, self.user, "supergroup", title, is_direct=True)

    def open_topic(self, forum: Chat, name: str = "Papers") -> Topic:
        """Opens a topic in a forum."""
        return chats.open_topic(self.world, forum, self.user, name)

    def close_topic(self, forum: Chat, topic: int, *, closed: bool = True) -> None:
        """Closes a topic, or opens it again."""
        chats.close_topic(self.world, forum, self.user, topic, closed=closed)

    def delete_topic(self, forum: Chat, topic: int) -> None:
        """Deletes a topic and its messages."""
        chats.delete_topic(self.world, forum, topic)

    def join(self, chat: Chat, *, admin: bool = False) -> None:
        """Joins a group or channel."""
        rights = chats.all_rights(chat) if admin else frozenset()
        member = Member(self.user, "administrator" if admin else "member", rights)
        chats.set_member(self.world, chat, self.user, member)

    def leave(self, chat: Chat) -> None:
        """Leaves a group or channel."""
        chats.set_member(self.world, chat, self.user, Member(self.user, "left"))

    def add_bot(self, chat: Chat) -> None:
        """Adds the bot as a plain member."""
        chats.set_member(self.world, chat, self.user, Member(self.world.bot, "member"))

    def promote_bot(self, chat: Chat, rights: Iterable[str] | None = None) -> None:
        """Makes the bot an administrator with these rights, or with all of them."""
        given = chats.all_rights(chat) if rights is None else frozenset(rights)
        member = Member(self.world.bot, "administrator", given)
        chats.set_member(self.world, chat, self.user, member)

    def restrict_bot(self, chat: Chat, without: Iterable[str] = ("can_send_messages",)) -> None:
        """Takes the permissions ``without`` from the bot in a supergroup."""
        member = chats.restricted(self.world.bot, without)
        chats.set_member(self.world, chat, self.user, member)

    def remove_bot(self, chat: Chat) -> None:
        """Kicks the bot out."""
        chats.set_member(self.world, chat, self.user, Member(self.world.bot, "kicked"))

    def delete_chat(self, chat: Chat) -> None:
        """Deletes a group or channel for everybody."""
        chats.delete_chat(self.world, chat)

    def upgrade(self, group: Chat) -> Chat:
        """Turns a group into a supergroup and returns that."""
        return chats.migrate(self.world, group, self.user)
