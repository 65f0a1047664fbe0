"""The reader or readers for whom messages are made."""

from dataclasses import dataclass

from bot.cards.selection import EVERYTHING, Selection
from bot.papers import Style


@dataclass(frozen=True, slots=True)
class Audience:
    """What messages depend on besides papers and language: equal audiences get equal messages."""

    style: Style = Style.OVERVIEW
    private: bool = True
    """Whether buttons may change the message. Otherwise they lead to the private chat."""
    bot: str = ""
    """The bot's user name, for links to the private chat; empty for no links."""
    selection: Selection = EVERYTHING
    """What the reader's topics make of the papers."""
