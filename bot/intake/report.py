"""The daily report's Markdown → ``Digest``.

A language model writes the reports, so no two look alike: sections come as items of a numbered
list, as headings of any level, as bold lines or as plain ones; titles repeat; names vary. What
holds in all of them: a paper's entry is a heading followed by a link to its page, and a section
begins where an outer block announces its name and ends where the next one does. Section texts are
slices of the file, not a rendering of it.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from bot.arxiv import abstract_url, find_id, find_linked_id
from bot.errors import DigestError
from bot.intake.labels import NAMES, read_announcement
from bot.intake.outline import Block, BlockKind, outline
from bot.intake.sections import read_sections
from bot.intake.titles import clean_title
from bot.intake.unclosed import close_before_next_entry
from bot.papers import Digest, Paper, Problem, Section

_URL = re.compile(r"https?://[^\s<>\"'`()\[\]{}|\\^\u2026\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]+")
_DATE = re.compile(r"(?<!\d)(\d{4})\s*(?:[-/.]|年)\s*(\d{1,2})\s*(?:[-/.]|月)\s*(\d{1,2})(?!\d)")
_DATE_LABEL = re.compile(r"^\W*(?:\w+\s+)?(?:date|日期|报告日期|时间)\W*[:：]", re.IGNORECASE)
_READ_FROM = re.compile(
    r"^\W*(?:阅读来源|来源|读取来源|read[ -]from|source)[*_\s]*[:：][*_\s]*(?P<value>.+)$",
    re.IGNORECASE,
)
_FENCE = re.compile(
    r"^ {0,3}(?P<fence>`{3,}|~{3,})[ \t]*+(?P<info>(?:markdown|md)?)[ \t]*$", re.IGNORECASE
)
_LINK_LABEL = re.compile(
    r"^\W*(?:(?:论文|paper)\s*)?(?:链接|地址|网址|link|url|arxiv)[*_\s]*[:：]", re.IGNORECASE
)
_LONGEST_CONTENTS = 200
"""Blocks among which a list of contents names a paper by its title."""


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


_Sections = tuple[Mapping[Section, str], int]
"""An entry's texts by section, and the line of the first, as ``read_sections`` gives them."""


def parse_report(text: str, latest: date | None = None) -> Digest:
    """Reads one report.

    ``text`` may have any line ends; ``latest`` is the last day that a report may have. Raises
    ``DigestError`` with the line (from 1) when it is no report, has no usable date, or holds two
    entries with one id. Whatever else is odd becomes a ``Problem`` of the digest, and the rest is
    read.
    """
    lines = _unfenced(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    mended = close_before_next_entry(lines)
    blocks = outline("\n".join(mended.lines))
    entries, problems = _split_entries(blocks, len(lines))
    problems += mended.problems
    read = [(entry, read_sections(entry.blocks[1:], lines, entry.end)) for entry in entries]
    read, only_linking = _part_only_linking(read)
    entries = [entry for entry, _ in read]
    problems += only_linking
    if not entries:
        raise DigestError(
            "no paper found; expected headings such as '## Title', each followed by a link "
            "such as https://huggingface.co/papers/2602.12617",
            1,
        )
    _refuse_doubles(entries)
    day, line = _find_date(lines[: entries[0].heading.line], blocks)
    if latest is not None and day > latest:
        raise DigestError(
            f"the date {day} lies in the future; expected the day of the report, "
            "such as '**Date**: 2026-02-16'",
            line,
        )
    papers = []
    for entry, sections in read:
        paper, odd = _read_entry(entry, sections)
        papers.append(paper)
        problems += odd
    return Digest(day, tuple(papers), tuple(sorted(problems, key=lambda p: p.line)))


def _unfenced(lines: list[str]) -> list[str]:
    """The lines without a fence around all of them, as a language model may put it."""
    filled = [index for index, line in enumerate(lines) if line.strip()]
    if not filled or filled[0] == filled[-1]:
        return lines
    first, last = filled[0], filled[-1]
    opened, closed = _FENCE.match(lines[first]), _FENCE.match(lines[last])
    if not opened or not closed or closed["info"] or opened["fence"] != closed["fence"]:
        return lines
    inside = lines[first + 1 : last]
    return [*lines[:first], "", *inside, "", *lines[last + 1 :]]  # each line keeps its number


def _split_entries(blocks: Sequence[Block], end: int) -> tuple[list[_Entry], list[Problem]]:
    """An entry begins at a heading that names a paper, and runs to the next one."""
    sections = [_section_of(block) for block in blocks]
    heads: list[tuple[int, str, str]] = []
    above = _Above()
    for index, block in enumerate(blocks):
        named = _named_paper(blocks, index) if block.kind is BlockKind.HEADING else None
        known = heads and named and _continues(blocks, sections, heads[-1], index, named[0], above)
        if named and not known:
            heads.append((index, *named))
            above = _Above()
        else:
            above.add(block, sections[index])
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
                    f"entry {clean_title(nameless.text)[:80]!r} left out: no arXiv id; expected a "
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
        if block is not blocks[index] and (block.kind is BlockKind.HEADING or _section_of(block)):
            return None
        arxiv_id = find_linked_id(block.text)
        if arxiv_id is None and "arxiv" in block.text.casefold():
            arxiv_id = find_id(block.text)
        if arxiv_id is not None:
            url = next((u for u in _find_urls(block.text) if arxiv_id in u), None)
            return arxiv_id, url or abstract_url(arxiv_id)
    return None


@dataclass(slots=True)
class _Above:
    """What stands in an entry between its heading and the heading that is looked at."""

    sections: set[Section] = field(default_factory=set)
    ids: set[str] = field(default_factory=set)
    texts: list[str] = field(default_factory=list)

    def add(self, block: Block, section: Section | None) -> None:
        if section:
            self.sections.add(section)
        if arxiv_id := find_linked_id(block.text):
            self.ids.add(arxiv_id)
        if len(self.texts) < _LONGEST_CONTENTS:
            self.texts.append(block.text)


def _continues(
    blocks: Sequence[Block],
    sections: Sequence[Section | None],
    head: tuple[int, str, str],
    index: int,
    arxiv_id: str,
    above: _Above,
) -> bool:
    """Whether a heading that names a paper goes on with the entry above it.

    It repeats that entry's title, or it is a heading inside a section that cites a paper: deeper,
    and no section begins anew below it.
    """
    start, entry_id, _ = head
    level = blocks[index].level
    if not above.sections:
        return arxiv_id == entry_id and not _lists(above, blocks[index])
    if level <= blocks[start].level:
        return False
    for later in range(index + 1, len(blocks)):
        section, block = sections[later], blocks[later]
        if block.kind is BlockKind.HEADING and block.level <= level and not section:
            return True
        if section in above.sections:
            return False
    return True


def _lists(above: _Above, heading: Block) -> bool:
    """Whether what stands above a heading is a list of papers, or names this one by its title."""
    title = clean_title(heading.text)
    return len(above.ids) > 1 or any(title and title in text for text in above.texts)


def _part_only_linking(
    read: Sequence[tuple[_Entry, _Sections]],
) -> tuple[list[tuple[_Entry, _Sections]], list[Problem]]:
    """The entries without the headings that only link papers: contents, a closing word.

    Those have no sections where others have some. A paper may lack its sections too, but then its
    link has a line of its own that says so; of two for one paper the one with sections is meant.
    """
    ids = {entry.id for entry, (texts, _) in read if texts}
    if not ids:
        return list(read), []
    kept: list[tuple[_Entry, _Sections]] = []
    problems: list[Problem] = []
    for entry, sections in read:
        own_link = any(
            _LINK_LABEL.match(block.text) and find_linked_id(block.text) == entry.id
            for block in entry.blocks[1:]
        )
        if sections[0] or (own_link and entry.id not in ids):
            kept.append((entry, sections))
        elif entry.id not in ids:
            problems.append(
                Problem(
                    entry.heading.line + 1,
                    f"{clean_title(entry.heading.text)[:80]!r} left out: it links {entry.id} and "
                    f"has no section; expected sections such as '{NAMES[Section.FIELD][0]}' "
                    "when it is a paper",
                )
            )
    return kept, problems


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
        if block.kind is BlockKind.HEADING and block.level <= level and begins_anew:
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


def _find_date(preamble: Sequence[str], blocks: Sequence[Block]) -> tuple[date, int]:
    """The day that a labelled line above the first paper gives, or else a heading there.

    With it comes its line, counted from 1.
    """
    headings = {block.line for block in blocks if block.kind is BlockKind.HEADING}
    labelled = [i for i, line in enumerate(preamble) if _DATE_LABEL.match(line)]
    for index in labelled + sorted(headings & set(range(len(preamble)))):
        match = _DATE.search(_URL.sub("", preamble[index]))
        if match is None:
            continue
        try:
            return date(*map(int, match.groups())), index + 1
        except ValueError as error:
            raise DigestError(
                f"{match.group()} is no day of the calendar; expected a date such as 2026-02-16",
                index + 1,
            ) from error
    raise DigestError(
        "no date; expected a line such as '**Date**: 2026-02-16' above the first paper",
        labelled[0] + 1 if labelled else 1,
    )


def _read_entry(entry: _Entry, sections: _Sections) -> tuple[Paper, list[Problem]]:
    texts, first = sections
    line = entry.heading.line + 1
    problems = []
    missing = [f"{s} ({NAMES[s][0]})" for s in Section if not texts.get(s)]
    if missing:
        problems.append(Problem(line, f"{entry.id} has no {', no '.join(missing)}"))
    title = clean_title(entry.heading.text)
    if not title:
        problems.append(Problem(line, f"{entry.id} has no title; its id stands in for it"))
    links = dict.fromkeys(
        url for section in Section for url in _find_urls(texts.get(section, "")) if url != entry.url
    )
    paper = Paper(
        id=entry.id,
        title=title or entry.id,
        url=entry.url,
        read_from=_read_from(entry, first),
        links=tuple(links),
        **{section.value: texts.get(section, "") for section in Section},
    )
    return paper, problems


def _read_from(entry: _Entry, first: int) -> str:
    """The source that is named above the first section."""
    for block in entry.blocks[1:]:
        if block.line >= first:
            break
        if match := _READ_FROM.match(block.text):
            return match["value"].strip()
    return ""


def _find_urls(text: str) -> list[str]:
    """The web addresses in a text, without the punctuation that follows them."""
    return [match.rstrip(".,;:!?*_~") for match in _URL.findall(text)]
