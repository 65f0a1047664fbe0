"""Who may change what a chat gets."""

from telegram import Bot, Update
from telegram.constants import ChatType
from telegram.ext import ApplicationHandlerStop

from bot.chat.replies import reply_plain
from bot.chat.senders import Context, Sender
from bot.client.chats import is_administrator
from bot.client.sending import answer_tap


async def check_rights(update: Update, context: Context, sender: Sender) -> None:
    """Checks that the sender may change the chat's subscription.

    Raises ``ApplicationHandlerStop`` when they may not, after telling them why.
    """
    if sender.private:
        return
    match await _is_administrator(update, context.bot):
        case True:
            return
        case False:
            text = sender.say("only-admins")
        case None:
            chat = update.effective_chat
            name = (chat and chat.title) or sender.say("channel-that")
            text = sender.say("channel-no-answer", name=name)
    if update.callback_query is not None:
        await answer_tap(update.callback_query, text)
    else:
        await reply_plain(update, text)
    raise ApplicationHandlerStop


async def _is_administrator(update: Update, bot: Bot) -> bool | None:
    """Whether an administrator acts here; ``None`` when Telegram did not say.

    A post in a channel, and a message sent in the group's own name, come from administrators.
    """
    chat, user = update.effective_chat, update.effective_user
    assert chat is not None
    if chat.type == ChatType.CHANNEL and update.channel_post:
        return True
    written = None if update.callback_query else update.effective_message
    if written is not None and written.sender_chat is not None:
        return written.sender_chat.id == chat.id
    return user is not None and await is_administrator(bot, chat.id, user.id)
