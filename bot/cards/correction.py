"""What becomes of the messages of a digest whose report was corrected."""

from collections.abc import Sequence
from dataclasses import replace

from bot.cards.message import Message


def aligned(sent: Sequence[Message], now: Sequence[Message], gone: Message) -> list[Message]:
    """For each message that was sent what it is to say now, and behind them those that are new.

    Where each message has its own page preview, as cards have, it stays with its paper; else the
    first becomes the first, and so on. A message that nothing is left for says so (``gone``).
    Together they hold all of ``now``; those that are new come without a sound.
    """
    sent_pages = [message.preview for message in sent]
    pages = [message.preview for message in now]
    if len(set(sent_pages)) < len(sent) or len(set(pages)) < len(now):
        more = [replace(message, silent=True) for message in now[len(sent) :]]
        return [*now[: len(sent)], *([gone] * (len(sent) - len(now))), *more]
    by_page = dict(zip(pages, now, strict=True))
    kept = [by_page.get(page, gone) for page in sent_pages]
    new = [replace(by_page[page], silent=True) for page in pages if page not in sent_pages]
    return [*kept, *new]


def looks_the_same(one: Message, other: Message) -> bool:
    """Whether an edit would change nothing: a sound that has been made does not count."""
    return replace(one, silent=False) == replace(other, silent=False)
