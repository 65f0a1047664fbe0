"""Files and pictures to one chat."""

import logging
from dataclasses import dataclass

from telegram import Bot
from telegram.constants import ChatAction
from telegram.error import TelegramError

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class File:
    """A document with its name, and a line below it."""

    name: str
    content: bytes
    caption: str = ""
    """Plain text."""


async def send_file(bot: Bot, chat_id: int, thread_id: int, file: File) -> bool:
    """Sends a document to a chat, or its forum topic ``thread_id``; returns whether it arrived."""
    try:
        await bot.send_document(
            chat_id,
            file.content,
            filename=file.name,
            caption=file.caption or None,
            message_thread_id=thread_id or None,
            disable_content_type_detection=True,
        )
    except TelegramError as error:
        log.warning("a file for %d did not arrive: %s", chat_id, error.message)
        return False
    return True


async def announce_picture(bot: Bot, chat_id: int) -> None:
    """Shows in the chat that a picture is on its way, since it takes a while."""
    try:
        await bot.send_chat_action(chat_id, ChatAction.UPLOAD_PHOTO)
    except TelegramError as error:
        log.info("a picture was not announced: %s", error.message)


async def send_picture(bot: Bot, chat_id: int, picture: bytes) -> None:
    """Sends a PNG to a chat; when it does not arrive, the log says why."""
    try:
        await bot.send_photo(chat_id, picture, filename="papergram.png")
    except TelegramError as error:
        log.warning("a picture for %d did not arrive: %s", chat_id, error.message)
