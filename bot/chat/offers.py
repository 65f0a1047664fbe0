"""Texts that come with the button for what they suggest."""

from telegram import Bot

from bot.cards.actions import SetSubscription
from bot.cards.callback_data import encode
from bot.cards.links import link_to
from bot.cards.message import Button, Message, message
from bot.cards.styled import plain
from bot.chat.asker import Asker


def offer(asker: Asker, key: str, *, here: bool = True) -> Message:
    """A text with the button that subscribes the chat it is shown in, if that chat is meant."""
    button = Button(asker.say("button-subscribe"), encode(SetSubscription(True)))
    return message(plain(asker.say(key)), ((button,),) if here else ())


def offer_private(asker: Asker, key: str, bot: Bot, parameter: str) -> Message:
    """A text with the button that goes on in the private chat."""
    button = Button(asker.say("button-open-private"), url=link_to(bot.username, parameter))
    return message(plain(asker.say(key)), ((button,),))
