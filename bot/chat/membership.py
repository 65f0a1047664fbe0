"""What happens to the bot's place in a chat: blocked, let in, moved."""

import logging

from telegram import ChatMember, Update
from telegram.constants import ChatType

from bot.chat.answers import note, reply_plain
from bot.chat.asker import asker_of
from bot.chat.services import Context, Services

log = logging.getLogger(__name__)


_OUT = (ChatMember.LEFT, ChatMember.BANNED)


class Membership:
    """Keeps subscriptions in step with where the bot may write."""

    def __init__(self, services: Services) -> None:
        self._services = services

    async def changed(self, update: Update, context: Context) -> None:
        """``my_chat_member``: switched off where the bot is out, taken up where it is back."""
        change = update.my_chat_member
        assert change is not None
        chat, now = change.chat, self._services.clock()
        was_out = change.old_chat_member.status in _OUT
        is_out = change.new_chat_member.status in _OUT
        if is_out:
            off = self._services.subscriptions.switch_off(
                chat.id, change.new_chat_member.status, now
            )
            log.info("out of chat %d, %d subscriptions off", chat.id, off)
            return
        if self._services.subscriptions.switch_on(chat.id, now):
            log.info("back in chat %d", chat.id)
            self._services.planning.plan(self._services.clock())
            self._services.push.wake()
        elif self._services.subscriptions.get(chat.id):
            return  # a group that became a supergroup
        elif was_out and chat.type in (ChatType.GROUP, ChatType.SUPERGROUP):
            asker = asker_of(update, self._services)
            await context.bot.send_message(chat.id, asker.say("welcome-group"))

    async def moved(self, update: Update, context: Context) -> None:
        """A group became a supergroup: its subscriptions move along."""
        message = update.effective_message
        assert message is not None
        if message.migrate_to_chat_id:
            self._services.subscriptions.move(message.chat.id, message.migrate_to_chat_id)
        elif message.migrate_from_chat_id:
            self._services.subscriptions.move(message.migrate_from_chat_id, message.chat.id)


class Rest:
    """Whatever nothing else takes: one helpful line, never silence and never an error text."""

    def __init__(self, services: Services) -> None:
        self._services = services

    async def help(self, update: Update, context: Context) -> None:
        """How to use the bot."""
        await reply_plain(update, asker_of(update, self._services).say("help"))

    async def unknown_command(self, update: Update, context: Context) -> None:
        """A command that does not exist; in groups only when it names this bot."""
        message, asker = update.effective_message, asker_of(update, self._services)
        assert message is not None
        command = (message.text or message.caption or "/").split()[0]
        name, _, addressee = command.partition("@")
        if asker.private or addressee.casefold() == context.bot.username.casefold():
            await reply_plain(update, asker.say("unknown-command", command=name[:40]))

    async def anything(self, update: Update, context: Context) -> None:
        """A picture, a sticker, a voice message … in a private chat."""
        await reply_plain(update, asker_of(update, self._services).say("not-understood"))

    async def failed(self, update: object, context: Context) -> None:
        """An error in a handler: noted with its cause, and excused to the person."""
        log.error("an update could not be answered", exc_info=context.error)
        if not isinstance(update, Update) or update.effective_chat is None:
            return
        text = asker_of(update, self._services).say("went-wrong")
        if update.callback_query is not None:
            await note(update.callback_query, text)
        elif update.effective_message is not None and not update.my_chat_member:
            await reply_plain(update, text)
