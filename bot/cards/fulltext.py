"""A paper's sections whole, page by page: what a card has no room for."""

from collections.abc import Iterator
from dataclasses import replace

from bot.cards.actions import OpenCard, OpenText
from bot.cards.callback_data import encode
from bot.cards.card import title
from bot.cards.keys import turning
from bot.cards.markup import render
from bot.cards.message import Button, Message, message
from bot.cards.styled import (
    BOLD,
    MAX_BYTES,
    MAX_ENTITIES,
    MAX_LENGTH,
    Run,
    Size,
    Styled,
    join,
    length,
    marked,
    plain,
    size,
    split,
    strip,
)
from bot.papers import Section, StoredPaper
from bot.texts.say import Say

_HEAD = Size(350, 3, 1600)
"""What is left for the title and the page's number."""
_ROOM = Size(
    MAX_LENGTH - _HEAD.length, MAX_ENTITIES - _HEAD.entities, MAX_BYTES - _HEAD.bytes
)  # fmt: skip


def full_text(stored: StoredPaper, say: Say, here: OpenText) -> list[Message]:
    """Every page, in order; together they hold the whole text of every section."""
    sections = [
        join([marked(say(f"section-{section.value}"), BOLD), render(text)], "\n")
        for section in Section
        if (text := stored.paper.section(section))
    ]
    pages = _pages(join(sections, "\n\n")) or [plain(say("text-none"))]
    back = Button(say("button-back"), encode(OpenCard(here.paper, here.origin)))
    return [
        message(
            join([_head(stored, index, len(pages), say), page], "\n\n"),
            turning(lambda page: replace(here, page=page), index, len(pages), say, back),
        )
        for index, page in enumerate(pages)
    ]


def _head(stored: StoredPaper, index: int, count: int, say: Say) -> Styled:
    number = plain(say("text-page", page=index + 1, pages=count)) if count > 1 else ()
    return join([title(stored), number], "\n")


def _pages(text: Styled) -> list[Styled]:
    """The text dealt to pages at line ends; a line longer than a page at its sentences' ends."""
    pages: list[list[Run]] = [[]]
    taken = Size(0, 0, 0)
    for line in _lines(text):
        rest = line
        while rest:
            left = _ROOM.length - taken.length
            # Only what is longer than a page is cut; it begins where there is room worth it.
            long = length(rest) > _ROOM.length and left > _ROOM.length // 4
            piece, rest = split(rest, left if long else _ROOM.length)
            piece = _sendable(piece)
            more = size(piece)
            if pages[-1] and not _fits(taken + more):
                pages.append([])
                taken = Size(0, 0, 0)
            pages[-1] += piece
            taken += more
    stripped = (strip(tuple(page)) for page in pages)
    return [page for page in stripped if page]


def _lines(text: Styled) -> Iterator[Styled]:
    """The lines, each with its end: a block of code stays one under its marks."""
    line: list[Run] = []
    for run in text:
        for piece in run.text.splitlines(keepends=True):
            line.append(Run(piece, run.marks))
            if piece.endswith("\n"):
                yield tuple(line)
                line = []
    yield tuple(line)


def _sendable(piece: Styled) -> Styled:
    """Without its marks, if it has hundreds of them or of addresses: the words matter more."""
    return piece if _fits(size(piece)) else tuple(Run(run.text) for run in piece)


def _fits(taken: Size) -> bool:
    return (
        taken.length <= _ROOM.length
        and taken.entities <= _ROOM.entities
        and taken.bytes <= _ROOM.bytes
    )
