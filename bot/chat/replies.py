"""How an answer reaches the chat: a reply, or a change of the message under a button.

Texts that many answers share, each with a button for what it suggests, live here too.
"""

import logging

from telegram import Bot, CallbackQuery, Update
from telegram.constants import ChatType

from bot.cards.actions import SetSubscription
from bot.cards.links import link_to
from bot.cards.message import Button, Message, button, message
from bot.chat.senders import (
    Sender,
    direct_topic_of,
    message_of,
    say_without_store,
    thread_of,
)
from bot.client import outcomes, sending
from bot.client.pace.overall import Lane

log = logging.getLogger(__name__)


async def reply(update: Update, *messages: Message, lane: Lane = Lane.ANSWER) -> bool:
    """Answers in the chat and topic that the update came from; returns whether all arrived.

    ``lane`` says how long the calls may have to wait for their turn.
    """
    to = message_of(update)
    assert to is not None
    bot, topic = update.get_bot(), direct_topic_of(to)
    arrived = [
        await send_to(bot, to.chat.id, thread_of(to), answer, topic, lane) for answer in messages
    ]
    return all(arrived)


async def reply_plain(update: Update, *lines: str | None, lane: Lane = Lane.ANSWER) -> None:
    """Answers with lines of text as they stand; leaves out empty ones and ``None``.

    ``lane`` says how long the call may have to wait for its turn.
    """
    await reply(update, message("\n".join(filter(None, lines))), lane=lane)


async def excuse(update: Update, default_language: str) -> None:
    """Says that the store is away and an answer will come, to those who surely wait for one.

    They are told in the language of their Telegram, or else in ``default_language``.
    """
    text = say_without_store(update, default_language)("store-away")
    chat = update.effective_chat
    if update.callback_query is not None:
        await sending.answer_tap(update.callback_query, text)
    elif update.message is not None and chat is not None and chat.type == ChatType.PRIVATE:
        await reply_plain(update, text)


async def confirm(update: Update, answer: Message) -> None:
    """Says that something was done; in a channel by a thumb up, which leaves no post behind."""
    post = update.channel_post
    if post is None or not await sending.acknowledge(post):
        await reply(update, answer)


async def show(query: CallbackQuery, sender: Sender, answer: Message) -> None:
    """Puts a message in place of the one under the button, or below it when that one is gone.

    A button never ends in silence: a passing note says that nothing is new, or that it failed.
    """
    under, bot = query.message, query.get_bot()
    assert under is not None  # what is posted inline has no buttons that lead here
    outcome = await sending.edit_message(bot, under.chat.id, under.message_id, answer, Lane.ANSWER)
    match outcome:
        case outcomes.Sent():
            await sending.answer_tap(query)
        case outcomes.Unchanged():
            await sending.answer_tap(query, sender.say("shown-nothing-new"))
        case outcomes.Failed():  # it is deleted, as a rule, or can't be edited
            await sending.answer_tap(query)
            topic = direct_topic_of(under)
            await send_to(bot, under.chat.id, sender.thread_id, answer, topic)
        case _:
            log.warning("a message could not be changed: %s", outcome)
            await sending.answer_tap(query, sender.say("went-wrong"))


async def send_to(
    bot: Bot,
    chat_id: int,
    thread_id: int,
    answer: Message,
    direct_topic_id: int | None = None,
    lane: Lane = Lane.ANSWER,
) -> bool:
    """Sends a message to a chat, or its forum topic ``thread_id``; returns whether it arrived.

    ``direct_topic_id`` is the topic in a channel's direct messages. ``lane`` says how long the call
    may have to wait for its turn.
    """
    outcome = await sending.send_message(
        bot, chat_id, thread_id, answer, lane, direct_topic_id=direct_topic_id
    )
    if not isinstance(outcome, outcomes.Sent):
        log.warning("an answer to %d did not arrive: %s", chat_id, outcome)
    return isinstance(outcome, outcomes.Sent)


def with_subscribe_button(sender: Sender, key: str, name: str | None = None) -> Message:
    """Returns the text of ``key``, with a button that subscribes the chat it is shown in.

    ``name`` is that of another chat, when the text is about one; then there is no button.
    """
    subscribe = button(sender.say("button-subscribe"), SetSubscription(True))
    text = sender.say(key, to=f" {name}" if name else "")
    return message(text, () if name else ((subscribe,),))


def with_private_button(sender: Sender, key: str, bot: Bot, parameter: str) -> Message:
    """Returns the text of ``key``, with a link to the private chat; ``parameter`` is its start."""
    opens = Button(sender.say("button-open-private"), url=link_to(bot.username, parameter))
    return message(sender.say(key), ((opens,),))
