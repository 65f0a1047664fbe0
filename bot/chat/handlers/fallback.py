"""Whatever no other handler takes."""

import logging
from dataclasses import dataclass

from telegram import Update

from bot.chat.replies import reply_plain
from bot.chat.senders import Context, Senders
from bot.client.sending import answer_tap

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class FallbackHandlers:
    """One helpful line, never silence and never an error text."""

    senders: Senders

    async def help(self, update: Update, context: Context) -> None:
        """How to use the bot."""
        await reply_plain(update, self.senders.of(update).say("help"))

    async def unknown_command(self, update: Update, context: Context) -> None:
        """A command that does not exist; in groups only when it names this bot."""
        message, sender = update.effective_message, self.senders.of(update)
        assert message is not None
        command = (message.text or message.caption or "/").split()[0]
        name, _, addressee = command.partition("@")
        if sender.private or addressee.casefold() == context.bot.username.casefold():
            await reply_plain(update, sender.say("unknown-command", command=name[:40]))

    async def anything(self, update: Update, context: Context) -> None:
        """A picture, a sticker, a voice message … in a private chat."""
        await reply_plain(update, self.senders.of(update).say("not-understood"))

    async def failed(self, update: object, context: Context) -> None:
        """An error in a handler: noted with its cause, and excused to the person."""
        log.error("an update could not be answered", exc_info=context.error)
        if not isinstance(update, Update) or update.effective_chat is None:
            return
        text = self.senders.of(update).say("went-wrong")
        if update.callback_query is not None:
            await answer_tap(update.callback_query, text)
        elif update.effective_message is not None and not update.my_chat_member:
            await reply_plain(update, text)
