"""Changes of the bot's place in a chat: it is blocked, let in, or the chat moves."""

import logging
from dataclasses import dataclass

from telegram import ChatMember, Update
from telegram.constants import ChatType

from bot.cards.message import message
from bot.chat.replies import send_to
from bot.chat.senders import Clock, Context, Senders, written
from bot.delivery.requests import Requests
from bot.store.subscriptions import Subscriptions

log = logging.getLogger(__name__)

_OUT = (ChatMember.LEFT, ChatMember.BANNED)


@dataclass(frozen=True, slots=True)
class MembershipHandlers:
    """The handlers that keep subscriptions in step with where the bot may write."""

    senders: Senders
    subscriptions: Subscriptions
    delivery: Requests
    clock: Clock

    async def changed(self, update: Update, context: Context) -> None:
        """Switches subscriptions off where the bot is out, and on again where it is back."""
        change = update.my_chat_member
        assert change is not None
        chat, now = change.chat, self.clock()
        was_out = change.old_chat_member.status in _OUT
        is_out = change.new_chat_member.status in _OUT
        if is_out:
            off = self.subscriptions.switch_off(chat.id, change.new_chat_member.status, now)
            log.info("out of chat %d, %d subscriptions off", chat.id, off)
            return
        if taken_up := self.subscriptions.switch_on(chat.id, now):
            log.info("back in chat %d", chat.id)
            for subscription in taken_up:
                with self.delivery.owing(subscription):
                    pass  # there is no answer that has to come first
        elif self.subscriptions.get(chat.id):
            return  # a group that became a supergroup
        elif was_out and chat.type in (ChatType.GROUP, ChatType.SUPERGROUP):
            sender = self.senders.of(update)
            await send_to(context.bot, chat.id, 0, message(sender.say("welcome-group")))

    async def moved(self, update: Update, context: Context) -> None:
        """Moves the subscriptions of a group that became a supergroup."""
        message = written(update)
        if message.migrate_to_chat_id:
            self.subscriptions.move(message.chat.id, message.migrate_to_chat_id)
        elif message.migrate_from_chat_id:
            self.subscriptions.move(message.migrate_from_chat_id, message.chat.id)
