"""A page's text within a limit: what matters least goes first."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

from bot.feed.steps.blocks import BlockKind, PageBlock, PagePart
from bot.feed.steps.page import Page

_LEFT_OUT = "[…]"
_SENTENCE_END = re.compile(r"[。！？]|[.!?](?=\s)")


class _Rank(IntEnum):
    """What stays longest comes first."""

    FRAME = 1
    """Introduction and conclusion, and captions anywhere."""
    RESULTS = 2
    """What was measured, and tables anywhere."""
    METHOD = 3
    FORMULAS = 4
    OTHERS = 5
    """Related work and background."""
    PROOFS = 6
    APPENDIX = 7


_NAMES = (
    (_Rank.OTHERS, r"related|previous work|prior work|background|preliminar|notation|ethic"
     r"|broader impact|author contribution|reproducibility|checklist|funding|data availability"),
    (_Rank.PROOFS, r"\bproofs?\b|\bderivations?\b|\blemma"),
    (_Rank.RESULTS, r"result|experiment|evaluation|ablation|analysis|benchmark|comparison"
     r"|performance|limitation|findings"),
    (_Rank.FRAME, r"introduction|conclusion|summary|discussion|overview|motivation"),
)  # fmt: skip
_PATTERNS = tuple((rank, re.compile(names, re.IGNORECASE)) for rank, names in _NAMES)


@dataclass(frozen=True, slots=True)
class _Piece:
    part: int
    place: int
    """The block's number in its part."""
    rank: _Rank
    text: str


def shorten(page: Page, most_characters: int) -> str:
    """Returns a page's text as Markdown of at most so many characters, by parts.

    Title, abstract, introduction, captions, tables, results and conclusion stay longest. Within a
    rank the first paragraphs of each part stay, and ``[…]`` stands where something is left out.
    """
    head = f"# {page.title}\n\n## Abstract\n\n{page.abstract}".strip()
    pieces = list(_pieces(page))
    every = {(piece.part, piece.place) for piece in pieces}
    if len(whole := "\n\n".join([head, *_written(page, pieces, every)])) <= most_characters:
        return whole
    left = most_characters - len(head)
    kept: set[tuple[int, int]] = set()
    headed: set[int] = set()
    for piece in sorted(pieces, key=lambda piece: (piece.rank, piece.place, piece.part)):
        heading = 0 if piece.part in headed else len(_heading(page.parts[piece.part])) + 2
        cost = len(piece.text) + 2 + heading + len(_LEFT_OUT) + 2
        if cost <= left:
            left -= cost
            kept.add((piece.part, piece.place))
            headed.add(piece.part)
    written = "\n\n".join([head, *_written(page, pieces, kept)])
    return written if len(written) <= most_characters else _cut(written, most_characters)


def _pieces(page: Page) -> Iterator[_Piece]:
    section = _Rank.METHOD
    for number, part in enumerate(page.parts):
        own = _rank_named(part.name)
        if part.level <= 1 and part.name:
            section = own or _Rank.METHOD
        rank = _Rank.APPENDIX if part.is_appendix else own or section
        for place, block in enumerate(part.blocks):
            yield _Piece(number, place, _rank_of(block, rank), block.text)


def _rank_named(name: str) -> _Rank | None:
    return next((rank for rank, pattern in _PATTERNS if pattern.search(name)), None)


def _rank_of(block: PageBlock, rank: _Rank) -> _Rank:
    """Returns the rank of a block in a part of a ``rank``."""
    match block.kind:
        case BlockKind.CAPTION:
            return min(rank, _Rank.FRAME) if rank < _Rank.APPENDIX else _Rank.PROOFS
        case BlockKind.TABLE:
            return min(rank, _Rank.RESULTS) if rank < _Rank.APPENDIX else _Rank.PROOFS
        case BlockKind.THEOREM:
            return max(rank, _Rank.PROOFS)
        case BlockKind.EQUATION:
            return max(rank, _Rank.FORMULAS)
        case _:
            return rank


def _written(page: Page, pieces: list[_Piece], kept: set[tuple[int, int]]) -> Iterator[str]:
    last_heading = -1
    is_marked = False
    for piece in pieces:
        if (piece.part, piece.place) not in kept:
            if not is_marked and kept:
                yield _LEFT_OUT
            is_marked = True
            continue
        if piece.part != last_heading:
            last_heading = piece.part
            if heading := _heading(page.parts[piece.part]):
                yield heading
        is_marked = False
        yield piece.text


def _heading(part: PagePart) -> str:
    return f"{'#' * min(part.level + 1, 6)} {part.name}" if part.name else ""


def _cut(text: str, most: int) -> str:
    """Returns the beginning of a text that is one block too long, up to the end of a sentence."""
    cut = text[:most]
    end = max((found.end() for found in _SENTENCE_END.finditer(cut)), default=0)
    return cut[: end if end > most // 2 else most].rstrip()
