"""Items, rows and lines below one heading that may be a paper each."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from bot.arxiv import find_id, find_linked_id
from bot.intake.entries import Entry
from bot.intake.line_titles import has_title, is_titled, says_title, stands_above_link
from bot.intake.outline import Block, BlockKind, outline
from bot.intake.rows import names_of
from bot.intake.sections import RULE

_BLOCKS_TO_LINK = 6
"""Blocks from a bold title on within which its link stands."""
_RULED = re.compile(r"^\s*\|(?:\s*:?-+:?\s*\|)+\s*$")


@dataclass(frozen=True)
class Part:
    """An item with what is below it, or a line; ``names`` are those of a table's columns."""

    kind: BlockKind
    line: int
    lines: Sequence[str]
    names: Sequence[str] | None = None

    @property
    def is_topic(self) -> bool:
        """Whether it is an item without a paper of its own above a list of papers."""
        is_bare = self.kind is BlockKind.ITEM and not find_linked_id(self.lines[0])
        return is_bare and any(b.kind is BlockKind.ITEM and has_title(b.text) for b in self.nested)

    @cached_property
    def nested(self) -> Sequence[Block]:
        """The blocks below the first line, with their lines in the report."""
        if self.lines[0].lstrip().startswith("|"):
            return ()
        below = [line.expandtabs(4) for line in self.lines[1:]]
        widths = [len(line) - len(line.lstrip(" ")) for line in below if line.strip()]
        width = min(widths, default=0)
        blocks = outline("\n".join(line[width:] for line in below))
        return [Block(b.kind, b.line + self.line + 1, b.text, b.level) for b in blocks]


@dataclass(frozen=True, slots=True)
class Parts:
    """What may be a paper below a heading."""

    linked: Sequence[tuple["Part", str]]
    """With the ids of the papers."""
    unlinked: Sequence["Part"]


def find_parts(entry: Entry, lines: Sequence[str]) -> Parts:
    linked: list[tuple[Part, str]] = []
    unlinked: list[Part] = []
    for part in _parts(entry, lines):
        arxiv_id = next(filter(None, map(find_linked_id, part.lines)), None)
        if arxiv_id is None and "arxiv" in part.lines[0].casefold():
            arxiv_id = find_id(part.lines[0])
        if arxiv_id is not None:
            linked.append((part, arxiv_id))
        elif part.kind is BlockKind.ITEM or part.names:
            unlinked.append(part)
    return Parts(linked, unlinked)


def _parts(entry: Entry, lines: Sequence[str]) -> Iterator[Part]:
    """Yields what may be a paper below a heading, each part with the lines up to the next."""
    starts: list[Block] = []
    names: dict[int, Sequence[str]] = {}
    below: Sequence[str] | None = None
    titled: set[int] = set()
    for at, block in enumerate(entry.blocks):
        if block.kind is BlockKind.LINE and block.text.lstrip().startswith("|"):
            following = entry.blocks[at + 1].text if at + 1 < len(entry.blocks) else ""
            if _RULED.match(following):
                below = names_of(block.text)
            elif below:
                names[block.line] = below
            starts.append(block)
            continue
        below = None
        belongs = starts and starts[-1].line in titled
        above = entry.blocks[at - 1].line if at else -2
        if block.kind is BlockKind.ITEM:
            if not belongs or has_title(block.text):
                starts.append(block)
        elif block.kind is BlockKind.HEADING:
            starts.append(block)
        elif (says_title(block) and not _waits_for_link(starts, block, lines)) or (
            (above < block.line - 1 or entry.blocks[at - 1].kind is not BlockKind.LINE)
            and stands_above_link(entry.blocks[at : at + 2])
        ):
            starts.append(block)
            titled.add(block.line)
        elif _begins(entry.blocks[at : at + _BLOCKS_TO_LINK], within=bool(belongs)):
            starts.append(block)
            if is_titled(block):
                titled.add(block.line)
    ends = [*(block.line for block in starts[1:]), entry.end]
    for block, end in zip(starts, ends, strict=False):
        if block.kind is BlockKind.HEADING:
            continue
        below_item = range(block.line + 1, end) if block.kind is BlockKind.ITEM else ()
        end = next((n for n in below_item if RULE.match(lines[n])), end)  # noqa: PLW2901
        part = Part(block.kind, block.line, lines[block.line : end], names.get(block.line))
        if part.is_topic:
            yield from _parts(replace(entry, blocks=part.nested, end=end), lines)
        else:
            yield part


def _waits_for_link(starts: Sequence[Block], block: Block, lines: Sequence[str]) -> bool:
    """Whether the last of the ``starts`` is a bold title without a link so far, above a block."""
    if not starts or starts[-1].kind is not BlockKind.LINE or not is_titled(starts[-1]):
        return False
    return not any(map(find_linked_id, lines[starts[-1].line : block.line]))


def _begins(blocks: Sequence[Block], *, within: bool) -> bool:
    """Whether the first of these blocks begins a paper, ``within`` the part of another or not."""
    first, *below = blocks
    if first.kind is not BlockKind.LINE:
        return False
    if find_linked_id(first.text):
        return is_titled(first) or not within
    if not is_titled(first):
        return False
    for block in below:
        if block.kind is BlockKind.HEADING or (block.kind is BlockKind.LINE and is_titled(block)):
            return False
        if find_linked_id(block.text):
            return True
    return False
