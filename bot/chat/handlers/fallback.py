"""/help, and answers to what no other handler takes."""

import logging
from dataclasses import dataclass

from telegram import Update

from bot.cards.message import message
from bot.cards.styled import with_code
from bot.chat.replies import reply, reply_plain
from bot.chat.senders import Context, Senders, said_in, say_without_store, written
from bot.client.sending import answer_tap
from bot.errors import StoreAwayError

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class FallbackHandlers:
    """The handlers that answer with one helpful line, never with silence or an error text."""

    senders: Senders

    async def help(self, update: Update, context: Context) -> None:
        """Says how to use the bot."""
        text = self.senders.of(update).say("help", bot=context.bot.username)
        await reply(update, message(with_code(text)))

    async def unknown_command(self, update: Update, context: Context) -> None:
        """Says that a command does not exist; in groups only when it names this bot."""
        sender = self.senders.of(update)
        command = (said_in(written(update)) or "/").split()[0]
        name, _, addressee = command.partition("@")
        if sender.private or addressee.casefold() == context.bot.username.casefold():
            await reply_plain(update, sender.say("unknown-command", command=name[:40]))

    async def anything(self, update: Update, context: Context) -> None:
        """Answers a picture, a sticker or a voice message in a private chat."""
        await reply_plain(update, self.senders.of(update).say("not-understood"))

    async def failed(self, update: object, context: Context) -> None:
        """Logs an error in a handler with its cause, and apologizes to the person."""
        log.error("an update could not be answered", exc_info=context.error)
        if not isinstance(update, Update):
            return
        away = isinstance(context.error, StoreAwayError)
        language = self.senders.default_language
        say = say_without_store(update, language) if away else self.senders.of(update).say
        if update.callback_query is not None:  # perhaps below a card posted inline, in no chat
            await answer_tap(update.callback_query, say("went-wrong"))
        elif update.effective_message is not None and not update.my_chat_member:
            await reply_plain(update, say("went-wrong"))
