"""The sections of a paper's entry: the blocks that begin them, and their texts."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.intake.labels import Announcement, read_announcement
from bot.intake.outline import Block, BlockKind
from bot.papers import Extra, Section

RULE = re.compile(r"^\s*(?:=\s*){3,}$|^\s*(?:-\s*){3,}$|^\s*(?:\*\s*){3,}$|^\s*(?:_\s*){3,}$")
_ORDER = tuple(Section)
_FEWEST_RENAMED = 3
"""The fewest renamed sections in one form that make a layout when no section has its own name."""
_FEWEST_IN_TABLE = 3
"""The fewest sections that make a table a layout. A table of results may name one or two."""
_CELLS = re.compile(r"^\s*\|(?P<cells>.+)\|\s*$")
CELL_BORDER = re.compile(r"(?<!\\)\|")
_RULED_CELL = re.compile(r"^:?-+:?$")
_FOLD = re.compile(r"^\s*(?:</?details[^<>]{0,99}>\s*)+$")
"""The beginning or the end of a folded part around an entry."""
_BOLD_NAME = re.compile(r"^(?:[*+-]\s+)?(?:(?:\*\*|__)[^*_\n]{1,60}(?:\*\*|__)|【[^】\n]{1,60}】)")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Marker:
    """A block that may begin a section. ``form`` is the layout that it belongs to."""

    block: Block
    announcement: Announcement

    @property
    def form(self) -> tuple[BlockKind, int | bool]:
        if self.block.kind is BlockKind.HEADING:
            return BlockKind.HEADING, self.block.level
        if self.block.kind is BlockKind.ITEM:
            return BlockKind.ITEM, self.block.text.lstrip()[:1].isdigit()
        return BlockKind.LINE, 0

    @property
    def is_prose(self) -> bool:
        """Whether it looks like any line of a paragraph."""
        return self.block.kind is BlockKind.LINE and self.announcement.bare


@dataclass(frozen=True, slots=True)
class EntryText:
    """What an entry says, part by part."""

    sections: Mapping[Section, str]
    extras: tuple[Extra, ...]
    first: int
    """The line where the first part begins; the line behind the entry when it has none."""
    is_marked: bool = False
    """Whether blocks announce sections, as the cells of a table do not."""


def read_text(blocks: Sequence[Block], lines: Sequence[str], end: int) -> EntryText:
    """Reads the sections of an entry, and its other parts under their own names.

    ``blocks`` are those of an entry below its heading, ``lines`` are those of the whole report, and
    ``end`` is the line behind the entry.
    """
    markers = _choose_markers(blocks)
    sections = dict(markers)
    if not sections and (cells := _read_table(blocks)):
        first = next(block.line for block in blocks if _CELLS.match(block.text))
        return EntryText(cells, (), first)
    parts: list[tuple[Section | str, _Marker]] = list(markers)
    parts += [
        (marker.announcement.label, marker)
        for marker in _choose_extras(blocks, [marker for _, marker in markers])
    ]
    parts.sort(key=lambda part: part[1].block.line)
    starts = [marker.block.line for _, marker in parts] + [end]
    texts = [
        (name, _body(marker, lines[start + 1 : behind]))
        for (name, marker), start, behind in zip(parts, starts, starts[1:], strict=False)
    ]
    return EntryText(
        {name: text for name, text in texts if isinstance(name, Section)},
        tuple(Extra(name, text) for name, text in texts if not isinstance(name, Section) and text),
        starts[0],
        bool(sections),
    )


def _read_table(blocks: Sequence[Block]) -> dict[Section, str]:
    """Returns the sections of a table that has a row or a column for each."""
    rows = [
        [cell.strip() for cell in CELL_BORDER.split(match["cells"])]
        for block in blocks
        if block.kind is BlockKind.LINE and (match := _CELLS.match(block.text))
    ]
    columns = [list(column) for column in zip(*rows, strict=False)]
    for lines in (rows, columns):
        texts: dict[Section, str] = {}
        for name, *others in lines:
            read = read_announcement(name)
            filled = [other for other in others if other and not _RULED_CELL.match(other)]
            if read and read.section and filled:
                parts = _BREAK.split(filled[0].replace("\\|", "|"))
                texts.setdefault(read.section, "\n".join(part.strip() for part in parts))
        if len(texts) >= _FEWEST_IN_TABLE:
            return texts
    return {}


def _choose_markers(blocks: Sequence[Block]) -> list[tuple[Section, _Marker]]:
    """Returns the blocks that begin an entry's sections, in the order of the file.

    The layout is the form that announces the most sections, by their own names if any have them. A
    renamed section of the layout is recognised by its words, else by its number. A section that the
    layout lacks may be announced in another form.
    """
    candidates = [
        _Marker(block, read)
        for block in blocks
        if block.kind is not BlockKind.OTHER and (read := read_announcement(block.text))
    ]
    exact = [(s, m) for m in candidates if (s := m.announcement.section)]
    others = [m for m in candidates if not m.announcement.section and not m.is_prose]
    named = exact or [(s, m) for m in others if (s := m.announcement.renamed_section)]
    # dict.fromkeys keeps the order, so that the first of equal forms always wins.
    forms = Counter(form for form, _ in dict.fromkeys((m.form, section) for section, m in named))
    layout = max(forms, key=lambda form: (forms[form], form[0] is BlockKind.HEADING), default=None)
    if layout is None or (not exact and forms[layout] < _FEWEST_RENAMED):
        return []
    chosen: dict[Section, _Marker] = {}
    for section, marker in exact:
        if marker.form == layout:
            chosen.setdefault(section, marker)
    unnamed = [m for m in others if m.form == layout]
    for marker in unnamed:
        if renamed := marker.announcement.renamed_section:
            chosen.setdefault(renamed, marker)
    for marker in unnamed:
        number = marker.announcement.number
        if number and number <= len(_ORDER) and marker not in chosen.values():
            chosen.setdefault(_ORDER[number - 1], marker)
    for section, marker in exact:
        if marker.form != (BlockKind.ITEM, False):  # a bullet named 结果 is part of a section
            chosen.setdefault(section, marker)
    return sorted(chosen.items(), key=lambda pair: pair[1].block.line)


def _choose_extras(blocks: Sequence[Block], chosen: Sequence[_Marker]) -> list[_Marker]:
    """Returns the blocks that begin parts other than the five sections.

    Such a part has a usual name, or it is announced as the sections are: by a heading of their
    level, by the number that follows theirs, or by a name on the line where its text begins.
    """
    taken = {marker.block.line: marker for marker in chosen}
    layout = Counter(marker.form for marker in chosen).most_common(1)
    form = layout[0][0] if layout else None
    extras: list[_Marker] = []
    number: int | None = None
    last: _Marker | None = None
    for block in blocks:
        if marker := taken.get(block.line):
            last = marker
            number = marker.announcement.number
            continue
        read = read_announcement(block.text) if block.kind is not BlockKind.OTHER else None
        if read is None or read.section:
            continue
        marker = _Marker(block, read)
        stands_out = block.kind is not BlockKind.LINE or read.number or not block.text[:1].isalnum()
        named = read.is_extra and not marker.is_prose and (stands_out or not chosen)
        if block.kind is BlockKind.ITEM:  # inside a section lists have names such as these
            named = named and (not chosen or marker.form == form == (BlockKind.ITEM, False))
        follows = bool(number) and read.number == (number or 0) + 1 and marker.form == form
        # Before the first part stands the title.
        behind = bool(chosen) and (bool(extras) or block.line > chosen[0].block.line)
        same_level = behind and block.kind is BlockKind.HEADING and marker.form == form
        alike = last is not None and _is_alike(marker, last)
        if named or follows or same_level or alike:
            extras.append(marker)
            last = marker
            number = read.number
    return extras


def _is_alike(marker: _Marker, last: _Marker) -> bool:
    """Whether a block begins a part as the ``last`` one begins: a bold name with the text behind.

    Names below a part without text on its first line are those of its own points.
    """
    rest = last.announcement.rest
    has_text = bool(rest) and not rest.endswith((":", "："))
    if marker.block.kind is BlockKind.HEADING or not (has_text and marker.announcement.rest):
        return False
    is_bold = _BOLD_NAME.match(marker.block.text) is not None
    return is_bold and (marker.block.kind is BlockKind.LINE or marker.form == last.form)


def _body(marker: _Marker, following: Sequence[str]) -> str:
    """Returns a section's Markdown: the rest of its first line, and the lines below."""
    kept = list(following)
    folds = sum(line.count("<details") - line.count("</details") for line in kept)
    while kept and (
        not kept[-1].strip()
        or RULE.match(kept[-1])
        or ((folds or "<details" in kept[-1]) and _FOLD.match(kept[-1]))
    ):
        folds -= kept[-1].count("<details") - kept[-1].count("</details")
        kept.pop()
    while kept and (not kept[0].strip() or RULE.match(kept[0])):
        kept.pop(0)
    kept = [line.expandtabs(4) if line[:1] in " \t" else line for line in kept]
    indents = [len(line) - len(line.lstrip(" ")) for line in kept if line.strip()]
    width = min(indents, default=0)
    if width == 0 and marker.block.kind is BlockKind.ITEM:
        # Some lines have the item's indent, which is taken off, and lazy lines have none.
        stripped = marker.block.text.lstrip()
        width = len(stripped) - len(stripped.split(None, 1)[-1])
        kept = [line[min(width, len(line) - len(line.lstrip(" "))) :] for line in kept]
    else:
        kept = [line[width:] for line in kept]
    rest = marker.announcement.rest
    return "\n".join([rest, *kept] if rest else kept).rstrip()
