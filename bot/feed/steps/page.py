"""arXiv's HTML page of a paper → its text, part by part."""

from dataclasses import dataclass
from enum import StrEnum


class BlockKind(StrEnum):
    """The kinds of text in a page."""

    TEXT = "text"
    ITEM = "item"
    EQUATION = "equation"
    CAPTION = "caption"
    TABLE = "table"
    THEOREM = "theorem"


@dataclass(frozen=True, slots=True)
class PageBlock:
    """A paragraph, an item, an equation, a caption, a table or a proof, as Markdown."""

    kind: BlockKind
    text: str


@dataclass(frozen=True, slots=True)
class PagePart:
    """The text below one heading, up to the next."""

    name: str
    """The heading with its number; empty for what stands before any."""
    level: int
    """1 for a section, 2 for a subsection; 0 for what stands before any."""
    blocks: tuple[PageBlock, ...]
    is_appendix: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """A paper as its page shows it, without bibliography."""

    id: str | None = None
    """The arXiv id that the page names, without version."""
    version: int | None = None
    title: str = ""
    licence: str = ""
    abstract: str = ""
    parts: tuple[PagePart, ...] = ()
    faults: int = 0
    """Marks of what the converter could not read."""
    is_there: bool = False
    """Whether the page has a paper's text at all."""
    is_broken_off: bool = False
    """Whether the page says that its conversion ended early."""


def read_page(html: bytes | str) -> Page:
    """Reads a page of ``arxiv.org/html``, whatever came."""
    raise NotImplementedError
