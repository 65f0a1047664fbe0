"""A digest as an overview: few messages with a line for every paper and buttons for its card."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache
from itertools import chain

from bot.cards.actions import OpenCalendar, OpenCard, OpenLeftOut, OpenOverview
from bot.cards.audience import Audience
from bot.cards.card import card
from bot.cards.correction import GONE, revised_line, revised_names
from bot.cards.keys import card_keys, card_link, day_keys, number_keys, text_key, turning
from bot.cards.languages import language_marks
from bot.cards.message import Keyboard, Message, button, message, rows
from bot.cards.parts import MOST_REVISED, in_parts
from bot.cards.selection import Selection
from bot.cards.styled import BOLD, Styled, cut, join, marked, plain
from bot.papers import Revised, StoredPaper, Style
from bot.texts.say import Say

_REMEMBERED = 1024
"""Cards that are kept, those of a few days."""


def overview(
    day: date,
    papers: Sequence[StoredPaper],
    say: Say,
    audience: Audience,
    also: Sequence[date] = (),
    *,
    view: OpenOverview | None = None,
    revised: Sequence[Revised] = (),
) -> list[Message]:
    """Returns the messages of one day's digest in order.

    ``also`` are days whose digests came since the reader's last one and are not sent. ``view`` is
    the action that asks for it: its messages lead to each other by buttons if they are ``paged``,
    and it says whether papers are shown that topics leave out. ``revised`` is what a correction
    changed since these messages were sent: each has a line about its own papers.

    Papers stand under broad fields. Those that the reader follows are marked, and their fields come
    first. The last message tells how many papers are left out.

    In style ``cards`` each paper is a message, and all but the first are silent. In the other
    styles every paper has a line. If the day is too long, contributions become shorter, and are
    then left out.
    """
    first = replace(view, part=0) if view else OpenOverview(day, 0)
    shown = audience.selection.shown_in(papers, first)
    missing = 0 if first.followed else len(papers) - len(shown)
    if audience.style is Style.CARDS and view is None:
        return _cards(day, shown, missing, say, audience, revised)
    parts = in_parts(shown, say, audience)
    messages = []
    for index, (text, here) in enumerate(parts):
        action = replace(first, part=index)
        changed = [one for one in revised if _is_told(one, here, is_first=not index)]
        header = _header(day, papers, say, index, len(parts), also, changed)
        keyboard = number_keys(_by_number(here), action, audience)
        foot: Styled = ()
        if index + 1 == len(parts) and missing:
            foot = plain(_left_out_line(audience.selection, missing, say))
            keyboard += _way_to_left_out(action, missing, say, audience)
        keyboard += _ways(action, len(parts), papers, say, audience)
        messages.append(message(join(filter(None, [header, text, foot]), "\n\n"), keyboard))
    return messages


def left_out(
    papers: Sequence[StoredPaper], say: Say, audience: Audience, first: OpenLeftOut
) -> list[Message]:
    """Returns the papers that a reader's topics left out of a day's overview.

    ``first`` is the action that opens the first of these messages, and knows the way back.
    """
    parts = in_parts(papers, say, audience)
    back = button(say("button-back"), OpenOverview(first.day, first.home, first.paged))
    title = marked(say("left-out-title", date=first.day, count=len(papers)), BOLD)
    messages = []
    for index, (text, here) in enumerate(parts):
        action = replace(first, part=index)
        keyboard = number_keys(_by_number(here), action, audience)
        keyboard += turning(lambda part: replace(first, part=part), index, len(parts), say, back)
        messages.append(message(join([title, text], "\n\n"), keyboard))
    return messages


def _by_number(papers: Sequence[StoredPaper]) -> list[tuple[int, StoredPaper]]:
    """Returns papers with their numbers, the lowest first: so a number is found at once."""
    return sorted(((one.number or 0, one) for one in papers), key=lambda numbered: numbered[0])


def _is_told(revised: Revised, here: Sequence[StoredPaper], *, is_first: bool) -> bool:
    """Whether a message with the papers ``here`` says what changed of a paper.

    The first message says which papers are gone.
    """
    shown = any(
        one.number == revised.number and revised.language in ("", one.language) for one in here
    )
    return shown or (is_first and revised.parts == GONE)


def _cards(
    day: date,
    papers: Sequence[StoredPaper],
    missing: int,
    say: Say,
    audience: Audience,
    revised: Sequence[Revised],
) -> list[Message]:
    messages = []
    for stored in papers:
        words = audience.selection.words_for(stored.paper.id)
        parts = [one.parts for one in revised if _is_told(one, [stored], is_first=False)]
        changed = revised_names(chain.from_iterable(parts), say)
        messages.append(_card(stored, say, audience.private, audience.bot, words, changed))
    if missing:
        here = OpenOverview(day, 0, paged=True)
        line = plain(_left_out_line(audience.selection, missing, say))
        messages.append(message(line, _way_to_left_out(here, missing, say, audience)))
    return [replace(message, silent=index > 0) for index, message in enumerate(messages)]


@lru_cache(maxsize=_REMEMBERED)
def _card(
    stored: StoredPaper, say: Say, private: bool, bot: str, because: str, changed: str
) -> Message:
    if not private:
        keys = card_link(bot, stored.paper.id, say)
        return card(stored, say, keys, because=because, changed=changed)
    here = OpenCard(stored.paper.id)
    keys, rest = card_keys(here, say), text_key(here, say)
    return card(stored, say, keys, because=because, changed=changed, rest=rest)


def _header(
    day: date,
    papers: Sequence[StoredPaper],
    say: Say,
    index: int,
    count: int,
    also: Sequence[date],
    changed: Sequence[Revised],
) -> Styled:
    line = cut(plain(revised_line(changed, say)), MOST_REVISED)
    if index:
        name = say("overview-continued", date=day, part=index + 1, parts=count)
        return join(filter(None, [marked(name, BOLD), line]), "\n")
    title = say("overview-title", date=day, count=len(papers))
    lines = [marked(title, BOLD), *([line] if line else [])]
    if seen := sum(stored.seen_before for stored in papers):
        lines.append(plain(say("overview-seen", count=seen)))
    if marks := language_marks(papers, say):
        lines.append(plain(f"🌐 {marks}"))
    if also:
        dates = say("comma").join(other.isoformat() for other in also[:5]) + (
            " …" if also[5:] else ""
        )
        lines.append(plain(say("overview-also", dates=dates)))
    return join(lines, "\n")


def _left_out_line(selection: Selection, count: int, say: Say) -> str:
    key = "overview-only-followed" if selection.only_followed else "overview-muted"
    return say(key, count=count)


def _way_to_left_out(here: OpenOverview, count: int, say: Say, audience: Audience) -> Keyboard:
    there = OpenLeftOut(here.day, 0, here.part, here.paged)
    return rows(day_keys(here.day, there, say("button-left-out", count=count), audience))


def _ways(
    here: OpenOverview, parts: int, papers: Sequence[StoredPaper], say: Say, audience: Audience
) -> Keyboard:
    """Returns the row of buttons to other messages, other days and other views of the day."""
    if not audience.private:
        return ()
    home = OpenOverview(here.day, 0, paged=True)
    selection = audience.selection
    shown = selection.shown(papers)
    stars = sum(one.paper.id in selection.lifted for one in shown)
    between = [button(say("button-calendar"), OpenCalendar(here.day.year, here.day.month))]
    if here.followed:
        between.append(button(say("button-show-all", count=len(shown)), home))
    elif stars and stars < len(shown):
        only = replace(home, followed=True)
        between.append(button(say("button-followed", count=stars), only))
    turned = parts if here.paged else 1  # the messages of a push stand below each other
    return turning(
        lambda part: replace(here, part=part), min(here.part, turned - 1), turned, say, *between
    )
