"""The whole texts of a paper's sections, in pages."""

from dataclasses import replace

from bot.cards.actions import OpenCard, OpenText
from bot.cards.card import named_texts, title
from bot.cards.keys import turning
from bot.cards.message import Message, button, message
from bot.cards.styled import (
    BOLD,
    MAX_LENGTH,
    Run,
    Size,
    Styled,
    join,
    length,
    lines,
    marked,
    plain,
    size,
    split,
    strip,
)
from bot.papers import Section, StoredPaper
from bot.texts.say import Say

_HEAD = Size(350, 3, 1600)
"""The room that each page keeps for its title and number."""
_ROOM = MAX_LENGTH - _HEAD.length


def full_text(stored: StoredPaper, say: Say, here: OpenText) -> list[Message]:
    """Returns the pages of all sections in order, ``here`` being the action that opened one."""
    named = named_texts(stored.paper, Section, say)
    sections = [join([marked(one.name, BOLD), one.text], "\n") for one in named]
    pages = _pages(join(sections, "\n\n")) or [plain(say("text-none"))]
    back = button(say("button-back"), OpenCard(here.paper, here.origin))
    count, messages = len(pages), []
    for index, page in enumerate(pages):
        number = plain(say("text-page", page=index + 1, pages=count)) if count > 1 else ()
        head = join([title(stored), number], "\n")
        keys = turning(lambda page: replace(here, page=page), index, count, say, back)
        messages.append(message(join([head, page], "\n\n"), keys))
    return messages


def _pages(text: Styled) -> list[Styled]:
    """Returns the text in pages that end with a line, or with a sentence of a very long line."""
    pages: list[list[Run]] = [[]]
    taken = _HEAD
    for line in lines(text):
        rest = line
        while rest:
            left = MAX_LENGTH - taken.length
            # A line longer than a page begins on this page if a quarter of the page is left.
            begins_here = length(rest) > _ROOM and left > _ROOM // 4
            piece, rest = split(rest, left if begins_here else _ROOM)
            if not (_HEAD + size(piece)).fits:  # hundreds of marks: the words matter more
                piece = tuple(Run(run.text) for run in piece)
            more = size(piece)
            if pages[-1] and not (taken + more).fits:
                pages.append([])
                taken = _HEAD
            pages[-1] += piece
            taken += more
    stripped = (strip(tuple(page)) for page in pages)
    return [page for page in stripped if page]
