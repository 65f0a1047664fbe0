"""Who may do what in another chat: a channel or group that somebody names from elsewhere."""

import logging
from dataclasses import dataclass
from enum import StrEnum

from telegram import Bot, ChatMember, ChatMemberAdministrator, ChatMemberRestricted
from telegram.constants import ChatType
from telegram.error import BadRequest, Forbidden, TelegramError

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class OpenChat:
    """The chat is open: the person runs it and the bot may write there."""

    chat_id: int
    name: str
    """``@name``, or the title of a chat without one."""


class Refusal(StrEnum):
    """Why it is not."""

    NOT_THERE = "not-there"
    """There is no such chat, or the bot is not in it."""
    NOT_YOURS = "not-yours"
    """The person is no administrator of it."""
    NO_VOICE = "no-voice"
    """The bot is in it and may not write."""
    NO_ANSWER = "no-answer"
    """Telegram did not answer."""


async def open_chat(bot: Bot, chat: int | str, user_id: int) -> OpenChat | Refusal:
    """Looks whether a person may set up pushes for a chat, named by its id or ``@name``."""
    try:
        found = await bot.get_chat(chat)
        if found.type == ChatType.PRIVATE:
            return Refusal.NOT_THERE
        own = await bot.get_chat_member(found.id, bot.id)
        if own.status in (ChatMember.LEFT, ChatMember.BANNED):
            return Refusal.NOT_THERE
        person = await bot.get_chat_member(found.id, user_id)
    except (BadRequest, Forbidden) as error:
        log.info("chat %s is closed: %s", chat, error.message)
        return Refusal.NOT_THERE
    except TelegramError as error:
        log.warning("chat %s: %s", chat, error.message)
        return Refusal.NO_ANSWER
    if not is_administrator(person):
        return Refusal.NOT_YOURS
    if not _may_write(own, channel=found.type == ChatType.CHANNEL):
        return Refusal.NO_VOICE
    return OpenChat(found.id, f"@{found.username}" if found.username else (found.title or ""))


def is_administrator(member: ChatMember) -> bool:
    """Whether somebody is an administrator of the chat, or its owner."""
    return member.status in (ChatMember.ADMINISTRATOR, ChatMember.OWNER)


def _may_write(own: ChatMember, *, channel: bool) -> bool:
    if channel:
        return isinstance(own, ChatMemberAdministrator) and bool(own.can_post_messages)
    return not isinstance(own, ChatMemberRestricted) or own.can_send_messages
