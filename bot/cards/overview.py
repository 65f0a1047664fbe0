"""A digest as an overview: as few messages as hold every paper, with buttons for the cards."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache

from bot.cards.actions import OpenCalendar, OpenCard, OpenLeftOut, OpenOverview
from bot.cards.audience import Audience
from bot.cards.callback_data import encode
from bot.cards.card import card, contribution, title
from bot.cards.keys import card_keys, card_link, day_link, number_keys, turning
from bot.cards.message import Button, Keyboard, Message, message
from bot.cards.selection import Selection
from bot.cards.styled import BOLD, MAX_LENGTH, Size, Styled, join, marked, plain, size, utf16_length
from bot.cards.tags import tags
from bot.papers import StoredPaper, Style
from bot.texts.say import Say

_MOST_MESSAGES = 3
_CONTRIBUTIONS = (400, 200, 140, 100, 70, 45, 0)
"""UTF-16 units for each contribution, tried in turn until the day fits in three messages."""
_MOST_BUTTONS = 48
_LINE_END = Size(1, 0, 1)
_HEADER = Size(420, 2, 1600)
"""What is left in each message for its first and last lines."""
_REMEMBERED = 1024
"""Lines and cards of a few days."""
_FIELDS = 6
_FIELD = 16
"""Fields that are counted, and characters of a name: they stand in one line."""
_TITLE = 200
"""UTF-16 units of a title: fifty of the longest fit in three messages."""


def overview(
    day: date,
    papers: Sequence[StoredPaper],
    say: Say,
    audience: Audience,
    also: Sequence[date] = (),
    *,
    paged: bool = False,
    everything: bool = False,
) -> list[Message]:
    """The messages of one day's digest, in order; ``paged`` ones lead to each other by buttons.

    ``also`` names days whose digests came since the reader's last one and are not sent. Papers that
    the reader follows come first and are marked; of what is left out the last message tells, unless
    ``everything`` is to be shown. In style ``cards`` every paper is a message, all
    but the first silent. Otherwise titles are never left out: past three messages' room the
    contributions get shorter and then go.
    """
    selection = audience.selection
    shown = selection.in_order(papers) if everything else selection.shown(papers)
    if audience.style is Style.CARDS and not everything:
        return _cards(day, shown, len(papers) - len(shown), say, audience)
    lines, parts = _dealt(shown, audience, selection.lifted)
    missing = len(papers) - len(shown)
    first = OpenOverview(day, 0, paged or everything, everything)
    other_days = Button(say("button-calendar"), encode(OpenCalendar(day.year, day.month)))
    messages = []
    for index, numbers in enumerate(parts):
        here = replace(first, part=index)
        header = _header(day, papers, say, index, len(parts), also)
        keyboard = number_keys([(n, shown[n - 1]) for n in numbers], here, audience)
        foot: Styled = ()
        if index + 1 == len(parts) and missing:
            foot = plain("\n" + _left_out_line(audience.selection, missing, say))
            keyboard += _way_to_left_out(here, missing, say, audience)
        if first.paged:
            keyboard += turning(
                lambda part: replace(first, part=part), index, len(parts), say, other_days
            )
        body = [header, *(lines[number - 1] for number in numbers), foot]
        messages.append(message(join([line for line in body if line], "\n"), keyboard))
    return messages


def left_out(
    papers: Sequence[StoredPaper], say: Say, audience: Audience, first: OpenLeftOut
) -> list[Message]:
    """The papers that a reader's topics left out of a day's overview, with the way back to it."""
    lines, parts = _dealt(papers, audience, frozenset())
    home = OpenOverview(first.day, first.home, first.paged)
    back = Button(say("button-back"), encode(home))
    messages = []
    for index, numbers in enumerate(parts):
        here = replace(first, part=index)
        title = say("left-out-title", date=first.day.isoformat(), count=len(papers))
        body = join([marked(title, BOLD), *(lines[number - 1] for number in numbers)], "\n")
        keyboard = number_keys([(n, papers[n - 1]) for n in numbers], here, audience)
        keyboard += turning(lambda part: replace(first, part=part), index, len(parts), say, back)
        messages.append(message(body, keyboard))
    return messages


def _dealt(
    papers: Sequence[StoredPaper], audience: Audience, lifted: frozenset[str]
) -> tuple[list[Styled], list[list[int]]]:
    """Each paper's lines, and the numbers that stand in each message."""
    lines: list[Styled] = []
    parts: list[list[int]] = []
    for limit in _CONTRIBUTIONS if audience.style is not Style.TITLES else (0,):
        told = [_told(stored, limit) for stored in papers]
        gap = "\n" if limit else ""
        starts = [
            f"{gap}{number}. {'⭐ ' if stored.paper.id in lifted else ''}"
            for number, stored in enumerate(papers, start=1)
        ]
        sizes = [
            words + _LINE_END + Size(utf16_length(start), 0, len(start.encode()))
            for start, (_, words) in zip(starts, told, strict=True)
        ]
        lines = [join([plain(start), text]) for start, (text, _) in zip(starts, told, strict=True)]
        parts = _pack(sizes)
        if len(parts) <= _MOST_MESSAGES:
            break
    return lines, parts


def _cards(
    day: date,
    papers: Sequence[StoredPaper],
    missing: int,
    say: Say,
    audience: Audience,
) -> list[Message]:
    messages = [
        _card(
            stored,
            say,
            card_keys(OpenCard(stored.paper.id), say)
            if audience.private
            else card_link(audience.bot, stored.paper.id, say),
            audience.selection.words_for(stored.paper.id),
        )
        for stored in papers
    ]
    if missing:
        here = OpenOverview(day, 0, paged=True)
        line = plain(_left_out_line(audience.selection, missing, say))
        messages.append(message(line, _way_to_left_out(here, missing, say, audience)))
    return [
        Message(m.html, m.keyboard, m.preview, silent=index > 0) for index, m in enumerate(messages)
    ]


@lru_cache(maxsize=_REMEMBERED)
def _card(stored: StoredPaper, say: Say, keyboard: Keyboard, because: str) -> Message:
    return card(stored, say, keyboard, because=because)


@lru_cache(maxsize=_REMEMBERED)
def _told(stored: StoredPaper, limit: int) -> tuple[Styled, Size]:
    """A paper's lines behind its number: title, and below field and contribution if there is room.

    Remembered, for readers whose topics differ get the same lines in another order.
    """
    text = title(stored, _TITLE)
    if limit:
        field = next(iter(tags(stored.paper.field, 1)), "")
        below = join([plain(field), contribution(stored, limit)], " · ")
        text = join([text, below], "\n")
    return text, size(text)


def _pack(sizes: Sequence[Size]) -> list[list[int]]:
    """Lines dealt to as few messages as hold them, in order; their numbers, counted from 1."""
    fewest = _fill(sizes, MAX_LENGTH)
    total = sum(line.length for line in sizes)
    # The same number of messages, none much longer than another.
    for room in range(_HEADER.length + total // len(fewest) + 100, MAX_LENGTH, 100):
        dealt = _fill(sizes, room)
        if len(dealt) == len(fewest):
            return dealt
    return fewest


def _fill(sizes: Sequence[Size], room: int) -> list[list[int]]:
    parts: list[list[int]] = [[]]
    taken = _HEADER
    for number, more in enumerate(sizes, start=1):
        longer = taken + more
        full = len(parts[-1]) >= _MOST_BUTTONS or longer.length > room or not longer.fits
        if full and parts[-1]:
            parts.append([])
            longer = _HEADER + more
        parts[-1].append(number)
        taken = longer
    return parts


def _header(
    day: date, papers: Sequence[StoredPaper], say: Say, index: int, count: int, also: Sequence[date]
) -> Styled:
    if index:
        name = say("overview-continued", date=day.isoformat(), part=index + 1, parts=count)
        return marked(name, BOLD)
    lines = [marked(say("overview-title", date=day.isoformat(), count=len(papers)), BOLD)]
    if fields := _counted(papers):
        lines.append(plain(fields))
    if also:
        dates = ", ".join(other.isoformat() for other in also[:5]) + (" …" if also[5:] else "")
        lines.append(plain(say("overview-also", dates=dates)))
    return join(lines, "\n")


def _counted(papers: Sequence[StoredPaper]) -> str:
    """How many papers are in each of the largest fields, on one line."""
    counts = Counter(name for stored in papers for name in _fields(stored.paper.field))
    largest = [(name, count) for name, count in counts.most_common(_FIELDS) if count > 1]
    return " · ".join(f"{name[:_FIELD]} {count}" for name, count in largest)


@lru_cache(maxsize=_REMEMBERED)
def _fields(field: str) -> tuple[str, ...]:
    return tuple(tags(field))


def _left_out_line(selection: Selection, count: int, say: Say) -> str:
    key = "overview-only-followed" if selection.only_followed else "overview-muted"
    return say(key, count=count)


def _way_to_left_out(here: OpenOverview, count: int, say: Say, audience: Audience) -> Keyboard:
    label = say("button-left-out", count=count)
    if audience.private:
        there = OpenLeftOut(here.day, 0, here.part, here.paged)
        return ((Button(label, encode(there)),),)
    return day_link(audience.bot, here.day, label)
