"""A digest as an overview: few messages with a line for every paper and buttons for its card."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache

from bot.cards.actions import OpenCalendar, OpenCard, OpenLeftOut, OpenOverview
from bot.cards.audience import Audience
from bot.cards.card import card, contribution, title
from bot.cards.keys import card_keys, card_link, day_keys, number_keys, turning
from bot.cards.languages import language_marks
from bot.cards.message import Keyboard, Message, button, message, rows
from bot.cards.selection import Selection
from bot.cards.styled import BOLD, MAX_LENGTH, Size, Styled, join, marked, plain, size, utf16_length
from bot.cards.tags import tags
from bot.papers import StoredPaper, Style
from bot.texts.say import Say

_MOST_MESSAGES = 3
_CONTRIBUTIONS = (400, 200, 140, 100, 70, 45, 0)
"""UTF-16 units of a contribution. They are tried in turn until the day fits in three messages."""
_MOST_BUTTONS = 48
_LINE_END = Size(1, 0, 1)
_HEADER = Size(420, 2, 1600)
"""The room that each message keeps for its first and last lines."""
_REMEMBERED = 1024
"""Lines and cards that are kept, those of a few days."""
_FIELDS = 6
_FIELD = 16
"""The most fields in the line of counts, and the most characters of each name."""
_TITLE = 200
"""UTF-16 units of a title. Fifty of the longest fit in three messages."""


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
    """Returns the messages of one day's digest in order.

    ``also`` are days whose digests came since the reader's last one and are not sent. ``paged``
    messages lead to each other by buttons. Papers that the reader follows come first and are
    marked. The last message tells how many papers are left out, unless ``everything`` is shown.

    In style ``cards`` each paper is a message, and all but the first are silent. In the other
    styles every title is shown. If they need more than three messages, contributions become
    shorter, and are then left out.
    """
    selection = audience.selection
    shown = selection.in_order(papers) if everything else selection.shown(papers)
    missing = len(papers) - len(shown)
    if audience.style is Style.CARDS and not everything:
        return _cards(day, shown, missing, say, audience)
    lines, parts = _dealt(shown, audience, selection.lifted)
    first = OpenOverview(day, 0, paged or everything, everything)
    other_days = button(say("button-calendar"), OpenCalendar(day.year, day.month))
    messages = []
    for index, numbers in enumerate(parts):
        here = replace(first, part=index)
        header = _header(day, papers, say, index, len(parts), also)
        keyboard = number_keys([(n, shown[n - 1]) for n in numbers], here, audience)
        foot: Styled = ()
        if index + 1 == len(parts) and missing:
            foot = plain("\n" + _left_out_line(selection, missing, say))
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
    """Returns the papers that a reader's topics left out of a day's overview.

    ``first`` is the action that opens the first of these messages, and knows the way back.
    """
    lines, parts = _dealt(papers, audience)
    back = button(say("button-back"), OpenOverview(first.day, first.home, first.paged))
    title = say("left-out-title", date=first.day.isoformat(), count=len(papers))
    messages = []
    for index, numbers in enumerate(parts):
        here = replace(first, part=index)
        body = join([marked(title, BOLD), *(lines[number - 1] for number in numbers)], "\n")
        keyboard = number_keys([(n, papers[n - 1]) for n in numbers], here, audience)
        keyboard += turning(lambda part: replace(first, part=part), index, len(parts), say, back)
        messages.append(message(body, keyboard))
    return messages


def _dealt(
    papers: Sequence[StoredPaper], audience: Audience, lifted: frozenset[str] = frozenset()
) -> tuple[list[Styled], list[list[int]]]:
    """Returns each paper's lines, and for each message the numbers of its papers."""
    lines: list[Styled] = []
    parts: list[list[int]] = []
    for limit in _CONTRIBUTIONS if audience.style is not Style.TITLES else (0,):
        lines, sizes = [], []
        for number, stored in enumerate(papers, start=1):
            star = "⭐ " if stored.paper.id in lifted else ""
            start = f"\n{number}. {star}" if limit else f"{number}. {star}"
            text, words = _told(stored, limit)
            lines.append(join([plain(start), text]))
            sizes.append(words + _LINE_END + Size(utf16_length(start), 0, len(start.encode())))
        parts = _pack(sizes)
        if len(parts) <= _MOST_MESSAGES:
            break
    return lines, parts


def _cards(
    day: date, papers: Sequence[StoredPaper], missing: int, say: Say, audience: Audience
) -> list[Message]:
    messages = []
    for stored in papers:
        paper = stored.paper.id
        inside = audience.private
        keys = card_keys(OpenCard(paper), say) if inside else card_link(audience.bot, paper, say)
        messages.append(_card(stored, say, keys, audience.selection.words_for(paper)))
    if missing:
        here = OpenOverview(day, 0, paged=True)
        line = plain(_left_out_line(audience.selection, missing, say))
        messages.append(message(line, _way_to_left_out(here, missing, say, audience)))
    return [replace(message, silent=index > 0) for index, message in enumerate(messages)]


@lru_cache(maxsize=_REMEMBERED)
def _card(stored: StoredPaper, say: Say, keyboard: Keyboard, because: str) -> Message:
    return card(stored, say, keyboard, because=because)


@lru_cache(maxsize=_REMEMBERED)
def _told(stored: StoredPaper, limit: int) -> tuple[Styled, Size]:
    """Returns a paper's lines behind its number, and their size.

    They are the title and, unless ``limit`` is 0, the field and the contribution below it. They are
    cached because readers with other topics get the same lines in another order.
    """
    text = title(stored, _TITLE)
    if limit:
        field = next(iter(tags(stored.paper.field, 1)), "")
        below = join([plain(field), contribution(stored, limit)], " · ")
        text = join([text, below], "\n")
    return text, size(text)


def _pack(sizes: Sequence[Size]) -> list[list[int]]:
    """Returns the numbers, from 1, of the lines in each of as few messages as hold them."""
    fewest = _fill(sizes, MAX_LENGTH)
    total = sum(line.length for line in sizes)
    # As many messages can often be filled more evenly.
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
    if marks := language_marks(papers, say):
        lines.append(plain(f"🌐 {marks}"))
    if also:
        dates = ", ".join(other.isoformat() for other in also[:5]) + (" …" if also[5:] else "")
        lines.append(plain(say("overview-also", dates=dates)))
    return join(lines, "\n")


def _counted(papers: Sequence[StoredPaper]) -> str:
    """Returns a line with the largest fields and the number of papers in each."""
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
    there = OpenLeftOut(here.day, 0, here.part, here.paged)
    return rows(day_keys(here.day, there, say("button-left-out", count=count), audience))
