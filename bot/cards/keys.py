"""The buttons of papers and days, which open something in place or in the private chat."""

from collections.abc import Callable, Iterable
from datetime import date

from bot.cards.actions import (
    Action,
    Bookmark,
    LessLike,
    OpenCard,
    OpenSimilar,
    OpenText,
    PaperList,
)
from bot.cards.audience import Audience
from bot.cards.callback_data import shortened
from bot.cards.links import for_day, for_paper, link_to
from bot.cards.message import Button, Keyboard, button, rows
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
    """Returns the buttons below a card: along its list, back to it, and to more about the paper.

    ``here`` is the action that opens the card. ``before`` and ``after`` are the ids of the papers
    beside it in its list; ``saved`` says whether the reader saved it.
    """
    more = (
        bookmark_key(here.paper, say, saved=saved),
        button(say("button-similar"), OpenSimilar(here.paper, shortened(here.origin))),
        button(say("button-less"), LessLike(here.paper)),
        Button(say("button-share"), share=here.paper),
    )
    if here.origin is None:
        return (more,)

    def along(key: str, paper: str | None) -> Button | None:
        return button(say(key), OpenCard(paper, here.origin)) if paper else None

    back = button(say("button-back"), here.origin)
    row = _row(along("button-previous-paper", before), back, along("button-next-paper", after))
    return (row, more)


def text_key(here: OpenCard, say: Say) -> Button:
    """Returns the button from a card to the paper's whole text."""
    return button(say("button-text"), OpenText(here.paper, 0, here.origin))


def number_keys(
    papers: Iterable[tuple[int, StoredPaper]], origin: PaperList | None, audience: Audience
) -> Keyboard:
    """Returns a button for each paper's number that opens its card, with the way to ``origin``."""
    ids = [(str(number), stored.paper.id) for number, stored in papers]
    keys = [_key(label, OpenCard(id_, origin), for_paper(id_), audience) for label, id_ in ids]
    return rows([key for some in keys for key in some])


def day_keys(day: date, action: Action, label: str, audience: Audience) -> tuple[Button, ...]:
    """Returns the button that does ``action`` in place, or shows the day in the private chat."""
    return _key(label, action, for_day(day), audience)


def turning(
    to: Callable[[int], Action], index: int, count: int, say: Say, *between: Button
) -> Keyboard:
    """Returns a row with the pages beside the page ``index``, and buttons ``between`` them.

    ``to`` makes the action that opens a page. Of ``count`` pages the first is 0.
    """
    before = button(say("button-previous"), to(index - 1)) if index > 0 else None
    after = button(say("button-next"), to(index + 1)) if index + 1 < count else None
    row = _row(before, *between, after)
    return (row,) if row else ()


def bookmark_key(paper: str, say: Say, *, saved: bool) -> Button:
    """Returns the button that saves a paper, or takes a saved one off the list."""
    label = say("button-saved") if saved else say("button-save")
    return button(label, Bookmark(paper, not saved))


def card_link(bot: str, paper: str, say: Say) -> Keyboard:
    """Returns the button that opens a card in the private chat, for messages with many readers."""
    return ((Button(say("button-open"), url=link_to(bot, for_paper(paper))),),) if bot else ()


def _key(label: str, action: Action, parameter: str, audience: Audience) -> tuple[Button, ...]:
    """Returns a button in place, or a link with a start parameter where the message is shared.

    There is none when the bot has no name to link.
    """
    if audience.private:
        return (button(label, action),)
    return (Button(label, url=link_to(audience.bot, parameter)),) if audience.bot else ()


def _row(*buttons: Button | None) -> tuple[Button, ...]:
    return tuple(button for button in buttons if button is not None)
