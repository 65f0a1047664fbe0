"""Blocks that may begin a part of an entry, and the layout that each belongs to."""

import re
from dataclasses import dataclass

from bot.intake.labels import Announcement
from bot.intake.outline import Block, BlockKind

_BOLD_NAME = re.compile(r"^(?:[*+-]\s+)?(?:(?:\*\*|__)[^*_\n]{1,60}(?:\*\*|__)|【[^】\n]{1,60}】)")

Form = tuple[BlockKind, int | bool]
"""The kind of a block; for headings with their level, for items with whether they have numbers."""


@dataclass(frozen=True, slots=True)
class Marker:
    """A block that may begin a part."""

    block: Block
    announcement: Announcement

    @property
    def form(self) -> Form:
        """The layout that it belongs to."""
        if self.block.kind is BlockKind.HEADING:
            return BlockKind.HEADING, self.block.level
        if self.block.kind is BlockKind.ITEM:
            return BlockKind.ITEM, self.block.text.lstrip()[:1].isdigit()
        return BlockKind.LINE, 0

    @property
    def has_text(self) -> bool:
        """Whether its text begins on its line."""
        rest = self.announcement.rest
        return bool(rest) and not rest.endswith((":", "："))

    @property
    def is_bold(self) -> bool:
        """Whether its name is in bold, or in Chinese brackets."""
        return _BOLD_NAME.match(self.block.text) is not None

    @property
    def is_plain(self) -> bool:
        """Whether it is a line of a paragraph whose name has no marks."""
        return self.block.kind is BlockKind.LINE and self.block.text[:1].isalnum()

    @property
    def is_prose(self) -> bool:
        """Whether it looks like any line of a paragraph."""
        return self.block.kind is BlockKind.LINE and self.announcement.bare
