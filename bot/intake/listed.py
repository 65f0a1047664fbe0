"""Papers that stand in a list or a table below one heading."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.arxiv import abstract_url, find_id, find_linked_id
from bot.intake.addresses import find_urls
from bot.intake.entries import Entry
from bot.intake.labels import read_announcement
from bot.intake.outline import Block, BlockKind, outline
from bot.intake.sections import CELL_BORDER, EntryText, read_text
from bot.intake.titles import LINK_NAMES, clean_title
from bot.intake.values import fact_named
from bot.papers import Extra, Problem, Section

_TITLE_COLUMNS = frozenset(
    "标题 题目 论文 论文标题 论文题目 名称 title paper papers name article".split()
) | {"paper title"}
_NUMBER_COLUMNS = frozenset("# no no. 序号 编号 排名 rank id number".split())
_MARKER = re.compile(r"^[\s|>]*(?:[*+-]\s+|\d{1,4}[.)、]\s*)?[\s|]*")
_LINKED = re.compile(r"\**\[(?P<title>[^\[\]]+)\]\s?\((?P<url>[^()\s]+)\)\**")
_BOLD = re.compile(r"^(?P<mark>\*\*|__)(?P<title>[^*_\n][^*\n]*?)(?P=mark)")
_BEFORE_LINK = re.compile(
    r"^(?P<title>[^\[\]\n]{3,300}?)[\s(（\[:：,，|–—-]*(?:\[[^\[\]]*\]\(|https?://)"
)
_RULED = re.compile(r"^\s*\|(?:\s*:?-+:?\s*\|)+\s*$")
_LETTER = re.compile(r"[^\W\d_]")

Read = tuple[Entry, EntryText]


@dataclass(frozen=True, slots=True)
class Listed:
    """What stands below a heading."""

    papers: Sequence[Read]
    problems: Sequence[Problem]
    """Lines that link a paper and could not be read."""


def split_listed(entry: Entry, lines: Sequence[str], *, topical: bool) -> Listed | None:
    """Reads a heading over several papers: an entry for each item, row or line that is one.

    ``lines`` are those of the report. ``topical`` says that headings of this report are topics, so
    that one paper below a heading may be listed too. Returns ``None`` for a heading over one paper.
    """
    papers: list[Read] = []
    problems: list[Problem] = []
    ids: set[str] = set()
    unlinked: list[_Part] = []
    is_table = False
    for part in _parts(entry, lines):
        arxiv_id = next(filter(None, map(find_linked_id, part.lines)), None)
        if arxiv_id is None and "arxiv" in part.lines[0].casefold():
            arxiv_id = find_id(part.lines[0])
        if arxiv_id is None:
            if part.kind is BlockKind.ITEM or part.names:
                unlinked.append(part)
            continue
        ids.add(arxiv_id)
        is_table |= part.names is not None
        if read := _read_part(part, arxiv_id, lines):
            papers.append(read)
        else:
            problems.append(
                Problem(
                    part.line + 1,
                    f"{arxiv_id} below {entry.title[:80]!r} left out: several papers stand there; "
                    "expected each with a heading of its own, or as '[Title](link)'",
                )
            )
    if len(ids) > 1 or (papers and (topical or is_table)):
        problems += _name_unlinked(unlinked, papers, lines)
        return Listed(papers, problems)
    return None


def _name_unlinked(
    parts: Sequence["_Part"], papers: Sequence[Read], lines: Sequence[str]
) -> Iterator[Problem]:
    """Yields a problem for each item or row without a link, among those that are papers.

    ``parts`` have no link, and ``lines`` are those of the report.
    """
    shapes = {_shape(lines[entry.line]) for entry, _ in papers}
    for part in parts:
        text = part.lines[0].strip()
        if _shape(text) in shapes and _LETTER.search(text):
            yield Problem(
                part.line + 1,
                f"{clean_title(_MARKER.sub('', text, count=1))[:80]!r} left out: no arXiv id; "
                "expected a link such as https://huggingface.co/papers/2602.12617",
            )


def _shape(line: str) -> str:
    """Returns how a line begins: as a row, a bullet, a numbered item, or in another way."""
    first = line.lstrip()[:1]
    return "1" if first.isdigit() else first if first in "|*+-" else ""


@dataclass(frozen=True, slots=True)
class _Part:
    """An item with what is below it, or a line; ``names`` are those of a table's columns."""

    kind: BlockKind
    line: int
    lines: Sequence[str]
    names: Sequence[str] | None = None


def _parts(entry: Entry, lines: Sequence[str]) -> Iterator[_Part]:
    """Yields what may be a paper below a heading, each part with the lines up to the next."""
    starts: list[Block] = []
    names: dict[int, Sequence[str]] = {}
    below: Sequence[str] | None = None
    for at, block in enumerate(entry.blocks):
        if block.kind is BlockKind.LINE and block.text.lstrip().startswith("|"):
            following = entry.blocks[at + 1].text if at + 1 < len(entry.blocks) else ""
            if _RULED.match(following):
                below = _names_of(block.text)
            elif below:
                names[block.line] = below
            starts.append(block)
            continue
        below = None
        belongs = starts and starts[-1].kind is BlockKind.LINE and _is_titled(starts[-1])
        if block.kind is BlockKind.ITEM:
            if not belongs or _has_title(block.text):
                starts.append(block)
        elif block.kind is BlockKind.HEADING or _begins(block, within=bool(belongs)):
            starts.append(block)
    ends = [*(block.line for block in starts[1:]), entry.end]
    for block, end in zip(starts, ends, strict=False):
        if block.kind is not BlockKind.HEADING:
            yield _Part(block.kind, block.line, lines[block.line : end], names.get(block.line))


def _begins(block: Block, *, within: bool) -> bool:
    """Whether a line begins a paper, ``within`` the part of another or not."""
    is_line = block.kind is BlockKind.LINE
    return is_line and (
        _is_titled(block) or (find_linked_id(block.text) is not None and not within)
    )


def _is_titled(block: Block) -> bool:
    """Whether a line begins with a title: in bold, and no name of a part; or a link to a paper."""
    bold = _BOLD.match(block.text.strip())
    return (bold is not None and not _is_name(block.text)) or _has_title(block.text)


def _is_name(line: str) -> bool:
    """Whether a line begins with the name of a part, a fact or a link."""
    read = read_announcement(line)
    if read is None:
        return False
    known = read.section or read.is_extra or fact_named(read.label)
    return bool(known) or read.label.casefold() in LINK_NAMES


def _has_title(line: str) -> bool:
    linked = _LINKED.match(_MARKER.sub("", line, count=1))
    return linked is not None and find_linked_id(linked["url"]) is not None and _names(linked)


def _names(linked: re.Match[str]) -> bool:
    """Whether a link has a title and not a name such as PDF, or the paper's id."""
    title = linked["title"].strip(" *_")
    return bool(_LETTER.search(title)) and title.casefold() not in LINK_NAMES


def _read_part(part: _Part, arxiv_id: str, lines: Sequence[str]) -> Read | None:
    url = next(
        (u for one in part.lines for u in find_urls(one) if find_linked_id(u) == arxiv_id), None
    )
    address = url or abstract_url(arxiv_id)
    if part.names:
        return _read_row(part, part.names, arxiv_id, address)
    found = _title_of(part.lines[0])
    if found is None:
        return None
    title, rest = found
    end = part.line + (1 if part.lines[0].lstrip().startswith("|") else len(part.lines))
    blocks = _nested(part) if end > part.line + 1 else []
    text = read_text(blocks, lines, end)
    lead = _lead_of(rest)
    return (
        Entry(arxiv_id, address, title, part.line, blocks, end, part.lines[0], lead),
        text,
    )


def _title_of(line: str) -> tuple[str, str] | None:
    """Returns the title that a line begins with, and the rest of the line."""
    text = _MARKER.sub("", line, count=1).strip()
    linked = _LINKED.match(text)
    if linked and find_linked_id(linked["url"]):
        if _names(linked):
            return clean_title(linked["title"]), text[linked.end() :]
        rest = text[linked.end() :].lstrip(" :：-–—|")
        return (clean_title(rest), "") if _LETTER.search(rest) and "](" not in rest else None
    if bold := _BOLD.match(text):
        return clean_title(bold["title"]), text[bold.end() :]
    if (before := _BEFORE_LINK.match(text)) and not _is_name(text):
        return clean_title(before["title"]), text[before.end("title") :]
    return None


def _nested(part: _Part) -> list[Block]:
    """Returns the blocks below a part's first line, with their lines in the report."""
    below = [line.expandtabs(4) for line in part.lines[1:]]
    widths = [len(line) - len(line.lstrip(" ")) for line in below if line.strip()]
    width = min(widths, default=0)
    blocks = outline("\n".join(line[width:] for line in below))
    return [Block(b.kind, b.line + part.line + 1, b.text, b.level) for b in blocks]


def _names_of(row: str) -> Sequence[str] | None:
    """Returns the names of a table's columns if one of them is for titles."""
    names = [cell.strip(" *_") for cell in _cells(row)]
    return names if any(name.casefold() in _TITLE_COLUMNS for name in names) else None


def _read_row(part: _Part, names: Sequence[str], arxiv_id: str, url: str) -> Read | None:
    """Reads a row with a cell for each column: the title, sections, and other parts."""
    title, sections, extras = "", dict[Section, str](), []
    for name, cell in zip(names, _cells(part.lines[0]), strict=False):
        if name.casefold() in _TITLE_COLUMNS and not title:
            linked = _LINKED.match(cell)
            title = clean_title(linked["title"] if linked else cell)
        elif not cell or name.casefold() in _NUMBER_COLUMNS or _is_own_link(cell):
            continue
        elif (read := read_announcement(f"{name}:")) and read.section:
            sections.setdefault(read.section, cell.replace("\\|", "|"))
        else:
            extras.append(Extra(name, cell.replace("\\|", "|")))
    if not _LETTER.search(title):
        return None
    end = part.line + 1
    entry = Entry(arxiv_id, url, title, part.line, (), end, part.lines[0])
    return entry, EntryText(sections, tuple(extras), end)


def _is_own_link(cell: str) -> bool:
    urls = find_urls(cell)
    return bool(urls) and all(find_linked_id(url) for url in urls) and len(cell) < 300


def _cells(row: str) -> list[str]:
    return [cell.strip() for cell in CELL_BORDER.split(row.strip().strip("|"))]


def _lead_of(rest: str) -> str:
    """Returns what a line says behind the title: the rest of an item, or a row's other cells."""
    cells = [cell.strip() for cell in CELL_BORDER.split(rest)]
    return " · ".join(filter(None, cells)).lstrip(":：-–—)） ").strip()
