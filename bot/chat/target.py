"""Which chat a command is about: the one that it is written in, or a channel that it names."""

from dataclasses import dataclass, replace

from telegram import Update

from bot.chat.permissions import may_change
from bot.chat.replies import reply_plain
from bot.chat.sender import Asker, asker_of, pressed
from bot.chat.services import Context, Services
from bot.client.chats import Refusal, enter
from bot.client.sending import note


@dataclass(frozen=True, slots=True)
class Aim:
    """A chat whose subscription the asker may change."""

    asker: Asker
    """The asker, as if in that chat; their words stay in their own language."""
    words: tuple[str, ...]
    """What follows the command, without the chat's name."""
    name: str = ""
    """The named chat; empty when it is the one that the command is written in."""


async def aim(update: Update, context: Context, services: Services) -> Aim | None:
    """The chat that a command is about; ``None`` when it was refused, which the asker was told.

    ``/settings @papers time 08:30`` in a private chat is about ``@papers``; in any other chat a
    command is about that chat, and for its administrators.
    """
    asker = asker_of(update, services)
    words = tuple(context.args or [])
    if asker.private and words and words[0].startswith("@") and len(words[0]) > 1:
        entry = await enter(context.bot, words[0], asker.user_id)
        if isinstance(entry, Refusal):
            await reply_plain(update, say_refusal(asker, entry, words[0]))
            return None
        there = replace(asker, chat_id=entry.chat_id, thread_id=0, private=False)
        return Aim(there, words[1:], entry.name)
    return Aim(asker, words) if await may_change(update, context, asker) else None


async def look(update: Update, context: Context, services: Services) -> Aim | None:
    """As ``aim``, for what only shows: in the chat that it is written in everybody may look."""
    asker = asker_of(update, services)
    if asker.private and context.args:
        return await aim(update, context, services)
    return Aim(asker, ())


async def aim_button(
    update: Update, context: Context, services: Services, chat_id: int
) -> Aim | None:
    """The chat that a button is about: its own for 0; ``None`` when refused, which was told."""
    query, asker = pressed(update, services)
    if not chat_id:
        return Aim(asker, ()) if await may_change(update, context, asker) else None
    entry = await enter(context.bot, chat_id, asker.user_id)
    if isinstance(entry, Refusal):
        await note(query, say_refusal(asker, entry, asker.say("channel-that")))
        return None
    there = replace(asker, chat_id=entry.chat_id, thread_id=0, private=False)
    return Aim(there, (), entry.name)


def say_refusal(asker: Asker, refusal: Refusal, name: str) -> str:
    """Why a chat cannot be set up, and what to do."""
    return asker.say(_SAID[refusal], name=name[:64])


_SAID = {
    Refusal.NOT_THERE: "channel-not-there",
    Refusal.NOT_YOURS: "channel-not-yours",
    Refusal.NO_VOICE: "channel-no-voice",
    Refusal.NO_ANSWER: "channel-no-answer",
}
