"""The frozen values that all rooms share: papers, digests, subscriptions, deliveries."""

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from typing import Annotated, TypeVar, get_args, get_origin, get_type_hints

_T = TypeVar("_T")
Chosen = Annotated[_T, "setting"]
"""The type of a field of ``Subscription`` that is a setting."""


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
class Facts:
    """What a report says of a paper in lines of their own. What it does not say is ``None``."""

    authors: tuple[str, ...] = ()
    """Names as they are written, in the report's order. ``et al.`` at the end stands for more."""
    organisation: str | None = None
    votes: int | None = None
    code: str | None = None
    """Its address."""
    stars: int | None = None
    """Of the code."""
    project: str | None = None
    """The address of the project's page."""
    picture: str | None = None
    """Its address."""


@dataclass(frozen=True, slots=True)
class Paper:
    """An entry of a digest. Texts are Markdown as the report has it; a missing text is empty."""

    id: str
    """The arXiv id without version, e.g. ``2602.12617``."""
    title: str
    """The title as Markdown on one line, without the report's decoration."""
    url: str
    """The page that the report links."""
    read_from: str = ""
    """The source that the report names, e.g. ``HTML`` or ``ArXiv Abs``."""
    field: str = ""
    contribution: str = ""
    usage: str = ""
    innovations: str = ""
    results: str = ""
    extras: tuple[Extra, ...] = ()
    """In the report's order."""
    facts: Facts = Facts()
    links: tuple[str, ...] = ()
    """Other addresses in the texts, such as code and data, in their order and each once."""

    def section(self, section: Section) -> str:
        """Returns the text of one section as Markdown; empty when the report has none."""
        text: str = getattr(self, section.value)
        return text


@dataclass(frozen=True, slots=True)
class Problem:
    """A part of a report that could not be read, while the rest was."""

    line: int
    """The line in the file, counted from 1."""
    message: str
    """What is wrong, and what was expected."""


@dataclass(frozen=True, slots=True)
class Digest:
    """One day's papers in one language, as read from a report."""

    date: date
    papers: tuple[Paper, ...]
    problems: tuple[Problem, ...] = ()
    language: str = ""
    """The code of the language that its texts are in, such as ``en``; empty when nobody said."""


@dataclass(frozen=True, slots=True)
class Edition:
    """A digest in one language, by the report that it was read from."""

    day: date
    language: str
    file: str
    content_hash: str


@dataclass(frozen=True, slots=True)
class StoredPaper:
    """A paper in one language, with the days of its digests."""

    paper: Paper
    first_date: date
    """The day of the first digest that has it."""
    last_date: date
    """The day of the newest digest that has it."""
    language: str = ""
    """The code of the language that its texts are in; empty when nobody said."""
    number: int | None = None
    """Its number in the digest that it was read with; ``None`` for a paper alone."""
    seen_before: bool = False
    """Whether an earlier digest has it than the one that it was read with."""


@dataclass(frozen=True, slots=True)
class Revised:
    """What a corrected report changed of one paper of its day."""

    number: int
    parts: tuple[str, ...]
    """The names of sections, ``title``, ``links``, ``people`` or ``extras``; ``new`` or ``gone``
    alone."""
    language: str = ""
    """The code of the language of the text that changed; empty for a paper that came or went."""


class Style(StrEnum):
    """How a push looks."""

    OVERVIEW = "overview"
    CARDS = "cards"
    TITLES = "titles"


EVERY_DAY, WEEKDAYS, WEEKEND = "1234567", "12345", "67"
"""Days of the week by their ISO numbers, in order: 1 is Monday."""


@dataclass(frozen=True, slots=True)
class Subscription:
    """One chat, or one topic of a forum, that wants pushes."""

    id: int
    chat_id: int
    thread_id: int
    """The forum topic; 0 for none and for the General topic, as in the stored rows."""
    private: bool
    """Whether the chat is a person's own."""
    language: Chosen[str]
    time: Chosen[time]
    """The time of the push in the subscription's zone."""
    zone: Chosen[str]
    """An IANA name, e.g. ``Asia/Shanghai``."""
    style: Chosen[Style]
    active: bool
    last_digest: date | None
    """The day of the newest digest that it got, by push or as a greeting."""
    quiet_notes: Chosen[bool]
    """Whether a quiet day is explained."""
    only_followed: Chosen[bool]
    """Whether only papers of followed topics are sent."""
    last_push_day: date | None
    """The local day of its last push. A greeting is no push."""
    waiting: bool
    """Whether its hour has passed without a new digest. A digest that arrives today is then sent
    at once."""
    next_due: datetime
    """The time of its next look, unless a digest arrives while it waits."""
    paused_since: datetime | None = None
    """When the bot was first refused; it may not write there for now. ``None`` while it may."""
    pause_reason: str = ""
    """What Telegram said then."""
    days: Chosen[str] = EVERY_DAY
    """The days of the week on which it wants a push; at least one."""


@dataclass(frozen=True, slots=True)
class Decision:
    """The result of a look at a subscription."""

    push: date | None
    """The day of the digest that is owed now."""
    waiting: bool
    """Whether the hour has passed without a new digest."""
    next_due: datetime
    """The time of the next look, in UTC."""
    local_day: date
    """The subscription's day at the time of the decision."""
    explain: bool = False
    """Whether a quiet day is to be explained now."""


@dataclass(frozen=True, slots=True)
class Topic:
    """Words that a subscription follows or mutes."""

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
    """A new value of one setting.

    Raises ``TypeError`` when the field is no setting or the value is not of its type.
    """

    field: str
    """The field of ``Subscription``."""
    value: object

    def __post_init__(self) -> None:
        if not isinstance(self.value, _SETTINGS.get(self.field, ())):
            raise TypeError(f"{self.field} = {self.value!r}: no setting, or no value of its type")


class DeliveryKind(StrEnum):
    """The reason for a message. A kind and a key together are owed once to a subscription."""

    DIGEST = "digest"
    """The key is the digest's day."""
    QUIET = "quiet"
    """The key is the subscription's local day."""
    NOTICE = "notice"
    """The key is the number of the administrators' notice."""


class State(StrEnum):
    """The states of a message in the ledger."""

    DUE = "due"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Delivery:
    """A message that is owed to a subscription and claimed for sending."""

    id: int
    subscription_id: int
    chat_id: int
    thread_id: int
    kind: DeliveryKind
    key: str
    part: int
    attempts: int
    """The number of calls for it, with the coming one."""
