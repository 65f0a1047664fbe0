"""A digest as an overview: as few messages as hold every paper, with buttons for the cards."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.cards.actions import OpenCalendar, OpenCard, OpenOverview, encode
from bot.cards.card import card, contribution, title
from bot.cards.message import Button, Keyboard, Message, Say, message, rows
from bot.cards.styled import BOLD, MAX_LENGTH, Styled, fits, join, length, marked, plain
from bot.cards.tags import tags
from bot.papers import StoredPaper

_MOST_MESSAGES = 3
_CONTRIBUTIONS = (400, 200, 140, 100, 70, 45, 0)
"""UTF-16 units for each contribution, tried in turn until the day fits in three messages."""
_MOST_BUTTONS = 48
_HEADER = 200
"""UTF-16 units left in each message for its first lines."""


@dataclass(frozen=True, slots=True)
class Audience:
    """For whom an overview is made; readers with equal values get the same messages."""

    style: str = "overview"
    """``overview``, ``cards`` or ``titles``."""
    private: bool = True
    """Whether buttons may change the message; elsewhere they lead to the private chat."""
    bot: str = ""
    """The bot's user name, for links into the private chat."""


def overview(
    day: date,
    papers: Sequence[StoredPaper],
    say: Say,
    audience: Audience,
    also: Sequence[date] = (),
    *,
    paged: bool = False,
) -> list[Message]:
    """The messages of one day's digest, in order; ``paged`` ones lead to each other by buttons.

    ``also`` names days whose digests came since the reader's last one and are not sent. In style
    ``cards`` every paper is a message, all but the first silent. Otherwise titles are never left
    out: past three messages' room the contributions get shorter and then go.
    """
    if audience.style == "cards":
        return _cards(papers, say, audience)
    limits = _CONTRIBUTIONS if audience.style == "overview" else (0,)
    parts: list[list[tuple[int, Styled]]] = []
    for limit in limits:
        lines = [_line(n, stored, limit) for n, stored in enumerate(papers, start=1)]
        parts = _pack(lines)
        if len(parts) <= _MOST_MESSAGES:
            break
    return [
        message(
            join([_header(day, papers, say, index, len(parts), also), *(s for _, s in part)], "\n"),
            _keyboard(papers, OpenOverview(day, index, paged), [n for n, _ in part], audience)
            + (_paging(day, index, len(parts), say) if paged else ()),
        )
        for index, part in enumerate(parts)
    ]


def _cards(papers: Sequence[StoredPaper], say: Say, audience: Audience) -> list[Message]:
    messages = [card(stored, say) for stored in papers]
    return [
        Message(m.html, m.keyboard, m.preview, silent=index > 0) for index, m in enumerate(messages)
    ]


def _line(number: int, stored: StoredPaper, limit: int) -> Styled:
    """A paper's lines: number and title; field and contribution below when there is room."""
    first = join([plain(f"\n{number}. "), title(stored)])
    if not limit:
        return join([plain(f"{number}. "), title(stored)])
    field = next(iter(tags(stored.paper.field, 1)), "")
    below = join([plain(field), contribution(stored, limit)], " · ")
    return join([first, below], "\n")


def _pack(lines: Sequence[Styled]) -> list[list[tuple[int, Styled]]]:
    """Lines dealt to as few messages as hold them, in order, then evenly."""
    count = len(_fill(lines, MAX_LENGTH - _HEADER))
    total = sum(length(line) + 1 for line in lines)
    # The same number of messages, none much longer than another.
    for room in range(total // max(count, 1) + 100, MAX_LENGTH - _HEADER, 100):
        dealt = _fill(lines, room)
        if len(dealt) == count:
            return dealt
    return _fill(lines, MAX_LENGTH - _HEADER)


def _fill(lines: Sequence[Styled], room: int) -> list[list[tuple[int, Styled]]]:
    parts: list[list[tuple[int, Styled]]] = []
    body: Styled = ()
    for number, line in enumerate(lines, start=1):
        longer = join([body, line], "\n")
        full = len(parts[-1]) >= _MOST_BUTTONS if parts else True
        if full or length(longer) > room or not fits(longer, _HEADER):
            parts.append([])
            longer = line
        parts[-1].append((number, line))
        body = longer
    return parts or [[]]


def _header(
    day: date, papers: Sequence[StoredPaper], say: Say, index: int, count: int, also: Sequence[date]
) -> Styled:
    if index:
        name = say("overview-continued", date=day.isoformat(), part=index + 1, parts=count)
        return marked(name, BOLD)
    lines = [marked(say("overview-title", date=day.isoformat(), count=len(papers)), BOLD)]
    if also:
        dates = ", ".join(other.isoformat() for other in also[:5]) + (" …" if also[5:] else "")
        lines.append(plain(say("overview-also", dates=dates)))
    return join(lines, "\n")


def _keyboard(
    papers: Sequence[StoredPaper],
    origin: OpenOverview,
    numbers: Sequence[int],
    audience: Audience,
) -> Keyboard:
    if not audience.private and not audience.bot:
        return ()
    ids = [papers[number - 1].paper.id for number in numbers]
    return rows(
        [
            Button(str(number), encode(OpenCard(paper, origin)))
            if audience.private
            else Button(str(number), url=card_link(audience.bot, paper))
            for number, paper in zip(numbers, ids, strict=True)
        ]
    )


def _paging(day: date, part: int, count: int, say: Say) -> Keyboard:
    before = Button(say("button-previous"), encode(OpenOverview(day, part - 1, paged=True)))
    calendar = Button(say("button-calendar"), encode(OpenCalendar(day.year, day.month)))
    after = Button(say("button-next"), encode(OpenOverview(day, part + 1, paged=True)))
    row = [before] * (part > 0) + [calendar] + [after] * (part + 1 < count)
    return (tuple(row),)


def card_link(bot: str, paper: str) -> str:
    """A link that opens the private chat with a paper's card.

    Source of the form: https://core.telegram.org/bots/features#deep-linking
    """
    return f"https://t.me/{bot}?start=p_{paper.replace('.', '_')}"
