"""The text of a paper's page: blocks of different kinds, below headings."""

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
    """A theorem, a lemma or a proof."""


@dataclass(frozen=True, slots=True)
class PageBlock:
    """A paragraph, an item, an equation, a caption, a table or a part of a proof, as Markdown."""

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
