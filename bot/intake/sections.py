"""The sections of a paper's entry: the blocks that begin them, and their texts."""

import re
from collections import Counter
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass

from bot.intake.extras import choose_extras
from bot.intake.labels import read_announcement
from bot.intake.markers import Marker
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
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class EntryText:
    """What an entry says, part by part."""

    sections: Mapping[Section, str]
    extras: tuple[Extra, ...]
    first: int
    """The line where the first part begins; the line behind the entry when it has none."""
    is_marked: bool = False
    """Whether blocks announce sections, as the cells of a table do not."""


def read_text(
    blocks: Sequence[Block], lines: Sequence[str], end: int, shared: Container[str] = ()
) -> EntryText:
    """Reads the sections of an entry, and its other parts under their own names.

    ``blocks`` are those of an entry below its heading, ``lines`` are those of the whole report,
    ``end`` is the line behind the entry, and ``shared`` are names of parts that many entries have.
    """
    markers = _choose_markers(blocks)
    sections = dict(markers)
    if not sections and (cells := _read_table(blocks)):
        first = next(block.line for block in blocks if _CELLS.match(block.text))
        return EntryText(cells, (), first)
    parts: list[tuple[Section | str, Marker]] = list(markers)
    parts += [
        (marker.announcement.label, marker)
        for marker in choose_extras(blocks, [marker for _, marker in markers], lines, end, shared)
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


def _choose_markers(blocks: Sequence[Block]) -> list[tuple[Section, Marker]]:
    """Returns the blocks that begin an entry's sections, in the order of the file.

    The layout is the form that announces the most sections, by their own names if any have them. A
    renamed section of the layout is recognised by its words, else by its number. A section that the
    layout lacks may be announced in another form.
    """
    candidates = [
        Marker(block, read)
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
    chosen: dict[Section, Marker] = {}
    for section, marker in exact:
        if marker.form == layout:
            chosen.setdefault(section, marker)
    unnamed = [m for m in others if m.form == layout]
    for marker in unnamed:
        if renamed := marker.announcement.renamed_section:
            chosen.setdefault(renamed, marker)
    if all(m.announcement.number in {None, _ORDER.index(s) + 1} for s, m in chosen.items()):
        for marker in unnamed:
            number = marker.announcement.number
            is_other = marker.announcement.is_extra or marker in chosen.values()
            if number and number <= len(_ORDER) and not is_other:
                chosen.setdefault(_ORDER[number - 1], marker)
    first = min(marker.block.line for marker in chosen.values())
    for section, marker in exact:
        # Below another section a bullet named 结果 is part of it.
        above = marker.block.line < first and not marker.announcement.bare
        if above or marker.form != (BlockKind.ITEM, False):
            chosen.setdefault(section, marker)
    return sorted(chosen.items(), key=lambda pair: pair[1].block.line)


def _body(marker: Marker, following: Sequence[str]) -> str:
    """Returns a section's Markdown: the rest of its first line, and the lines below."""
    kept = list(following)
    while kept and (not kept[-1].strip() or RULE.match(kept[-1])):
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
