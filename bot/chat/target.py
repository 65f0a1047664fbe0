"""The chat that a command is about: the one that it is written in, or a channel that it names."""

from dataclasses import dataclass, replace

from telegram import Update
from telegram.ext import ApplicationHandlerStop

from bot.chat.permissions import check_rights
from bot.chat.replies import reply_plain
from bot.chat.senders import Context, Sender, Senders
from bot.client.chats import OpenChat, Refusal, open_chat
from bot.client.sending import answer_tap


@dataclass(frozen=True, slots=True)
class Target:
    """A chat whose subscription the sender may change."""

    sender: Sender
    """The sender, as if in that chat; their words stay in their own language."""
    words: tuple[str, ...]
    """What follows the command, without the chat's name."""
    name: str | None = None
    """The named chat; ``None`` when it is the one that the command is written in."""

    @property
    def to(self) -> str:
        """What a hint adds to a command, so that the command is about this chat too."""
        return f" {self.name}" if self.name else ""


async def target_of(update: Update, context: Context, senders: Senders) -> Target:
    """Returns the chat that a command is about.

    ``/settings @papers time 08:30`` in a private chat is about ``@papers``; in any other chat a
    command is about that chat, and for its administrators. Raises ``ApplicationHandlerStop`` when
    the sender may not change it, after telling them why.
    """
    sender = senders.of(update)
    words = tuple(context.args or [])
    if sender.private and words and words[0].startswith("@") and len(words[0]) > 1:
        entry = await open_chat(context.bot, words[0], sender.user_id)
        if isinstance(entry, Refusal):
            await reply_plain(update, say_refusal(sender, entry, words[0]))
            raise ApplicationHandlerStop
        return _other(sender, entry, words[1:])
    await check_rights(update, context, sender)
    return Target(sender, words)


async def viewed_target(update: Update, context: Context, senders: Senders) -> Target:
    """Does as ``target_of``, for what only shows: everybody may look at their own chat."""
    sender = senders.of(update)
    if sender.private and context.args:
        return await target_of(update, context, senders)
    return Target(sender, ())


async def target_of_button(
    update: Update, context: Context, senders: Senders, chat_id: int | None
) -> Target:
    """Returns the chat of a button, or that of ``chat_id``; raises as ``target_of`` does."""
    query, sender = senders.of_tap(update)
    if chat_id is None:
        await check_rights(update, context, sender)
        return Target(sender, ())
    entry = await open_chat(context.bot, chat_id, sender.user_id)
    if isinstance(entry, Refusal):
        await answer_tap(query, say_refusal(sender, entry, sender.say("channel-that")))
        raise ApplicationHandlerStop
    return _other(sender, entry)


def _other(sender: Sender, entry: OpenChat, words: tuple[str, ...] = ()) -> Target:
    there = replace(sender, chat_id=entry.chat_id, thread_id=0, private=False)
    return Target(there, words, entry.name)


def say_refusal(sender: Sender, refusal: Refusal, name: str) -> str:
    """Says why a chat cannot be set up, and what to do."""
    return sender.say(_SAID[refusal], name=name[:64])


_SAID = {
    Refusal.NOT_THERE: "channel-not-there",
    Refusal.NOT_YOURS: "channel-not-yours",
    Refusal.NO_VOICE: "channel-no-voice",
    Refusal.NO_ANSWER: "channel-no-answer",
}
