"""Who may change what a chat gets."""

from telegram import Bot, Update
from telegram.constants import ChatType

from bot.chat.replies import reply_plain
from bot.chat.sender import Sender
from bot.chat.services import Context
from bot.client.chats import is_administrator
from bot.client.sending import note


async def may_change(update: Update, context: Context, sender: Sender) -> bool:
    """Whether the sender may change the chat's subscription; who may not is told."""
    if sender.private or await _is_administrator(update, context.bot):
        return True
    if update.callback_query is not None:
        await note(update.callback_query, sender.say("only-admins"))
    else:
        await reply_plain(update, sender.say("only-admins"))
    return False


async def _is_administrator(update: Update, bot: Bot) -> bool:
    """A post in a channel, and a message sent in the group's own name, come from administrators."""
    chat, user = update.effective_chat, update.effective_user
    assert chat is not None
    if chat.type == ChatType.CHANNEL and update.channel_post:
        return True
    written = None if update.callback_query else update.effective_message
    if written is not None and written.sender_chat is not None:
        return written.sender_chat.id == chat.id
    return user is not None and is_administrator(await bot.get_chat_member(chat.id, user.id))
