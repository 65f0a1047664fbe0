"""Which new message takes the place of which sent one when a report was corrected."""

from collections.abc import Sequence
from dataclasses import replace

from bot.arxiv import find_linked_id
from bot.cards.message import Message


def aligned(sent: Sequence[Message], now: Sequence[Message], gone: Message) -> list[Message]:
    """Returns the new content of each sent message, followed by the messages of ``now`` left over.

    Cards have previews of different papers' pages, so each card keeps its paper. Other messages are
    matched by position. A sent message without a match becomes ``gone``. The messages left over are
    silent.
    """
    sent_pages, pages = [_page(message) for message in sent], [_page(message) for message in now]
    if len(set(sent_pages)) < len(sent) or len(set(pages)) < len(now):
        kept = [*now[: len(sent)], *([gone] * (len(sent) - len(now)))]
        new = now[len(sent) :]
    else:
        by_page = dict(zip(pages, now, strict=True))
        kept = [by_page.get(page, gone) for page in sent_pages]
        new = [message for message in now if _page(message) not in sent_pages]
    return [*kept, *(replace(message, silent=True) for message in new)]


def _page(message: Message) -> str:
    """Returns what a message shows a preview of: a paper, whatever page of it a report links."""
    return find_linked_id(message.preview) or message.preview


def looks_the_same(one: Message, other: Message) -> bool:
    """Whether an edit would change nothing. ``silent`` does not count after sending."""
    return replace(one, silent=False) == replace(other, silent=False)
