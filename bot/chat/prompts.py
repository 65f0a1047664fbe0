"""Texts that come with the button for what they suggest."""

from telegram import Bot

from bot.cards.actions import SetSubscription
from bot.cards.callback_data import encode
from bot.cards.links import link_to
from bot.cards.message import Button, Message, message
from bot.cards.styled import plain
from bot.chat.sender import Sender


def subscribe_prompt(sender: Sender, key: str, name: str = "") -> Message:
    """A text with the button that subscribes the chat it is shown in.

    ``name`` is that of another chat that is meant; a button would not be about it.
    """
    button = Button(sender.say("button-subscribe"), encode(SetSubscription(True)))
    return message(plain(sender.say(key, to=named(name))), () if name else ((button,),))


def named(name: str) -> str:
    """What follows a command in a hint, so that it is about the chat of that name."""
    return f" {name}" if name else ""


def private_prompt(sender: Sender, key: str, bot: Bot, parameter: str) -> Message:
    """A text with the button that goes on in the private chat."""
    button = Button(sender.say("button-open-private"), url=link_to(bot.username, parameter))
    return message(plain(sender.say(key)), ((button,),))
