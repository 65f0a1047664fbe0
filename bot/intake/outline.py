"""A report's Markdown as a flat list of blocks, each with its line.

mistune reads the Markdown. Its tokens have no positions, so the parser below notes where each one
begins. Only outer blocks are listed. A line without a block belongs to a fence, a quote or a nested
list.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import accumulate
from re import Match
from typing import Any

from mistune.block_parser import BlockParser
from mistune.core import BlockState

_QUOTE = re.compile(r"(?: {0,3}>[^\n]*(?:\n|$))++")


class BlockKind(StrEnum):
    """The kinds of blocks in Markdown."""

    HEADING = "heading"
    ITEM = "item"
    """The first line of an item of an outer list."""
    LINE = "line"
    """One line of an outer paragraph."""
    OTHER = "other"
    """A fence, a quote, a rule or HTML, which never begins a section."""


@dataclass(frozen=True, slots=True)
class Block:
    """The beginning of a block."""

    kind: BlockKind
    line: int
    """The index of its line, counted from 0."""
    text: str = ""
    """The text of a heading, or the line as in the file, an item's with its marker."""
    level: int = 0
    """The level of a heading, 1–6; 0 for other blocks."""


def outline(text: str) -> list[Block]:
    """Returns the blocks of Markdown with ``\\n`` line ends, in the order of their lines."""
    state = _State()
    state.process(text if text.endswith("\n") else text + "\n")
    _PARSER.parse(state)
    lines = text.split("\n")
    starts = [0, *accumulate(len(line) + 1 for line in lines)]
    # mistune puts a heading that interrupts a list before the list's token.
    tokens = sorted(state.tokens, key=lambda token: int(token["at"]))
    ends = [int(token["at"]) for token in tokens[1:]] + [len(text)]
    return [
        block
        for token, end in zip(tokens, ends, strict=False)
        for block in _blocks(token, end, lines, starts)
    ]


def _blocks(
    token: dict[str, Any], end: int, lines: list[str], starts: list[int]
) -> Iterator[Block]:
    """Yields the blocks of a token that ends before the offset ``end``.

    ``starts`` are the offsets of the ``lines``.
    """

    def line_of(offset: int) -> int:
        return min(bisect_right(starts, offset), len(lines)) - 1

    match token["type"]:
        case "blank_line":
            return
        case "heading" if "\n" not in (text := token["text"].rstrip("\n")):
            yield Block(BlockKind.HEADING, line_of(token["at"]), text, token["attrs"]["level"])
        case "list":
            items = {line_of(at) for at in token["at_items"]}
            for line in range(min(items), line_of(end - 1) + 1):
                if line in items:
                    yield Block(BlockKind.ITEM, line, lines[line])
                elif lines[line][:1].strip():  # a lazy line, which only its paragraph puts in here
                    yield Block(BlockKind.LINE, line, lines[line])
        case "paragraph" | "heading":  # reports mean a rule below lines as a rule
            first = line_of(token["at"])
            after = first + token["text"].rstrip("\n").count("\n") + 1
            for line in range(first, min(after, line_of(end - 1) + 1)):
                yield Block(BlockKind.LINE, line, lines[line])
        case _:
            yield Block(BlockKind.OTHER, line_of(token["at"]))


class _State(BlockState):
    """Notes in each token the offset at which it begins, as ``at``."""

    def __init__(self, parent: BlockState | None = None) -> None:
        super().__init__(parent)
        self.children_read_to: list[int] = []
        """The cursor after the lines of each list item."""

    def append_token(self, token: dict[str, Any]) -> None:
        if token.get("style") == "indent":  # mistune does not call parse_method for these
            token["at"] = self.cursor
        super().append_token(token)

    def add_paragraph(self, text: str) -> None:
        super().add_paragraph(text)
        self.tokens[-1].setdefault("at", self.cursor)

    def child_state(self, src: str, lazy_line_starts: set[int] | None = None) -> BlockState:
        self.children_read_to.append(self.cursor)
        return super().child_state(src, lazy_line_starts)


class _Parser(BlockParser):
    """Reads outer blocks only, since nested ones belong to the text of a section."""

    state_cls = _State

    def __init__(self) -> None:
        super().__init__(list_rules=["blank_line"])

    def parse_method(self, m: Match[str], state: BlockState) -> int | None:
        known = len(state.tokens)
        end = super().parse_method(m, state)
        for token in state.tokens[known:]:  # a block that ended a list has its offset already
            token.setdefault("at", m.start())
        return end

    def parse_atx_heading(self, m: Match[str], state: BlockState) -> int:
        # Does what mistune does. Its expression for the closing signs takes quadratic time.
        text = m["atx_2"].strip(" \t")
        bare = text.rstrip("#")
        text = text if bare and bare[-1] not in " \t" else bare.rstrip(" \t")
        state.append_token({"type": "heading", "text": text, "attrs": {"level": len(m["atx_1"])}})
        return m.end() + 1

    def parse_block_quote(self, m: Match[str], state: BlockState) -> int:
        # Takes the quote's own lines only. mistune would add a heading right below it.
        quote = _QUOTE.match(state.src, m.start())
        assert quote is not None
        state.append_token({"type": "block_quote"})
        return quote.end()

    def parse_list(self, m: Match[str], state: BlockState) -> int:
        assert isinstance(state, _State)
        known, read = len(state.tokens), len(state.children_read_to)
        end = super().parse_list(m, state)
        for token in state.tokens[known:]:
            if token["type"] == "list" and "at_items" not in token:
                # After each item but the last the cursor stands behind the next item's first line.
                read_to = state.children_read_to[read : read + len(token["children"]) - 1]
                later = [state.src.rfind("\n", 0, at - 1) + 1 for at in read_to]
                token["at_items"] = [m.start(), *later]
        return end


_PARSER = _Parser()
