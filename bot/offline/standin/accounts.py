"""What an account holds: a private chat, groups and channels, the bot's place in them."""

from __future__ import annotations

from collections.abc import Iterable

from bot.offline.standin import places
from bot.offline.standin.state import Chat, Member, Topic, User
from bot.offline.standin.world import World


class Account:
    """Somebody's account; :class:`~bot.offline.standin.people.Person` adds talking and tapping."""

    def __init__(self, world: World, user: User) -> None:
        self.world = world
        self.user = user
        self.chat = places.private_chat(world, user)

    @property
    def id(self) -> int:
        """The user id, which is the id of the private chat too."""
        return self.user.id

    def __repr__(self) -> str:
        return f"<Person {self.user.id} {self.user.first_name}>"

    def block(self) -> None:
        """Block the bot."""
        places.block(self.world, self.chat, blocked=True)

    def unblock(self) -> None:
        """Unblock the bot."""
        places.block(self.world, self.chat, blocked=False)

    def delete_account(self) -> None:
        """Be gone; the bot is not told."""
        self.chat.deactivated = True
        self.world.changes.tell(self.chat.id)

    def create_group(self, title: str = "Group") -> Chat:
        """Create a basic group."""
        return places.create_chat(self.world, self.user, "group", title)

    def create_supergroup(self, title: str = "Supergroup", *, username: str = "") -> Chat:
        """Create a supergroup."""
        return places.create_chat(self.world, self.user, "supergroup", title, username=username)

    def create_forum(self, title: str = "Forum") -> Chat:
        """Create a supergroup with topics."""
        return places.create_chat(self.world, self.user, "supergroup", title, is_forum=True)

    def create_channel(self, title: str = "Channel", *, username: str = "") -> Chat:
        """Create a channel."""
        return places.create_chat(self.world, self.user, "channel", title, username=username)

    def open_topic(self, forum: Chat, name: str = "Papers") -> Topic:
        """Open a topic in a forum."""
        return places.open_topic(self.world, forum, self.user, name)

    def close_topic(self, forum: Chat, topic: int, *, closed: bool = True) -> None:
        """Close a topic, or open it again."""
        places.close_topic(self.world, forum, self.user, topic, closed=closed)

    def join(self, chat: Chat, *, admin: bool = False) -> None:
        """Join a group or channel."""
        rights = places.all_rights(chat) if admin else frozenset()
        member = Member(self.user, "administrator" if admin else "member", rights)
        places.set_member(self.world, chat, self.user, member)

    def leave(self, chat: Chat) -> None:
        """Leave a group or channel."""
        places.set_member(self.world, chat, self.user, Member(self.user, "left"))

    def add_bot(self, chat: Chat) -> None:
        """Add the bot as a plain member."""
        places.set_member(self.world, chat, self.user, Member(self.world.bot, "member"))

    def promote_bot(self, chat: Chat, rights: Iterable[str] | None = None) -> None:
        """Make the bot an administrator, with all rights unless told otherwise."""
        given = places.all_rights(chat) if rights is None else frozenset(rights)
        member = Member(self.world.bot, "administrator", given)
        places.set_member(self.world, chat, self.user, member)

    def restrict_bot(self, chat: Chat, without: Iterable[str] = ("can_send_messages",)) -> None:
        """Take permissions from the bot in a supergroup."""
        member = places.restricted(self.world.bot, without)
        places.set_member(self.world, chat, self.user, member)

    def remove_bot(self, chat: Chat) -> None:
        """Kick the bot out."""
        places.set_member(self.world, chat, self.user, Member(self.world.bot, "kicked"))

    def delete_chat(self, chat: Chat) -> None:
        """Delete a group or channel for everybody."""
        places.delete_chat(self.world, chat)

    def upgrade(self, group: Chat) -> Chat:
        """Turn a group into a supergroup and return that."""
        return places.migrate(self.world, group, self.user)
