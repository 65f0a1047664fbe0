"""The words that every room shares: paper, section, digest, subscription, delivery.

Frozen values without behaviour that needs the outside. A paper is known by its arXiv id without
version.
"""

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from typing import Annotated, TypeVar, get_args, get_origin, get_type_hints

_T = TypeVar("_T")
Chosen = Annotated[_T, "setting"]
"""The type of a field that the chat chooses: one of its settings."""


class Section(StrEnum):
    """The five parts of a paper's entry, in the order in which a report gives them."""

    FIELD = "field"
    CONTRIBUTION = "contribution"
    USAGE = "usage"
    INNOVATIONS = "innovations"
    RESULTS = "results"


@dataclass(frozen=True, slots=True)
class Extra:
    """A part of a paper's entry that is none of the five sections: its limits, an abstract."""

    name: str
    """As the report names it; empty for text that stands before any name."""
    text: str
    """Markdown."""


@dataclass(frozen=True, slots=True)
class Paper:
    """One entry of a digest. Texts are Markdown as the report has them; a missing one is empty."""

    id: str
    """arXiv id without version, e.g. ``2602.12617``."""
    title: str
    """Title as Markdown on one line, without the report's decoration."""
    url: str
    """The page that the report links."""
    read_from: str = ""
    """What the report was written from, e.g. ``HTML`` or ``ArXiv Abs``."""
    field: str = ""
    contribution: str = ""
    usage: str = ""
    innovations: str = ""
    results: str = ""
    extras: tuple[Extra, ...] = ()
    """In the report's order."""
    links: tuple[str, ...] = ()
    """Other addresses that the texts name (code, data), in their order, each once."""

    def section(self, section: Section) -> str:
        """The text of one section as Markdown, empty when the report has none."""
        text: str = getattr(self, section.value)
        return text


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in a digest file that a person should look at; the rest of the file was read."""

    line: int
    """Line in the file, counted from 1."""
    message: str
    """What is wrong and what was expected."""


@dataclass(frozen=True, slots=True)
class Digest:
    """One day's report."""

    date: date
    papers: tuple[Paper, ...]
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class StoredPaper:
    """A paper with what the store knows about it beyond its text."""

    paper: Paper
    first_date: date
    """The digest that brought it first."""
    last_date: date
    """The newest digest that has it; the text is that digest's."""


class Style(StrEnum):
    """How a push looks."""

    OVERVIEW = "overview"
    CARDS = "cards"
    TITLES = "titles"


@dataclass(frozen=True, slots=True)
class Subscription:
    """One chat, or one topic of a forum, that wants pushes."""

    id: int
    chat_id: int
    thread_id: int
    """The forum topic; 0 for none and for the General topic."""
    private: bool
    """Whether the chat is a person's own."""
    language: Chosen[str]
    time: Chosen[time]
    """The hour of the push in the subscription's zone."""
    zone: Chosen[str]
    """IANA name, e.g. ``Asia/Shanghai``."""
    style: Chosen[Style]
    active: bool
    last_digest: date | None
    """The newest digest that it got or was greeted with."""
    quiet_notes: Chosen[bool]
    """Whether a quiet day is explained."""
    only_followed: Chosen[bool]
    """Whether only papers of followed topics are sent."""
    last_push_day: date | None
    """The local day of its last push; a greeting is none."""
    waiting: bool
    """Its hour has passed without a new digest: one that arrives today goes out at once."""
    next_due: datetime
    """When it is planned next, unless a digest arrives while it waits."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What planning one subscription comes to."""

    push: date | None
    """The digest that is owed now."""
    waiting: bool
    """The hour has passed without a new digest."""
    next_due: datetime
    """When it comes due again, in UTC."""
    local_day: date
    """The subscription's day at the time of the decision."""
    explain: bool = False
    """It is quiet for so long now that it is time to say why."""


@dataclass(frozen=True, slots=True)
class Topic:
    """Words that a subscription follows, or mutes."""

    id: int
    words: str
    muted: bool


_SETTINGS = {
    name: get_args(kind)[0]
    for name, kind in get_type_hints(Subscription, include_extras=True).items()
    if get_origin(kind) is Annotated
}


@dataclass(frozen=True, slots=True)
class Change:
    """One setting of a subscription gets another value.

    Raises ``TypeError`` for a field that is no setting, and for a value that it cannot have.
    """

    field: str
    """The field of ``Subscription``."""
    value: object

    def __post_init__(self) -> None:
        if not isinstance(self.value, _SETTINGS.get(self.field, ())):
            raise TypeError(f"{self.field} = {self.value!r}: no setting, or no value of its type")


class DeliveryKind(StrEnum):
    """What a message is owed for; with its key it names one thing that is owed once."""

    DIGEST = "digest"
    """The key is the digest's day."""
    QUIET = "quiet"
    """A quiet day explained; the key is the subscription's local day."""
    NOTICE = "notice"
    """A notice of the administrators to all; the key is its number."""


class State(StrEnum):
    """Where an owed message stands in the ledger."""

    DUE = "due"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Delivery:
    """One message owed to one subscription, claimed for sending."""

    id: int
    subscription_id: int
    chat_id: int
    thread_id: int
    kind: DeliveryKind
    key: str
    part: int
    attempts: int
    """Calls made for it so far, the coming one included."""
