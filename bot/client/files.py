"""Sends files and pictures to one chat."""

import logging
from dataclasses import dataclass

from telegram import Bot
from telegram.constants import ChatAction

from bot.client.calls import attempt


@dataclass(frozen=True, slots=True)
class File:
    """A document with its name, and a line below it."""

    name: str
    content: bytes
    caption: str = ""
    """Plain text."""


async def send_file(bot: Bot, chat_id: int, thread_id: int, file: File) -> bool:
    """Sends a document to a chat, or its forum topic ``thread_id``; returns whether it arrived."""
    call = bot.send_document(
        chat_id,
        file.content,
        filename=file.name,
        caption=file.caption or None,
        message_thread_id=thread_id or None,
        disable_content_type_detection=True,
    )
    failure = f"a file for {chat_id} did not arrive"
    return await attempt(call, failure, logging.WARNING) is not None


async def announce_picture(bot: Bot, chat_id: int) -> None:
    """Shows in the chat that a picture is on its way, since making one takes a while."""
    call = bot.send_chat_action(chat_id, ChatAction.UPLOAD_PHOTO)
    await attempt(call, "a picture was not announced")


async def send_picture(bot: Bot, chat_id: int, picture: bytes) -> None:
    """Sends a PNG to a chat; when it does not arrive, the log says why."""
    call = bot.send_photo(chat_id, picture, filename="papergram.png")
    await attempt(call, f"a picture for {chat_id} did not arrive", logging.WARNING)
