"""For whom lists of papers are made."""

from dataclasses import dataclass

from bot.cards.selection import EVERYTHING, Selection
from bot.papers import Style


@dataclass(frozen=True, slots=True)
class Audience:
    """For whom a list is made, one reader unless said otherwise.

    Readers with equal values get the same messages.
    """

    style: Style = Style.OVERVIEW
    private: bool = True
    """Whether buttons may change the message; elsewhere they lead to the private chat."""
    bot: str = ""
    """The bot's user name, for links into the private chat."""
    selection: Selection = EVERYTHING
    """What the reader's topics make of the papers."""
