"""People, chats and messages as Telegram keeps them: plain data, without the API's behaviour."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias

from bot.offline.standin.formatting import NO_TEXT, FormattedText

Json: TypeAlias = dict[str, Any]
ChatType: TypeAlias = Literal["private", "group", "supergroup", "channel"]
Status: TypeAlias = Literal["creator", "administrator", "member", "restricted", "left", "kicked"]

GENERAL_TOPIC = 1
ADMIN_RIGHTS = (
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
    "can_send_welcome_messages",
)
GROUP_RIGHTS = ("can_pin_messages", "can_manage_topics")
CHANNEL_RIGHTS = ("can_post_messages", "can_edit_messages")
PERMISSIONS = (
    "can_send_messages",
    "can_send_audios",
    "can_send_documents",
    "can_send_photos",
    "can_send_videos",
    "can_send_video_notes",
    "can_send_voice_notes",
    "can_send_polls",
    "can_send_other_messages",
    "can_add_web_page_previews",
    "can_react_to_messages",
    "can_edit_tag",
    "can_change_info",
    "can_invite_users",
    "can_pin_messages",
    "can_manage_topics",
)


@dataclass(frozen=True, slots=True)
class User:
    """A person or the bot."""

    id: int
    first_name: str
    is_bot: bool = False
    last_name: str = ""
    username: str = ""
    language_code: str = ""


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody's membership in a chat.

    ``rights`` are those of an administrator, or those that a restricted member still has.
    """

    user: User
    status: Status
    rights: frozenset[str] = frozenset()

    @property
    def is_inside(self) -> bool:
        """Whether the member is in the chat now."""
        return self.status not in ("left", "kicked")

    @property
    def is_admin(self) -> bool:
        """Whether the member is the owner or an administrator."""
        return self.status in ("creator", "administrator")

    def may(self, right: str) -> bool:
        """Whether the member holds an administrator's right."""
        return self.status == "creator" or (self.status == "administrator" and right in self.rights)


@dataclass(slots=True)
class Topic:
    """A topic of a forum; its id is the id of the service message that opened it."""

    id: int
    name: str
    closed: bool = False


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file that the bot uploaded or a person sent."""

    file_id: str
    unique_id: str
    name: str
    mime_type: str
    content: bytes
    kind: Literal["document", "photo"]


@dataclass(slots=True, eq=False)
class Message:
    """A message as it stands on the screen.

    ``html`` is the text or caption as the bot sent it, markup included. ``body`` is what Telegram
    made of it. ``extra`` holds fields of service messages as the Bot API spells them.
    """

    id: int
    chat: Chat
    date: int
    sender: User | None
    body: FormattedText = NO_TEXT
    html: str = ""
    parse_mode: str = ""
    markup: Json | None = None
    thread: int | None = None
    direct_topic: int | None = None
    reply_to: Message | None = None
    file: StoredFile | None = None
    link_preview: Json | None = None
    disable_notification: bool = False
    protect_content: bool = False
    edit_date: int | None = None
    origin: Json | None = None
    via_bot: User | None = None
    inline_id: str = ""
    extra: Json = field(default_factory=dict)
    deleted: bool = False
    edits: int = 0
    reactions: list[Json] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The text or caption as people read it."""
        return self.body.text

    @property
    def buttons(self) -> list[Json]:
        """All inline buttons, row by row, as the bot sent them."""
        rows = (self.markup or {}).get("inline_keyboard", [])
        return [button for row in rows for button in row]

    @property
    def is_outgoing(self) -> bool:
        """Whether the bot sent it, as itself or in a channel."""
        return self.sender is not None and self.sender.is_bot

    @property
    def reply_to_bot(self) -> bool:
        """Whether it answers something that the bot sent."""
        return self.reply_to is not None and self.reply_to.is_outgoing

    def button(self, wanted: str) -> Json:
        """Returns the button with this callback data, text or URL. Raises ``LookupError``."""
        for key in ("callback_data", "text", "url"):
            for button in self.buttons:
                if button.get(key) == wanted:
                    return button
        raise LookupError(f"no button {wanted!r} among {[b['text'] for b in self.buttons]}")

    def __repr__(self) -> str:
        return f"<Message {self.id} in {self.chat.id}: {self.text[:60]!r}>"


@dataclass(slots=True, eq=False)
class Chat:
    """A private chat, group, supergroup (with topics: a forum) or channel."""

    id: int
    type: ChatType
    title: str = ""
    username: str = ""
    user: User | None = None  # the person of a private chat
    started: bool = False  # private: the person has pressed Start
    blocked: bool = False  # private: the person has blocked the bot
    deactivated: bool = False  # the account or group is gone
    is_forum: bool = False
    is_direct: bool = False  # a channel's direct messages: a topic for each person who writes
    muted_permissions: frozenset[str] = frozenset()  # what plain members may not do
    migrated_to: int | None = None
    members: dict[int, Member] = field(default_factory=dict)
    topics: dict[int, Topic] = field(default_factory=dict)
    messages: dict[int, Message] = field(default_factory=dict)
    pinned: list[int] = field(default_factory=list)
    last_message_id: int = 0

    @property
    def is_group(self) -> bool:
        """Whether it is a group or supergroup."""
        return self.type in ("group", "supergroup")

    def __repr__(self) -> str:
        return f"<Chat {self.id} {self.type} {self.title or (self.user and self.user.first_name)}>"
