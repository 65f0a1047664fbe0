"""The daily report's Markdown → ``Digest``.

A language model writes the reports, so no two look alike: sections come as items of a numbered
list, as headings of any level, as bold lines or as plain ones; titles repeat; names vary. What
holds in all of them: a paper's entry is a heading followed by a link to its page, and a section
begins where an outer block announces its name and ends where the next one does. Section texts are
slices of the file, not a rendering of it.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import takewhile

import regex

from bot.arxiv import abstract_url, find_id, find_linked_id
from bot.errors import DigestError
from bot.intake.labels import NAMES, Announcement, read_announcement
from bot.intake.outline import Block, Kind, outline
from bot.papers import Digest, Paper, Problem, Section

_URL = re.compile(r"https?://[^\s<>\"'`()\[\]{}|\\^\u2026\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]+")
_DATE = re.compile(r"(?<!\d)(\d{4})\s*(?:[-/.]|年)\s*(\d{1,2})\s*(?:[-/.]|月)\s*(\d{1,2})(?!\d)")
_DATE_LABEL = re.compile(r"^\W*(?:\w+\s+)?(?:date|日期|报告日期|时间)\W*[:：]", re.IGNORECASE)
_READ_FROM = re.compile(
    r"^\W*(?:阅读来源|来源|读取来源|read[ -]from|source)[*_\s]*[:：][*_\s]*(?P<value>.+)$",
    re.IGNORECASE,
)
_HEADING_LINK = re.compile(r"^\[(?P<title>.+)\]\((?P<url>[^()\s]+)\)$")
_TITLE_PREFIX = regex.compile(
    r"^(?:[\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f\u200d\s--0-9#*]+"
    r"|\d{1,3}\s*[.、)）]\s+|(?:论文|paper)\s*\d{1,3}\s*[:：.、]\s*)+",
    regex.IGNORECASE | regex.VERSION1,
)
_RULE = re.compile(r"^\s*(?:=\s*){3,}$|^\s*(?:-\s*){3,}$|^\s*(?:\*\s*){3,}$|^\s*(?:_\s*){3,}$")
_ORDER = tuple(Section)
_FEWEST_RENAMED = 3
"""Renamed sections in one form that make a layout where none has its own name."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """A paper's part of the file: ``blocks[0]`` is its heading, ``end`` the line behind it."""

    id: str
    url: str
    blocks: Sequence[Block]
    end: int

    @property
    def heading(self) -> Block:
        return self.blocks[0]


@dataclass(frozen=True, slots=True)
class _Marker:
    """A block that may begin a section; ``form`` is the layout it belongs to."""

    block: Block
    announcement: Announcement

    @property
    def form(self) -> tuple[Kind, int | bool]:
        if self.block.kind is Kind.HEADING:
            return Kind.HEADING, self.block.level
        if self.block.kind is Kind.ITEM:
            return Kind.ITEM, self.block.text.lstrip()[:1].isdigit()
        return Kind.LINE, 0

    @property
    def is_prose(self) -> bool:
        """Whether it is a line of a paragraph like any other, unless its words are a name."""
        return self.block.kind is Kind.LINE and self.announcement.bare


def parse_report(text: str) -> Digest:
    """Reads one report.

    ``text`` may have any line ends. Raises ``DigestError`` with the line (from 1) when it is no
    report, has no usable date, or holds two entries with one id. Whatever else is odd becomes a
    ``Problem`` of the digest, and the rest is read.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    lines = text.split("\n")
    blocks = outline(text)
    entries, problems = _split_entries(blocks, len(lines))
    if not entries:
        raise DigestError(
            "no paper found; expected headings such as '## Title', each followed by a link "
            "such as https://huggingface.co/papers/2602.12617",
            1,
        )
    _refuse_doubles(entries)
    day = _find_date(lines[: entries[0].heading.line], blocks)
    papers = []
    for entry in entries:
        paper, odd = _read_entry(entry, lines)
        papers.append(paper)
        problems += odd
    return Digest(day, tuple(papers), tuple(sorted(problems, key=lambda p: p.line)))


def _split_entries(blocks: Sequence[Block], end: int) -> tuple[list[_Entry], list[Problem]]:
    """An entry begins at a heading that names a paper, and runs to the next one."""
    heads: list[tuple[int, str, str]] = []
    for index, block in enumerate(blocks):
        if block.kind is not Kind.HEADING:
            continue
        named = _named_paper(blocks, index)
        if named and not (heads and _continues(blocks, heads[-1], index, named[0])):
            heads.append((index, *named))
    entries, problems = [], []
    followings = [head[0] for head in heads[1:]] + [len(blocks)]
    for (index, arxiv_id, url), following in zip(heads, followings, strict=False):
        cut = _find_nameless(blocks[index:following])
        if cut is not None:
            nameless = blocks[index + cut]
            following = index + cut  # noqa: PLW2901  what follows belongs to no known paper
            problems.append(
                Problem(
                    nameless.line + 1,
                    f"entry {_clean_title(nameless.text)[:80]!r} left out: no arXiv id; expected a "
                    "link such as https://huggingface.co/papers/2602.12617 below its title",
                )
            )
        last = blocks[following].line if following < len(blocks) else end
        entries.append(_Entry(arxiv_id, url, blocks[index:following], last))
    return entries, problems


def _named_paper(blocks: Sequence[Block], index: int) -> tuple[str, str] | None:
    """Id and link of the paper that a heading and the lines below it name, up to a section."""
    if _section_of(blocks[index]):
        return None
    for block in blocks[index : index + 12]:
        if block is not blocks[index] and (block.kind is Kind.HEADING or _section_of(block)):
            return None
        arxiv_id = find_linked_id(block.text)
        if arxiv_id is None and "arxiv" in block.text.casefold():
            arxiv_id = find_id(block.text)
        if arxiv_id is not None:
            url = next((u for u in _find_urls(block.text) if arxiv_id in u), None)
            return arxiv_id, url or abstract_url(arxiv_id)
    return None


def _continues(
    blocks: Sequence[Block], head: tuple[int, str, str], index: int, arxiv_id: str
) -> bool:
    """Whether a heading that names a paper goes on with the entry above it.

    It repeats that entry's title, or it is a heading inside a section that cites a paper: deeper,
    and no section begins anew below it.
    """
    start, entry_id, _ = head
    level = blocks[index].level
    before = {section for _, section in _announced(blocks[start:index])}
    if not before:
        return arxiv_id == entry_id
    below = takewhile(
        lambda b: b.kind is not Kind.HEADING or b.level > level or _section_of(b),
        blocks[index + 1 :],
    )
    after = {section for _, section in _announced(below)}
    return level > blocks[start].level and before.isdisjoint(after)


def _find_nameless(blocks: Sequence[Block]) -> int | None:
    """Index of a heading inside an entry behind which its sections begin anew."""
    level = blocks[0].level
    first: dict[Section, int] = {}
    last: dict[Section, int] = {}
    for index, section in _announced(blocks):
        first.setdefault(section, index)
        last[section] = index
    for index, block in enumerate(blocks[1:], start=1):
        begins_anew = sum(first[section] < index <= last[section] for section in first) >= 2
        if block.kind is Kind.HEADING and block.level <= level and begins_anew:
            return index
    return None


def _announced(blocks: Iterable[Block]) -> Iterator[tuple[int, Section]]:
    """Index and section of every block that announces one by its own name."""
    for index, block in enumerate(blocks):
        if section := _section_of(block):
            yield index, section


def _section_of(block: Block) -> Section | None:
    """The section that a block announces by its own name."""
    read = read_announcement(block.text)
    return read.section if read else None


def _refuse_doubles(entries: Sequence[_Entry]) -> None:
    seen: dict[str, int] = {}
    for entry in entries:
        line = entry.heading.line + 1
        if entry.id in seen:
            raise DigestError(
                f"{entry.id} stands here and on line {seen[entry.id]}; expected each paper once",
                line,
            )
        seen[entry.id] = line


def _find_date(preamble: Sequence[str], blocks: Sequence[Block]) -> date:
    """The day that a labelled line above the first paper gives, or else a heading there."""
    headings = {block.line for block in blocks if block.kind is Kind.HEADING}
    labelled = [i for i, line in enumerate(preamble) if _DATE_LABEL.match(line)]
    for index in labelled + sorted(headings & set(range(len(preamble)))):
        match = _DATE.search(_URL.sub("", preamble[index]))
        if match is None:
            continue
        try:
            return date(*map(int, match.groups()))
        except ValueError as error:
            raise DigestError(
                f"{match.group()} is no day of the calendar; expected a date such as 2026-02-16",
                index + 1,
            ) from error
    raise DigestError(
        "no date; expected a line such as '**Date**: 2026-02-16' above the first paper",
        labelled[0] + 1 if labelled else 1,
    )


def _read_entry(entry: _Entry, lines: Sequence[str]) -> tuple[Paper, list[Problem]]:
    markers = _choose_markers(entry)
    texts: dict[Section, str] = {}
    ends = [marker.block.line for _, marker in markers[1:]] + [entry.end]
    for (section, marker), end in zip(markers, ends, strict=False):
        body = _body(marker, lines[marker.block.line + 1 : end])
        texts[section] = body
    line = entry.heading.line + 1
    problems = []
    missing = [f"{s} ({NAMES[s][0]})" for s in _ORDER if not texts.get(s)]
    if missing:
        problems.append(Problem(line, f"{entry.id} has no {', no '.join(missing)}"))
    title = _clean_title(entry.heading.text)
    if not title:
        problems.append(Problem(line, f"{entry.id} has no title; its id stands in for it"))
    links = dict.fromkeys(
        url for section in _ORDER for url in _find_urls(texts.get(section, "")) if url != entry.url
    )
    paper = Paper(
        id=entry.id,
        title=title or entry.id,
        url=entry.url,
        read_from=_read_from(entry, markers),
        links=tuple(links),
        **{section.value: texts.get(section, "") for section in _ORDER},
    )
    return paper, problems


def _choose_markers(entry: _Entry) -> list[tuple[Section, _Marker]]:
    """The blocks that begin this entry's sections, in the order of the file.

    The form that announces most sections, by their own names if any, is the entry's layout. In it a
    renamed section is known by its words or else by its number; a section that it lacks may be
    announced in another form.
    """
    candidates = [
        _Marker(block, read)
        for block in entry.blocks[1:]
        if block.kind is not Kind.OTHER and (read := read_announcement(block.text))
    ]
    exact = [(s, m) for m in candidates if (s := m.announcement.section)]
    others = [m for m in candidates if not m.announcement.section and not m.is_prose]
    named = exact or [(s, m) for m in others if (s := m.announcement.renamed_section)]
    # The first of equals wins, in each run alike.
    forms = Counter(form for form, _ in dict.fromkeys((m.form, section) for section, m in named))
    layout = max(forms, key=lambda form: (forms[form], form[0] is Kind.HEADING), default=None)
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
        if marker.form != (Kind.ITEM, False):  # a bullet named 结果 is a part of some section
            chosen.setdefault(section, marker)
    return sorted(chosen.items(), key=lambda pair: pair[1].block.line)


def _body(marker: _Marker, following: Sequence[str]) -> str:
    """A section's Markdown: what its first line has behind the name, and the lines below."""
    kept = list(following)
    while kept and (not kept[-1].strip() or _RULE.match(kept[-1])):
        kept.pop()
    while kept and (not kept[0].strip() or _RULE.match(kept[0])):
        kept.pop(0)
    kept = [line.expandtabs(4) if line[:1] in " \t" else line for line in kept]
    indents = [len(line) - len(line.lstrip(" ")) for line in kept if line.strip()]
    width = min(indents, default=0)
    if width == 0 and marker.block.kind is Kind.ITEM:
        # Some lines belong to the item and some are lazy: take the item's own indent off the first.
        stripped = marker.block.text.lstrip()
        width = len(stripped) - len(stripped.split(None, 1)[-1])
        kept = [line[min(width, len(line) - len(line.lstrip(" "))) :] for line in kept]
    else:
        kept = [line[width:] for line in kept]
    rest = marker.announcement.rest
    return "\n".join([rest, *kept] if rest else kept).rstrip()


def _read_from(entry: _Entry, markers: Sequence[tuple[Section, _Marker]]) -> str:
    first = markers[0][1].block.line if markers else entry.end
    for block in entry.blocks[1:]:
        if block.line >= first:
            break
        if match := _READ_FROM.match(block.text):
            return match["value"].strip()
    return ""


def _clean_title(heading: str) -> str:
    title = _TITLE_PREFIX.sub("", heading).strip()
    if match := _HEADING_LINK.match(title):
        title = match["title"].strip()
    return " ".join(title.split())


def _find_urls(text: str) -> list[str]:
    """The web addresses in a text, without the punctuation that follows them."""
    return [match.rstrip(".,;:!?*_~") for match in _URL.findall(text)]
