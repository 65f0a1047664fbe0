"""Actions: what buttons ask for, and the forms of their callback data.

A form is a template with the values of fields that the template stands for. ``{query:number}`` is
the field ``query``, written as a ``number`` (see the kinds in ``bot.cards.callback_data``);
``{day}`` is short for ``{day:day}``. Other fields have their defaults. Forms may be added, but a
form that was ever sent never changes its meaning.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Literal

FileForm = Literal["bib", "ris", "md", "csv"]
"""The format of a file of saved papers."""
Forms = Mapping[str, Mapping[str, object]]
"""Templates of callback data, each with the values of the fields that it stands for."""


@dataclass(frozen=True, slots=True)
class OpenOverview:
    """Shows one message of a day's overview."""

    forms: ClassVar[Forms] = {
        "o{day}.{part}": {},
        "O{day}.{part}": {"paged": True},
        "A{day}.{part}": {"paged": True, "everything": True},
        "F{day}.{part}": {"paged": True, "followed": True},
    }
    day: date
    part: int
    paged: bool = False
    """Whether the message has buttons to its other parts, as one opened from the calendar has."""
    everything: bool = False
    """Whether papers are shown that the reader's topics leave out. Such a message is paged."""
    followed: bool = False
    """Whether only followed papers are shown. Such a message is paged."""


@dataclass(frozen=True, slots=True)
class OpenLeftOut:
    """Shows what the reader's topics left out of a day's overview."""

    forms: ClassVar[Forms] = {
        "x{day}.{part}.{home:part}": {},
        "X{day}.{part}.{home:part}": {"paged": True},
    }
    day: date
    part: int
    home: int
    """The part of the overview that leads here."""
    paged: bool = False
    """Whether that overview is paged."""


@dataclass(frozen=True, slots=True)
class OpenResults:
    """Shows one page of the results of a query, which the store remembers by number."""

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
    """Shows one page of the presser's saved papers, or of those that a query finds."""

    forms: ClassVar[Forms] = {"b0.{page}": {"query": None}, "b{query:number}.{page}": {}}
    query: int | None
    """The number of the query; ``None`` for all saved papers."""
    page: int


@dataclass(frozen=True, slots=True)
class OpenCard:
    """Shows a paper's card, with the way back to the list that leads here."""

    forms: ClassVar[Forms] = {"c{paper}": {}}
    paper: str
    origin: "PaperList | None" = None


@dataclass(frozen=True, slots=True)
class OpenSimilar:
    """Shows the papers most like one. ``origin`` is that of the card that leads here."""

    forms: ClassVar[Forms] = {"r{paper}": {}}
    paper: str
    origin: "PaperList | None" = None


@dataclass(frozen=True, slots=True)
class OpenText:
    """Shows a page of a paper's whole text. ``origin`` is that of the card that leads here."""

    forms: ClassVar[Forms] = {"f{paper}.{page:text_page}": {}}
    paper: str
    page: int
    origin: "PaperList | None" = None


@dataclass(frozen=True, slots=True)
class OpenCalendar:
    """Shows the days of a month that have a digest."""

    forms: ClassVar[Forms] = {"m{year}-{month}": {}}
    year: int
    month: int


@dataclass(frozen=True, slots=True)
class SetSubscription:
    """Subscribes this chat, or ends its subscription."""

    forms: ClassVar[Forms] = {"sub": {"on": True}, "unsub": {"on": False}}
    on: bool


@dataclass(frozen=True, slots=True)
class KeepTopic:
    """Follows or mutes the words of a preview, which the store remembers by number."""

    forms: ClassVar[Forms] = {
        "tf{query:number}": {"muted": False},
        "tm{query:number}": {"muted": True},
        "tf{query:number}.{chat_id:chat}": {"muted": False},
        "tm{query:number}.{chat_id:chat}": {"muted": True},
    }
    query: int
    muted: bool
    chat_id: int | None = None
    """The channel that the topic is for; ``None`` for the chat of the button."""


@dataclass(frozen=True, slots=True)
class LessLike:
    """Shows what muting a paper's fields would leave out, with buttons that mute them."""

    forms: ClassVar[Forms] = {"l{paper}": {}}
    paper: str


@dataclass(frozen=True, slots=True)
class FollowSearch:
    """Shows what following the words of a query would lift up, with a button that follows them."""

    forms: ClassVar[Forms] = {"ts{query:number}": {}}
    query: int


@dataclass(frozen=True, slots=True)
class CancelTopic:
    """Leaves the topics as they are."""

    forms: ClassVar[Forms] = {"tx": {}}


@dataclass(frozen=True, slots=True)
class DropTopic:
    """Ends the following or muting of one topic."""

    forms: ClassVar[Forms] = {"td{topic:number}": {}, "td{topic:number}.{chat_id:chat}": {}}
    topic: int
    chat_id: int | None = None
    """As in ``KeepTopic``."""


@dataclass(frozen=True, slots=True)
class OpenSettings:
    """Shows the settings of this chat, or the menu of one of them."""

    forms: ClassVar[Forms] = {"w": {}, "w{menu:setting}": {}}
    menu: str = ""
    """The name of a setting; empty for all settings."""


@dataclass(frozen=True, slots=True)
class Choose:
    """Gives a setting a value. Both are named as ``/settings`` takes them."""

    forms: ClassVar[Forms] = {"w{setting}={value}": {}}
    setting: str
    value: str


@dataclass(frozen=True, slots=True)
class Bookmark:
    """Saves a paper for the presser, or takes it off their list."""

    forms: ClassVar[Forms] = {"k{paper}+": {"on": True}, "k{paper}-": {"on": False}}
    paper: str
    on: bool


@dataclass(frozen=True, slots=True)
class SaveAs:
    """Sends the presser's saved papers as a file."""

    forms: ClassVar[Forms] = {"e{form}": {}}
    form: FileForm


@dataclass(frozen=True, slots=True)
class SubscribeChannel:
    """Subscribes the channel that a post was forwarded from."""

    forms: ClassVar[Forms] = {"h{chat_id:chat}": {}}
    chat_id: int


@dataclass(frozen=True, slots=True)
class Forget:
    """Deletes all that is stored of the presser, or keeps it."""

    forms: ClassVar[Forms] = {"forget": {"sure": True}, "keep": {"sure": False}}
    sure: bool


@dataclass(frozen=True, slots=True)
class SendNotice:
    """Sends a notice of the administrators to all, or drops it."""

    forms: ClassVar[Forms] = {"n{number}+": {"sure": True}, "n{number}-": {"sure": False}}
    number: int
    sure: bool


PaperList = OpenOverview | OpenLeftOut | OpenResults | OpenSaved | OpenSimilar
"""The actions that show a list of papers. A card leads back to one."""
_Open = PaperList | OpenCard | OpenText | OpenCalendar | OpenSettings | LessLike | FollowSearch
_OfSubscription = SetSubscription | SubscribeChannel | Choose | KeepTopic | CancelTopic | DropTopic
Action = _Open | _OfSubscription | Bookmark | SaveAs | Forget | SendNotice
