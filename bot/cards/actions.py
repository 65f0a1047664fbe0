"""What a button asks for, and its 64 bytes of callback data.

The data are the whole memory of a button: nothing is kept for it, so it works after a restart and a
year later. Anything else that arrives decodes to ``None``.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from bot.cards import choices
from bot.cards.choices import CHOICES, Choice


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
    origin: "Place | None" = None


@dataclass(frozen=True, slots=True)
class OpenSimilar:
    """The papers most like one, in place; ``origin`` is that of the card that leads here."""

    paper: str
    origin: "Place | None" = None


@dataclass(frozen=True, slots=True)
class OpenText:
    """A page of a paper's whole text, in place; ``origin`` is that of the card that leads here."""

    paper: str
    page: int
    origin: "Place | None" = None


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


@dataclass(frozen=True, slots=True)
class CancelTopic:
    """Leave the topics as they are."""


@dataclass(frozen=True, slots=True)
class DropTopic:
    """Follow or mute one topic no longer."""

    topic: int


Place = OpenOverview | OpenLeftOut | OpenResults | OpenSaved | OpenSimilar
"""Where papers are listed, and a card leads back to."""

Action = (
    Place
    | OpenCard
    | OpenText
    | OpenCalendar
    | SetSubscription
    | KeepTopic
    | CancelTopic
    | DropTopic
    | Choice
)

LONGEST = 64
"""Bytes of callback data that Telegram takes."""


def encode(action: Action) -> str:  # noqa: PLR0911  one line for each kind of button
    """Callback data of at most 64 bytes, if a card's way back is ``shortened``."""
    match action:
        case OpenOverview(day, part, paged, everything):
            return f"{'A' if everything else 'O' if paged else 'o'}{day.isoformat()}.{part}"
        case OpenLeftOut(day, part, home, paged):
            return f"{'X' if paged else 'x'}{day.isoformat()}.{part}.{home}"
        case OpenResults(query, page, only_typed):
            return f"{'S' if only_typed else 's'}{query}.{page}"
        case OpenSaved(query, page):
            return f"b{query}.{page}"
        case OpenCard(paper, origin):
            return f"c{paper}{_back(origin)}"
        case OpenSimilar(paper, origin):
            return f"r{paper}{_back(origin)}"
        case OpenText(paper, page, origin):
            return f"f{paper}.{page}{_back(origin)}"
        case OpenCalendar(year, month):
            return f"m{year:04}-{month:02}"
        case SetSubscription(on):
            return "sub" if on else "unsub"
        case KeepTopic(query, muted):
            return f"t{'m' if muted else 'f'}{query}"
        case CancelTopic():
            return "tx"
        case DropTopic(topic):
            return f"td{topic}"
    if isinstance(action, CHOICES):
        return choices.encode(action)
    raise TypeError(f"no action: {action!r}")


def shortened(origin: Place | None) -> Place | None:
    """The way back without the older of two lists of similar papers: 64 bytes are few."""
    if isinstance(origin, OpenSimilar) and isinstance(origin.origin, OpenSimilar):
        return OpenSimilar(origin.paper, origin.origin.origin)
    return origin


def _back(origin: Place | None) -> str:
    return f"@{encode(origin)}" if origin is not None else ""


def decode(data: str) -> Action | None:
    """The action that the data stand for; ``None`` for anything that no button of ours has."""
    if len(data) > LONGEST:
        return None
    here, at, back = data.partition("@")
    if not at:
        return _decode(here)
    origin = decode(back)
    return _decode_with(here, origin) if isinstance(origin, Place) else None


def _decode(data: str) -> Action | None:
    for pattern, read in _FORMS:
        if match := pattern.fullmatch(data):
            try:
                return read(match)
            except ValueError:  # a day that the calendar does not have
                return None
    return _decode_with(data, None) or choices.decode(data)


def _decode_with(data: str, origin: Place | None) -> OpenCard | OpenSimilar | OpenText | None:
    """What a card's own buttons and those to it ask for, with their way back."""
    if match := _CARD.fullmatch(data):
        return OpenCard(match[1], origin)
    if match := _SIMILAR.fullmatch(data):
        return OpenSimilar(match[1], origin)
    if match := _TEXT.fullmatch(data):
        return OpenText(match[1], int(match[2]), origin)
    return None


def _form(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.ASCII)


_DAY = r"(\d{4}-\d{2}-\d{2})"
_PAPER = r"(\d{4}\.\d{4,5})"
_PART = r"(\d{1,3})"
_NUMBER = r"(\d{1,15})"
_CARD = _form(rf"c{_PAPER}")
_SIMILAR = _form(rf"r{_PAPER}")
_TEXT = _form(rf"f{_PAPER}\.(\d{{1,2}})")


def _overview(match: re.Match[str]) -> OpenOverview:
    everything = match[1] == "A"
    day = date.fromisoformat(match[2])
    return OpenOverview(day, int(match[3]), everything or match[1] == "O", everything)


def _left_out(match: re.Match[str]) -> OpenLeftOut:
    day = date.fromisoformat(match[2])
    return OpenLeftOut(day, int(match[3]), int(match[4]), match[1] == "X")


def _calendar(match: re.Match[str]) -> OpenCalendar:
    month = date(int(match[1]), int(match[2]), 1)
    return OpenCalendar(month.year, month.month)


_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Action]], ...] = (
    (_form(rf"([oOA]){_DAY}\.{_PART}"), _overview),
    (_form(rf"([xX]){_DAY}\.{_PART}\.{_PART}"), _left_out),
    (_form(r"m(\d{4})-(\d{2})"), _calendar),
    (
        _form(rf"([sS]){_NUMBER}\.(\d{{1,5}})"),
        lambda match: OpenResults(int(match[2]), int(match[3]), match[1] == "S"),
    ),
    (
        _form(rf"b{_NUMBER}\.(\d{{1,5}})"),
        lambda match: OpenSaved(int(match[1]), int(match[2])),
    ),
    (_form("sub|unsub"), lambda match: SetSubscription(match[0] == "sub")),
    (_form(rf"t([fm]){_NUMBER}"), lambda match: KeepTopic(int(match[2]), match[1] == "m")),
    (_form(rf"td{_NUMBER}"), lambda match: DropTopic(int(match[1]))),
    (_form("tx"), lambda match: CancelTopic()),
)
"""What each of the buttons without a way back looks like."""
