"""The buttons that lead on from papers, in place or in the private chat."""

from collections.abc import Callable, Iterable
from datetime import date

from bot.cards.actions import Action, Bookmark, OpenCard, OpenSimilar, OpenText, PaperList
from bot.cards.audience import Audience
from bot.cards.callback_data import encode, shortened
from bot.cards.links import for_day, for_paper, link_to
from bot.cards.message import Button, Keyboard, rows
from bot.papers import StoredPaper
from bot.texts.say import Say


def card_keys(
    here: OpenCard,
    say: Say,
    *,
    before: str | None = None,
    after: str | None = None,
    saved: bool = False,
) -> Keyboard:
    """The ways on from a card: along its list and back to it, and to more about the paper.

    ``before`` and ``after`` are the ids of the papers beside it in its list; ``saved`` is whether
    the reader saved it.
    """
    more = (
        bookmark_key(here.paper, say, saved=saved),
        Button(say("button-similar"), encode(OpenSimilar(here.paper, shortened(here.origin)))),
        Button(say("button-text"), encode(OpenText(here.paper, 0, here.origin))),
    )
    if here.origin is None:
        return (more,)

    def along(key: str, paper: str | None) -> Button | None:
        return Button(say(key), encode(OpenCard(paper, here.origin))) if paper else None

    back = Button(say("button-back"), encode(here.origin))
    row = _row(along("button-previous-paper", before), back, along("button-next-paper", after))
    return (row, more)


def number_keys(
    papers: Iterable[tuple[int, StoredPaper]], origin: PaperList | None, audience: Audience
) -> Keyboard:
    """A button for each paper's number: its card in place, or elsewhere in the private chat."""
    if not audience.private and not audience.bot:
        return ()
    return rows(
        [
            Button(str(number), encode(OpenCard(stored.paper.id, origin)))
            if audience.private
            else Button(str(number), url=link_to(audience.bot, for_paper(stored.paper.id)))
            for number, stored in papers
        ]
    )


def turning(
    to: Callable[[int], Action], index: int, count: int, say: Say, *between: Button
) -> Keyboard:
    """A row to the page before and to the one after, of ``count`` counted from 0."""
    before = Button(say("button-previous"), encode(to(index - 1))) if index > 0 else None
    after = Button(say("button-next"), encode(to(index + 1))) if index + 1 < count else None
    row = _row(before, *between, after)
    return (row,) if row else ()


def bookmark_key(paper: str, say: Say, *, saved: bool) -> Button:
    """Saves the paper, or takes it off the list; the label says which."""
    label = say("button-saved") if saved else say("button-save")
    return Button(label, encode(Bookmark(paper, not saved)))


def card_link(bot: str, paper: str, say: Say) -> Keyboard:
    """Below a card where buttons must not change it for everybody: the way to the private chat."""
    return ((Button(say("button-open"), url=link_to(bot, for_paper(paper))),),) if bot else ()


def day_link(bot: str, day: date, label: str) -> Keyboard:
    """A button that shows the whole of a day in the private chat."""
    return ((Button(label, url=link_to(bot, for_day(day))),),) if bot else ()


def _row(*buttons: Button | None) -> tuple[Button, ...]:
    """The buttons that there are, side by side."""
    return tuple(button for button in buttons if button is not None)
