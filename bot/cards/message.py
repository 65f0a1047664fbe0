"""A message before it is sent."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.cards.actions import Action
from bot.cards.callback_data import encode
from bot.cards.styled import Styled, plain, to_html


@dataclass(frozen=True, slots=True)
class Button:
    """An inline button with callback data (at most 64 bytes), a link, or words to share."""

    label: str
    data: str = ""
    url: str = ""
    share: str = ""
    """What the bot is asked inline in a chat that the reader chooses, to post what it finds."""


Keyboard = tuple[tuple[Button, ...], ...]
"""Rows of buttons, at most eight a row."""


@dataclass(frozen=True, slots=True)
class Message:
    """One message, ready for a chat."""

    html: str
    keyboard: Keyboard = ()
    preview: str = ""
    """The address of the page whose picture stands above the text; empty for none."""
    silent: bool = False
    """Whether it arrives without a sound."""


def message(
    text: str | Styled, keyboard: Keyboard = (), preview: str = "", *, silent: bool = False
) -> Message:
    """Returns a message of a text. ``preview`` is the page whose picture stands above it."""
    styled = plain(text) if isinstance(text, str) else text
    return Message(to_html(styled), keyboard, preview, silent)


def button(label: str, action: Action) -> Button:
    """Returns the button that does ``action``."""
    return Button(label, encode(action))


def rows(buttons: Sequence[Button], width: int = 8) -> Keyboard:
    """Returns buttons in rows of equal length, none longer than ``width``."""
    if not buttons:
        return ()
    count = -(-len(buttons) // width)
    per_row = -(-len(buttons) // count)
    return tuple(tuple(buttons[i : i + per_row]) for i in range(0, len(buttons), per_row))
