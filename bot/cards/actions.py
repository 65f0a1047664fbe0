"""What a button asks for, and the data that stand for it in the button.

Each action names the forms of its data: a template, and the values of fields that the template
itself stands for. ``{query:number}`` is the field ``query``, written as a ``number`` (see the kinds
in ``bot.cards.callback_data``); ``{day}`` is short for ``{day:day}``. Fields that are in neither
have their defaults. Forms are added; no form that was ever sent changes its meaning.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Literal

FileForm = Literal["bib", "md", "csv"]
"""A file of saved papers."""
Forms = Mapping[str, Mapping[str, object]]
"""Templates of data, each with the values of the fields that it stands for."""


@dataclass(frozen=True, slots=True)
class OpenOverview:
    """One message of a day's overview, in place."""

    forms: ClassVar[Forms] = {
        "o{day}.{part}": {},
        "O{day}.{part}": {"paged": True},
        "A{day}.{part}": {"paged": True, "everything": True},
    }
    day: date
    part: int
    paged: bool = False
    """Whether the message turns its parts in place, as one opened from the calendar does."""
    everything: bool = False
    """Also what the reader's topics leave out; such a message is paged."""


@dataclass(frozen=True, slots=True)
class OpenLeftOut:
    """What the reader's topics left out of a day's overview, in place, with the way back to it."""

    forms: ClassVar[Forms] = {
        "x{day}.{part}.{home:part}": {},
        "X{day}.{part}.{home:part}": {"paged": True},
    }
    day: date
    part: int
    home: int
    """The part of the overview that leads here."""
    paged: bool = False
    """Whether that overview turns its parts in place."""


@dataclass(frozen=True, slots=True)
class OpenResults:
    """One page of the results of a query that the store remembers by number."""

    forms: ClassVar[Forms] = {
        "s{query:number}.{page}": {},
        "S{query:number}.{page}": {"only_typed": True},
    }
    query: int
    page: int
    only_typed: bool = False
    """Whether translations of the words are left out."""


@dataclass(frozen=True, slots=True)
class OpenSaved:
    """One page of the presser's saved papers; of those that a query finds unless it is 0."""

    forms: ClassVar[Forms] = {"b{query:number}.{page}": {}}
    query: int
    page: int


@dataclass(frozen=True, slots=True)
class OpenCard:
    """A paper's card, in place, with the way back to where it was listed."""

    forms: ClassVar[Forms] = {"c{paper}": {}}
    paper: str
    origin: "PaperList | None" = None


@dataclass(frozen=True, slots=True)
class OpenSimilar:
    """The papers most like one, in place; ``origin`` is that of the card that leads here."""

    forms: ClassVar[Forms] = {"r{paper}": {}}
    paper: str
    origin: "PaperList | None" = None


@dataclass(frozen=True, slots=True)
class OpenText:
    """A page of a paper's whole text, in place; ``origin`` is that of the card that leads here."""

    forms: ClassVar[Forms] = {"f{paper}.{page:text_page}": {}}
    paper: str
    page: int
    origin: "PaperList | None" = None


@dataclass(frozen=True, slots=True)
class OpenCalendar:
    """The days of a month that have a digest."""

    forms: ClassVar[Forms] = {"m{year}-{month}": {}}
    year: int
    month: int


@dataclass(frozen=True, slots=True)
class SetSubscription:
    """Subscribe this chat, or end its subscription."""

    forms: ClassVar[Forms] = {"sub": {"on": True}, "unsub": {"on": False}}
    on: bool


@dataclass(frozen=True, slots=True)
class KeepTopic:
    """Follow or mute the words that were previewed; the store remembers them by number."""

    forms: ClassVar[Forms] = {
        "tf{query:number}": {"muted": False},
        "tm{query:number}": {"muted": True},
        "tf{query:number}.{chat_id:chat}": {"muted": False},
        "tm{query:number}.{chat_id:chat}": {"muted": True},
    }
    query: int
    muted: bool
    chat_id: int = 0
    """The channel that it is for; 0 for the chat of the button."""


@dataclass(frozen=True, slots=True)
class CancelTopic:
    """Leave the topics as they are."""

    forms: ClassVar[Forms] = {"tx": {}}


@dataclass(frozen=True, slots=True)
class DropTopic:
    """Follow or mute one topic no longer."""

    forms: ClassVar[Forms] = {"td{topic:number}": {}, "td{topic:number}.{chat_id:chat}": {}}
    topic: int
    chat_id: int = 0
    """As in ``KeepTopic``."""


@dataclass(frozen=True, slots=True)
class OpenSettings:
    """The settings of this chat, or the menu of one of them: time, zone, style, language."""

    forms: ClassVar[Forms] = {"w": {}, "w{menu:setting}": {}}
    menu: str = ""


@dataclass(frozen=True, slots=True)
class Choose:
    """One setting gets a value, as ``/settings`` takes both in words."""

    forms: ClassVar[Forms] = {"w{setting}={value}": {}}
    setting: str
    value: str


@dataclass(frozen=True, slots=True)
class Bookmark:
    """Save a paper for whoever presses, or take it off their list."""

    forms: ClassVar[Forms] = {"k{paper}+": {"on": True}, "k{paper}-": {"on": False}}
    paper: str
    on: bool


@dataclass(frozen=True, slots=True)
class SaveAs:
    """The presser's saved papers as a file."""

    forms: ClassVar[Forms] = {"e{form}": {}}
    form: FileForm


@dataclass(frozen=True, slots=True)
class SubscribeChannel:
    """Subscribe the channel that a post was forwarded from."""

    forms: ClassVar[Forms] = {"h{chat_id:chat}": {}}
    chat_id: int


@dataclass(frozen=True, slots=True)
class Forget:
    """Delete all that is stored of the presser, or leave it."""

    forms: ClassVar[Forms] = {"forget": {"sure": True}, "keep": {"sure": False}}
    sure: bool


@dataclass(frozen=True, slots=True)
class SendNotice:
    """Send an administrators' notice to all, or drop it."""

    forms: ClassVar[Forms] = {"n{number}+": {"sure": True}, "n{number}-": {"sure": False}}
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
