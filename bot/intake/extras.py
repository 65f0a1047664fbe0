"""The parts of an entry that are none of the five sections: which blocks begin them."""

import re
from collections import Counter
from collections.abc import Container, Iterable, Sequence

from bot.arxiv import find_linked_id
from bot.intake.addresses import LINK_LABEL
from bot.intake.labels import READ_FROM, TITLE_NAMES, read_announcement
from bot.intake.markers import Form, Marker
from bot.intake.markup import FOLD_LEVEL
from bot.intake.outline import Block, BlockKind
from bot.intake.titles import LINK_NAMES
from bot.intake.values import fact_named

_LONGEST_NAME = 40
_MOST_WORDS = 6
_PUNCTUATION = re.compile(r"[,.;!?，。；！？、()（）“”\"|]")
_POINTS = frozenset(
    "输入 输出 步骤 示例 例如 注意 注 说明".split()
    + "input inputs output outputs step steps example note".split()
)
"""What stands before a colon inside the text of a part."""


def find_shared_names(entries: Iterable[Sequence[Block]]) -> frozenset[str]:
    """Returns what begins a line, as a name does, in at least half of the entries, once in each.

    Such a name is that of a part also where nothing else marks it. ``entries`` are their blocks.
    """
    total = 0
    counts: Counter[str] = Counter()
    for blocks in entries:
        total += 1
        own = Counter(filter(None, map(_shared_name, _markers(blocks))))
        counts.update(name for name, times in own.items() if times == 1)
    return frozenset(name for name, times in counts.items() if times > 1 and 2 * times >= total)


def _markers(blocks: Iterable[Block]) -> Iterable[Marker]:
    for block in blocks:
        if block.kind is not BlockKind.OTHER and (read := read_announcement(block.text)):
            yield Marker(block, read)


def _shared_name(marker: Marker) -> str | None:
    """Returns the name of a line or an item that may be shared: in bold, or before a colon."""
    block, read = marker.block, marker.announcement
    if block.kind is BlockKind.HEADING or marker.is_prose:
        return None
    if LINK_LABEL.match(block.text) or READ_FROM.match(block.text) or find_linked_id(read.rest):
        return None
    label = read.label.casefold()
    if label in LINK_NAMES or label in TITLE_NAMES:
        return None
    return label if marker.is_bold or (read.rest and _may_name_part(read.label)) else None


def _may_name_part(label: str) -> bool:
    """Whether a label looks like the name of a part, and not like words of a sentence."""
    return (
        label.casefold() not in _POINTS
        and len(label) <= _LONGEST_NAME
        and len(label.split()) <= _MOST_WORDS
        and not _PUNCTUATION.search(label)
        and (label[:1].isupper() or not label[:1].isascii())
    )


def choose_extras(
    blocks: Sequence[Block],
    chosen: Sequence[Marker],
    lines: Sequence[str],
    end: int,
    shared: Container[str],
) -> list[Marker]:
    """Returns the blocks that begin parts other than the five sections.

    Such a part has a usual name or one of those that entries ``shared``, or it is announced as the
    sections are, which are ``chosen``: by a heading of their level, by the number that follows
    theirs, or by a name on the line where its text begins. Before the first section every heading
    above text begins one. ``lines`` are those of the report, and ``end`` is the one behind the
    entry.
    """
    return _Chooser(blocks, chosen, lines, end, shared).choose()


class _Chooser:
    """Goes through the blocks of an entry, and knows the part that it is in."""

    def __init__(
        self,
        blocks: Sequence[Block],
        chosen: Sequence[Marker],
        lines: Sequence[str],
        end: int,
        shared: Container[str],
    ) -> None:
        self._blocks = blocks
        self._lines = lines
        self._end = end
        self._shared = shared
        self._taken = {marker.block.line: marker for marker in chosen}
        self._first = chosen[0].block.line if chosen else None
        layout = Counter(marker.form for marker in chosen).most_common(1)
        self._form: Form | None = layout[0][0] if layout else None
        self._is_inline = any(marker.has_text for marker in chosen)
        self._last: Marker | None = None
        self._has_text = False
        """Whether the last part has a text of its own so far."""

    def choose(self) -> list[Marker]:
        """Returns the markers of the other parts, in the order of the blocks."""
        extras: list[Marker] = []
        for block, following in zip(self._blocks, [*self._blocks[1:], None], strict=False):
            marker = self._taken.get(block.line)
            if marker is None:
                read = read_announcement(block.text) if block.kind is not BlockKind.OTHER else None
                other = Marker(block, read) if read and not read.section else None
                if other is None or not self._begins(other, following):
                    self._pass(block, other)
                    continue
                marker = other
                extras.append(marker)
            self._last = marker
            self._has_text = marker.has_text or self._is_nested(block, following)
        return extras

    def _pass(self, block: Block, marker: Marker | None) -> None:
        """Notes a block inside the last part: its text, unless it may be one of its points."""
        last = self._last
        is_point = marker is not None and marker.is_bold and last and marker.form == last.form
        if last and last.block.kind is not BlockKind.HEADING and not is_point:
            numbered = last.announcement.number is not None
            self._has_text |= self._is_inline and not numbered and block.kind != last.block.kind

    def _is_nested(self, block: Block, following: Block | None) -> bool:
        """Whether a block is an item with lines below it that belong to it."""
        if block.kind is not BlockKind.ITEM:
            return False
        numbers = range(block.line + 1, following.line if following else self._end)
        below = next((self._lines[n] for n in numbers if self._lines[n].strip()), "")
        return below[:1] in {" ", "\t"}

    def _begins(self, marker: Marker, following: Block | None) -> bool:
        read, kind = marker.announcement, marker.block.kind
        is_in_layout = marker.form == self._form
        number = self._last.announcement.number if self._last else None
        if number and read.number == number + 1 and is_in_layout:
            return True
        if kind is BlockKind.HEADING:
            return read.is_extra or self._begins_by_heading(marker, following)
        if self._is_usual(marker) or self._is_alike(marker):
            return True
        if self._form is not None and not is_in_layout:
            return False
        return self._is_shared(marker) or self._is_between(marker, following)

    def _begins_by_heading(self, marker: Marker, following: Block | None) -> bool:
        block = marker.block
        is_first = self._first is None or block.line < self._first
        is_fold = block.level == FOLD_LEVEL and self._form and self._form[0] != BlockKind.HEADING
        if not (is_first or is_fold):
            return marker.form == self._form
        has_text = following is not None and following.line not in self._taken
        has_text = has_text and following is not None and following.kind is not BlockKind.HEADING
        return has_text and find_linked_id(block.text) is None

    def _is_usual(self, marker: Marker) -> bool:
        """Whether a line or an item has the usual name of a part, and is no point of another."""
        read, block = marker.announcement, marker.block
        if not read.is_extra or marker.is_prose:
            return False
        if self._form is None:
            return True
        if block.kind is BlockKind.ITEM:  # inside a section lists have names such as these
            return marker.form == self._form == (BlockKind.ITEM, False)
        return bool(read.number) or not marker.is_plain

    def _is_alike(self, marker: Marker) -> bool:
        """Whether a part begins as the last one does: a bold name with the text behind.

        Names below a part without text of its own are those of its points.
        """
        last = self._last
        if last is None or not (self._has_text and marker.is_bold):
            return False
        has_text = bool(marker.announcement.rest) or marker.block.kind is BlockKind.ITEM
        is_line = marker.block.kind is BlockKind.LINE
        return has_text and (is_line or marker.form == last.form)

    def _is_shared(self, marker: Marker) -> bool:
        if _shared_name(marker) not in self._shared:
            return False
        is_line = marker.block.kind is BlockKind.LINE
        if is_line and marker.is_bold and not marker.announcement.rest:
            return True
        if self._last is None:  # facts stand above the first part
            return fact_named(marker.announcement.label) is None
        return self._has_text

    def _is_between(self, marker: Marker, following: Block | None) -> bool:
        """Whether a plain line with a name stands between plain lines that are parts."""
        read, last = marker.announcement, self._last
        if last is None or not (last.is_plain and self._has_text and read.rest):
            return False
        if marker.block.kind is not BlockKind.LINE or not _may_name_part(read.label):
            return False
        below = read_announcement(following.text) if following else None
        is_above_part = below is not None and bool(below.section or below.is_extra)
        is_right_below = last.block.line == marker.block.line - 1
        is_fact = fact_named(read.label) is not None
        return read.is_extra or is_fact or (is_above_part and is_right_below)
