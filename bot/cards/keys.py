"""The buttons below a card, and the links that open cards and days in the private chat."""

from datetime import date

from bot.cards.actions import Bookmark, OpenCard, OpenSimilar, OpenText
from bot.cards.callback_data import encode, shortened
from bot.cards.message import Button, Keyboard, Say


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
    row = [Button(say("button-back"), encode(here.origin))]
    if before is not None:
        there = OpenCard(before, here.origin)
        row.insert(0, Button(say("button-previous-paper"), encode(there)))
    if after is not None:
        there = OpenCard(after, here.origin)
        row.append(Button(say("button-next-paper"), encode(there)))
    return (tuple(row), more)


def bookmark_key(paper: str, say: Say, *, saved: bool) -> Button:
    """Saves the paper, or takes it off the list; the label says which."""
    label = say("button-saved") if saved else say("button-save")
    return Button(label, encode(Bookmark(paper, not saved)))


def card_link(bot: str, paper: str, say: Say) -> Keyboard:
    """Below a card where buttons must not change it for everybody: the way to the private chat."""
    return ((Button(say("button-open"), url=card_url(bot, paper)),),) if bot else ()


def day_link(bot: str, day: date, label: str) -> Keyboard:
    """A button that shows the whole of a day in the private chat."""
    return ((Button(label, url=f"https://t.me/{bot}?start=d_{day.isoformat()}"),),) if bot else ()


def card_url(bot: str, paper: str) -> str:
    """A link that opens the private chat with a paper's card.

    Source of the form: https://core.telegram.org/bots/features#deep-linking
    """
    return f"https://t.me/{bot}?start=p_{paper.replace('.', '_')}"
