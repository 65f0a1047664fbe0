"""A flood of messages from one person is slowed kindly, before anything answers them."""

from telegram import Update
from telegram.constants import ChatType
from telegram.ext import ApplicationHandlerStop

from bot.chat.replies import reply_plain
from bot.chat.sender import sender_of
from bot.chat.services import Context, Services
from bot.chat.words.throttle import Throttle, Verdict
from bot.client.sending import answer_tap

_MOST_TAPS = 40
"""In thirty seconds: leafing through cards is quick."""


class Throttling:
    """Stops what is too much; stands in front of every other handler."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._messages = Throttle()
        self._taps = Throttle(_MOST_TAPS)

    async def check(self, update: Update, context: Context) -> None:
        """Lets an update through, or ends its way here with a kind line or in silence."""
        user, now = update.effective_user, self._services.clock()
        if user is None or user.is_bot or update.effective_chat is None:
            return  # a channel, an anonymous administrator, somebody who types an inline query
        if update.callback_query is not None:
            verdict = self._taps.weigh(user.id, now)
            if verdict is not Verdict.ANSWER or self._messages.is_slowed(user.id, now):
                await answer_tap(update.callback_query, self._say(update, "slow-down-button"))
                raise ApplicationHandlerStop
        elif update.message is not None and _is_for_us(update, context.bot.username):
            verdict = self._messages.weigh(user.id, now)
            if verdict is Verdict.ASK:
                await reply_plain(update, self._say(update, "slow-down"))
            if verdict is not Verdict.ANSWER:
                raise ApplicationHandlerStop

    def _say(self, update: Update, key: str) -> str:
        return sender_of(update, self._services).say(key)


def _is_for_us(update: Update, username: str) -> bool:
    """In a group only commands are counted: people talk to each other there."""
    message = update.message
    assert message is not None
    if message.chat.type == ChatType.PRIVATE:
        return True
    command, _, addressee = (message.text or message.caption or "").partition(" ")[0].partition("@")
    return command.startswith("/") and addressee.casefold() in ("", username.casefold())
