"""How an answer reaches the chat: a reply, or a change of the message under a button."""

import logging
from collections.abc import Sequence

from telegram import CallbackQuery, Update

from bot.cards.message import Message, message
from bot.cards.styled import plain
from bot.delivery import sender

log = logging.getLogger(__name__)


async def reply(update: Update, *messages: Message) -> None:
    """Answers in the chat and topic that the update came from."""
    to = update.effective_message
    assert to is not None
    topic = getattr(to, "is_topic_message", False)  # a message that is out of reach has none
    thread_id = (to.message_thread_id or 0) if topic else 0
    for answer in messages:
        outcome = await sender.send(to.get_bot(), to.chat.id, thread_id, answer)
        if not isinstance(outcome, sender.Sent):
            log.warning("an answer to %d did not arrive: %s", to.chat.id, outcome)


async def reply_plain(update: Update, *lines: str) -> None:
    """Answers with text as it stands."""
    await reply(update, message(plain("\n".join(filter(None, lines)))))


async def show(query: CallbackQuery, answer: Message, already: str) -> None:
    """Puts a message in place of the one under the button; ``already`` says that it is there."""
    outcome = await sender.edit(query, answer)
    await note(query, already if outcome == sender.Unchanged() else "")
    if isinstance(outcome, sender.Failed | sender.Unknown):
        log.warning("a message could not be changed: %s", outcome)


async def note(query: CallbackQuery, text: str = "") -> None:
    """Ends the button's waiting state, with a passing note if there is something to say."""
    await sender.answer(query, text)


def pick(messages: Sequence[Message], index: int) -> Message:
    """The message at an index that an old button names; the last one where there are fewer now."""
    return messages[min(index, len(messages) - 1)]
