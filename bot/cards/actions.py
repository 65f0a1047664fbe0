"""What a button asks for; ``bot.cards.callback_data`` writes it down."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

Form = Literal["bib", "md", "csv"]
"""A file of saved papers."""


@dataclass(frozen=True, slots=True)
class OpenOverview:
    """One message of a day's overview, in place."""

    day: date
    part: int
    paged: bool = False
    """Whether the message turns its parts in place, as one opened from the calendar does."""
    everything: bool = False
    """Also what the reader's topics leave out; such a message is paged."""


@dataclass(frozen=True, slots=True)
class OpenLeftOut:
    """What the reader's topics left out of a day's overview, in place, with the way back to it."""

    day: date
    part: int
    home: int
    """The part of the overview that leads here."""
    paged: bool = False
    """Whether that overview turns its parts in place."""


@dataclass(frozen=True, slots=True)
class OpenResults:
    """One page of the results of a query that the store remembers by number."""

    query: int
    page: int
    only_typed: bool = False
    """Whether translations of the words are left out."""


@dataclass(frozen=True, slots=True)
class OpenSaved:
    """One page of the presser's saved papers; of those that a query finds unless it is 0."""

    query: int
    page: int


@dataclass(frozen=True, slots=True)
class OpenCard:
    """A paper's card, in place, with the way back to where it was listed."""

    paper: str
    origin: "PaperList | None" = None


@dataclass(frozen=True, slots=True)
class OpenSimilar:
    """The papers most like one, in place; ``origin`` is that of the card that leads here."""

    paper: str
    origin: "PaperList | None" = None


@dataclass(frozen=True, slots=True)
class OpenText:
    """A page of a paper's whole text, in place; ``origin`` is that of the card that leads here."""

    paper: str
    page: int
    origin: "PaperList | None" = None


@dataclass(frozen=True, slots=True)
class OpenCalendar:
    """The days of a month that have a digest."""

    year: int
    month: int


@dataclass(frozen=True, slots=True)
class SetSubscription:
    """Subscribe this chat, or end its subscription."""

    on: bool


@dataclass(frozen=True, slots=True)
class KeepTopic:
    """Follow or mute the words that were previewed; the store remembers them by number."""

    query: int
    muted: bool
    chat_id: int = 0
    """The channel that it is for; 0 for the chat of the button."""


@dataclass(frozen=True, slots=True)
class CancelTopic:
    """Leave the topics as they are."""


@dataclass(frozen=True, slots=True)
class DropTopic:
    """Follow or mute one topic no longer."""

    topic: int
    chat_id: int = 0
    """As in ``KeepTopic``."""


@dataclass(frozen=True, slots=True)
class OpenSettings:
    """The settings of this chat, or the menu of one of them: time, zone, style, language."""

    menu: str = ""


@dataclass(frozen=True, slots=True)
class Choose:
    """One setting gets a value, as ``/settings`` takes both in words."""

    setting: str
    value: str


@dataclass(frozen=True, slots=True)
class Bookmark:
    """Save a paper for whoever presses, or take it off their list."""

    paper: str
    on: bool


@dataclass(frozen=True, slots=True)
class SaveAs:
    """The presser's saved papers as a file."""

    form: Form


@dataclass(frozen=True, slots=True)
class SubscribeChannel:
    """Subscribe the channel that a post was forwarded from."""

    chat_id: int


@dataclass(frozen=True, slots=True)
class Forget:
    """Delete all that is stored of the presser, or leave it."""

    sure: bool


@dataclass(frozen=True, slots=True)
class SendNotice:
    """Send an administrators' notice to all, or drop it."""

    number: int
    sure: bool


PaperList = OpenOverview | OpenLeftOut | OpenResults | OpenSaved | OpenSimilar
"""Where papers are listed, and a card leads back to."""

Action = (
    PaperList
    | OpenCard
    | OpenText
    | OpenCalendar
    | SetSubscription
    | KeepTopic
    | CancelTopic
    | DropTopic
    | OpenSettings
    | Choose
    | Bookmark
    | SaveAs
    | SubscribeChannel
    | Forget
    | SendNotice
)
