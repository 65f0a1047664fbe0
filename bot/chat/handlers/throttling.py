"""What slows a flood of messages from one person, before anything answers them."""

from dataclasses import dataclass, field

from telegram import Update
from telegram.constants import ChatType
from telegram.ext import ApplicationHandlerStop

from bot.chat.replies import reply_plain
from bot.chat.senders import Clock, Context, Senders, said_in
from bot.chat.words.throttle import Throttle, Verdict
from bot.client.sending import answer_tap

_MOST_TAPS = 40
"""Taps in thirty seconds; people leaf through cards quickly."""
_MOST_INLINE = 60
"""Inline queries in thirty seconds; one comes with each pause in typing."""


@dataclass(frozen=True, slots=True)
class Throttling:
    """The handler in front of all others: it stops what is too much."""

    senders: Senders
    clock: Clock
    _messages: Throttle = field(default_factory=Throttle)
    _taps: Throttle = field(default_factory=lambda: Throttle(_MOST_TAPS))
    _inline: Throttle = field(default_factory=lambda: Throttle(_MOST_INLINE))

    async def check(self, update: Update, context: Context) -> None:
        """Lets an update through, or stops it with a kind line or in silence."""
        user, now = update.effective_user, self.clock()
        if user is None or user.is_bot:
            return  # a channel, an anonymous administrator
        if update.inline_query is not None:
            if self._inline.weigh(user.id, now) is not Verdict.ANSWER:
                raise ApplicationHandlerStop  # the list stays empty; there is nowhere to say why
            return
        if update.callback_query is not None:  # perhaps below a card posted inline, in no chat
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
        return self.senders.of(update).say(key)


def _is_for_us(update: Update, username: str) -> bool:
    """Whether a message is for the bot; in a group, where people talk, only commands are."""
    message = update.message
    assert message is not None
    if message.chat.type == ChatType.PRIVATE:
        return True
    command, _, addressee = said_in(message).partition(" ")[0].partition("@")
    return command.startswith("/") and addressee.casefold() in ("", username.casefold())
