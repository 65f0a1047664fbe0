"""Texts that come with the button for what they suggest."""

from bot.cards.actions import SetSubscription
from bot.cards.callback_data import encode
from bot.cards.message import Button, Message, message
from bot.cards.styled import plain
from bot.chat.asker import Asker


def offer(asker: Asker, key: str, *, here: bool = True) -> Message:
    """A text with the button that subscribes the chat it is shown in, if that chat is meant."""
    button = Button(asker.say("button-subscribe"), encode(SetSubscription(True)))
    return message(plain(asker.say(key)), ((button,),) if here else ())
