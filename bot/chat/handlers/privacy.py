"""/privacy and /forget: what is kept of a person, and how all of it is deleted."""

from dataclasses import dataclass

from telegram import Update

from bot.cards.actions import Forget
from bot.cards.links import FORGET
from bot.cards.message import button, message
from bot.chat.replies import reply, reply_plain, show, with_private_button
from bot.chat.senders import Context, Sender, Senders
from bot.store.readers import Readers


@dataclass(frozen=True, slots=True)
class PrivacyHandlers:
    """The handlers around what is stored."""

    senders: Senders
    readers: Readers

    async def privacy(self, update: Update, context: Context) -> None:
        """Says what is stored."""
        await reply_plain(update, self.senders.of(update).say("privacy"))

    async def forget(self, update: Update, context: Context) -> None:
        """Asks whether to delete all; in a group only links to the private chat."""
        sender = self.senders.of(update)
        if sender.private:
            await self.ask(update, sender)
            return
        await reply(update, with_private_button(sender, "forget-private", context.bot, FORGET))

    async def ask(self, update: Update, sender: Sender) -> None:
        """Says what will be deleted, with the button that does it."""
        sure = button(sender.say("button-forget"), Forget(True))
        no = button(sender.say("button-cancel"), Forget(False))
        await reply(update, message(sender.say("forget-ask"), ((sure, no),)))

    async def press(self, update: Update, context: Context, action: Forget) -> None:
        """Deletes everything at once, or nothing."""
        query, sender = self.senders.of_tap(update)
        if not action.sure:
            await show(query, sender, message(sender.say("forget-kept")))
            return
        self.readers.forget(sender.user_id)  # the chosen language too; this answer still has it
        await show(query, sender, message(sender.say("forgotten")))
