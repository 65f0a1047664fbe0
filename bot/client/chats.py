"""What Telegram says of people and the bot in a chat: who runs it, and who may write there."""

import logging
from dataclasses import dataclass
from enum import StrEnum

from telegram import Bot, ChatMember, ChatMemberAdministrator, ChatMemberRestricted
from telegram.constants import ChatType
from telegram.error import BadRequest, Forbidden, TelegramError

from bot.client.calls import attempt

log = logging.getLogger(__name__)

_ADMINISTRATORS = (ChatMember.ADMINISTRATOR, ChatMember.OWNER)


@dataclass(frozen=True, slots=True)
class OpenChat:
    """A channel or group that a person runs and the bot may write to."""

    chat_id: int
    name: str
    """``@name``, or the title of a chat without one."""


class Refusal(StrEnum):
    """Why a person may not set up a chat."""

    NOT_THERE = "not-there"
    """There is no such chat, or the bot is not in it."""
    NOT_YOURS = "not-yours"
    """The person is not an administrator of it."""
    NO_VOICE = "no-voice"
    """The bot is in it and may not write there."""
    NO_ANSWER = "no-answer"
    """Telegram did not answer."""


async def open_chat(bot: Bot, chat: int | str, user_id: int) -> OpenChat | Refusal:
    """Returns the channel or group, or why the person ``user_id`` may not set up pushes for it.

    ``chat`` is its id or ``@name``.
    """
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
    if person.status not in _ADMINISTRATORS:
        return Refusal.NOT_YOURS
    if not _may_write(own, channel=found.type == ChatType.CHANNEL):
        return Refusal.NO_VOICE
    return OpenChat(found.id, f"@{found.username}" if found.username else (found.title or ""))


async def is_administrator(bot: Bot, chat_id: int, user_id: int) -> bool | None:
    """Whether a person is an administrator of a chat or its owner; ``None`` without an answer."""
    call = bot.get_chat_member(chat_id, user_id)
    failure = f"the rights of {user_id} in chat {chat_id} are not known"
    member = await attempt(call, failure, logging.WARNING)
    return None if member is None else member.status in _ADMINISTRATORS


def _may_write(own: ChatMember, *, channel: bool) -> bool:
    if channel:
        return isinstance(own, ChatMemberAdministrator) and bool(own.can_post_messages)
    return not isinstance(own, ChatMemberRestricted) or own.can_send_messages
