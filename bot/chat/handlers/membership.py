"""Changes of the bot's place in a chat: blocked, let in, muted; a topic reopens; the chat moves."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass

from telegram import Chat, ChatMember, ChatMemberAdministrator, ChatMemberRestricted, Update
from telegram.constants import ChatType

from bot.cards.message import message
from bot.chat.replies import send_to
from bot.chat.senders import Clock, Context, Senders, thread_of, written
from bot.delivery.requests import Requests
from bot.papers import Subscription
from bot.store.pauses import Pauses
from bot.store.subscriptions import Subscriptions

log = logging.getLogger(__name__)

_OUT = (ChatMember.LEFT, ChatMember.BANNED)
_NO_RIGHT = "not enough rights to send messages"


@dataclass(frozen=True, slots=True)
class MembershipHandlers:
    """The handlers that keep subscriptions in step with where the bot may write."""

    senders: Senders
    subscriptions: Subscriptions
    pauses: Pauses
    delivery: Requests
    clock: Clock

    async def changed(self, update: Update, context: Context) -> None:
        """Switches subscriptions off where the bot is out, and on again where it is back.

        Where the bot is inside and may not write, they wait.
        """
        change = update.my_chat_member
        assert change is not None
        chat, now = change.chat, self.clock()
        was_out = change.old_chat_member.status in _OUT
        is_out = change.new_chat_member.status in _OUT
        if is_out:
            off = self.subscriptions.switch_off(chat.id, change.new_chat_member.status, now)
            log.info("out of chat %d, %d subscriptions off", chat.id, off)
            return
        taken_up = self.subscriptions.switch_on(chat.id, now)
        if _may_write(change.new_chat_member, chat.type):
            taken_up += self.pauses.resume(chat.id, now)
        elif paused := self.pauses.pause(chat.id, _NO_RIGHT, now):
            log.info("may not write in chat %d, %d subscriptions wait", chat.id, paused)
        if taken_up:
            log.info("back in chat %d", chat.id)
            self._go_on(taken_up)
        elif self.subscriptions.get(chat.id):
            return  # a group that became a supergroup
        elif was_out and _is_group(chat):
            sender = self.senders.of(update)
            await send_to(context.bot, chat.id, 0, message(sender.say("welcome-group")))

    async def reopened(self, update: Update, context: Context) -> None:
        """Goes on where a topic was closed and is open again."""
        service = written(update)
        topic = thread_of(service)
        self._go_on(self.pauses.resume(service.chat.id, self.clock(), topic))

    async def moved(self, update: Update, context: Context) -> None:
        """Moves the subscriptions of a group that became a supergroup."""
        message = written(update)
        if message.migrate_to_chat_id:
            self.subscriptions.move(message.chat.id, message.migrate_to_chat_id)
        elif message.migrate_from_chat_id:
            self.subscriptions.move(message.migrate_from_chat_id, message.chat.id)

    def _go_on(self, subscriptions: Sequence[Subscription]) -> None:
        for subscription in subscriptions:
            with self.delivery.owing(subscription):
                pass  # there is no answer that has to come first


def _is_group(chat: Chat) -> bool:
    """Whether a chat is a group; direct messages of a channel call themselves one."""
    return chat.type in (ChatType.GROUP, ChatType.SUPERGROUP) and not chat.is_direct_messages


def _may_write(member: ChatMember, chat_type: str) -> bool:
    """Whether a membership lets the bot write, as far as it tells: groups may mute all members."""
    match member:
        case ChatMemberRestricted():
            return member.can_send_messages
        case ChatMemberAdministrator() if chat_type == ChatType.CHANNEL:
            return bool(member.can_post_messages)
    return True
