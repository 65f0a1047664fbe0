"""The entries of a report: where each paper begins and ends, and what belongs to none."""

import re
from collections import Counter
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, field

from bot.arxiv import abstract_url, find_id, find_linked_id
from bot.intake.addresses import LINK_LABEL, find_urls, is_link_only
from bot.intake.dates import is_dated
from bot.intake.labels import read_announcement, section_named_in
from bot.intake.outline import Block, BlockKind
from bot.intake.titles import clean_title, ends_with_id
from bot.papers import Problem, Section

_BLOCKS_TO_LINK = 12
"""Blocks from a heading on within which an entry's link stands."""
_NUMBER = re.compile(r"^\W*\d{1,2}\.\d{1,2}\.?\s+")
"""``1.2 Title``; a single title may begin with such a number of its own."""
_LONGEST_CONTENTS = 200
"""Blocks among which a list of contents names a paper by its title."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A paper's part of the file."""

    id: str
    url: str
    title: str
    """The heading without decoration; empty when nothing else stands in it."""
    line: int
    """Of its heading, counted from 0."""
    blocks: Sequence[Block]
    """Below the heading."""
    end: int
    """The line behind it."""
    heading: str = ""
    """The heading as it stands."""
    lead: str = ""
    """What the first line of a listed paper says besides its title."""


@dataclass(frozen=True, slots=True)
class Entries:
    """What a report is made of."""

    entries: Sequence[Entry]
    problems: Sequence[Problem]
    """Entries that are left out, each with its line."""


def split_entries(blocks: Sequence[Block], end: int) -> Entries:
    """Splits a report at the headings that name a paper; each entry runs to the next.

    ``end`` is the line behind the last.
    """
    sections = [section_named_in(block.text) for block in blocks]
    heads: list[_Head] = []
    above = _Above()
    for index, block in enumerate(blocks):
        head = _read_head(blocks, sections, index) if block.kind is BlockKind.HEADING else None
        if head and not (heads and _continues(blocks, sections, heads[-1], head, above)):
            heads.append(head)
            above = _Above()
        else:
            above.add(block, sections[index])
    first = heads[0].index if heads else len(blocks)
    problems = list(_name_unlinked(blocks[:first], sections[:first]))
    # 总结 alone, behind the last of several papers, is that of the report.
    usual = Counter(b.text for b in blocks if b.kind is BlockKind.HEADING and _is_usual_part(b))
    parts = {name for name, times in usual.items() if times > 1 or len(heads) == 1}
    are_numbered = len(heads) > 1 and all(_NUMBER.match(blocks[h.index].text) for h in heads)
    entries = []
    followings = [head.index for head in heads[1:]] + [len(blocks)]
    for head, following in zip(heads, followings, strict=False):
        own, text = slice(head.index, following), blocks[head.index].text
        cut = head.index + _own_length(blocks[own], sections[own], parts)
        problems += _name_unlinked(blocks[cut:following], sections[cut:following], with_text=True)
        problems += _name_others(head, blocks)
        entries.append(
            Entry(
                head.id,
                head.url,
                clean_title(_NUMBER.sub("", text) if are_numbered else text),
                blocks[head.index].line,
                blocks[head.index + 1 : cut],
                blocks[cut].line if cut < len(blocks) else end,
                text,
            )
        )
    return Entries(entries, problems)


@dataclass(frozen=True, slots=True)
class _Head:
    """A heading that names a paper."""

    index: int
    id: str
    url: str
    is_labelled: bool
    """Whether the link stands on a line that says so, as in an entry of its own."""
    link: int
    """The index of the block with the link."""


@dataclass(slots=True)
class _Above:
    """What stands in an entry between its heading and the heading that is looked at."""

    sections: set[Section] = field(default_factory=set)
    ids: set[str] = field(default_factory=set)
    texts: list[str] = field(default_factory=list)

    def add(self, block: Block, section: Section | None) -> None:
        if section:
            self.sections.add(section)
        if find_linked_id(block.text):
            self.ids.update(filter(None, map(find_linked_id, find_urls(block.text))))
        if len(self.texts) < _LONGEST_CONTENTS:
            self.texts.append(block.text)

    def lists(self, heading: Block) -> bool:
        """Whether it is a list of papers, or names that of the heading by its title."""
        title = clean_title(heading.text)
        return len(self.ids) > 1 or any(title and title in text for text in self.texts)


def _read_head(
    blocks: Sequence[Block], sections: Sequence[Section | None], index: int
) -> _Head | None:
    """Returns the paper that a heading and the lines below it name, up to a section."""
    if sections[index]:
        return None
    for at in range(index, min(index + _BLOCKS_TO_LINK, len(blocks))):
        block = blocks[at]
        if at > index and (block.kind is BlockKind.HEADING or sections[at]):
            return None
        arxiv_id = find_linked_id(block.text)
        if arxiv_id is None and ("arxiv" in block.text.casefold() or ends_with_id(block.text)):
            arxiv_id = find_id(block.text)
        if arxiv_id is not None:
            url = next((u for u in find_urls(block.text) if find_linked_id(u) == arxiv_id), None)
            is_labelled = LINK_LABEL.match(block.text) is not None
            return _Head(index, arxiv_id, url or abstract_url(arxiv_id), is_labelled, at)
    return None


def _continues(
    blocks: Sequence[Block],
    sections: Sequence[Section | None],
    last: _Head,
    head: _Head,
    above: _Above,
) -> bool:
    """Whether a heading that names a paper goes on with the entry above it.

    It repeats that entry's title, or it is a heading inside a section that cites a paper: deeper,
    and no section begins anew below it.
    """
    level = blocks[head.index].level
    if not above.sections:
        if head.id != last.id or above.lists(blocks[head.index]):
            return False
        first, link = blocks[last.index], blocks[last.link]
        is_own = last.is_labelled or link is first or is_link_only(link.text)
        return is_own and not is_dated(first.text)
    if level <= blocks[last.index].level or (head.is_labelled and head.id != last.id):
        return False
    for at in range(head.index + 1, len(blocks)):
        if blocks[at].kind is BlockKind.HEADING and blocks[at].level <= level and not sections[at]:
            return True
        if sections[at] in above.sections:
            return False
    return True


def _own_length(
    blocks: Sequence[Block], sections: Sequence[Section | None], parts: Container[str]
) -> int:
    """Returns how many blocks belong to the entry that begins with the first.

    A heading of its level or above it is another's when its sections begin anew behind it, or when
    its parts end before it and are no headings of such a level. ``sections`` are those that the
    blocks announce, and ``parts`` are the headings of other parts.
    """
    first: dict[Section, int] = {}
    last: dict[Section, int] = {}
    for index, section in enumerate(sections):
        if section:
            first.setdefault(section, index)
            last[section] = index
    beside = [
        index
        for index, block in enumerate(blocks[1:], start=1)
        if block.kind is BlockKind.HEADING
        and block.level <= blocks[0].level
        and not _read_head(blocks, sections, index)  # it repeats the paper
    ]
    parts_beside = any(sections[index] or blocks[index].text in parts for index in beside)
    behind = max(last.values(), default=0)
    for index in beside:
        begins_anew = sum(first[section] < index <= last[section] for section in first) >= 2
        if begins_anew or (index > behind and not parts_beside):
            return index
    return len(blocks)


def _is_usual_part(heading: Block) -> bool:
    read = read_announcement(heading.text)
    return read is not None and read.is_extra


def _name_unlinked(
    blocks: Sequence[Block], sections: Sequence[Section | None], *, with_text: bool = False
) -> Iterator[Problem]:
    """Yields a problem for each heading with sections below it, among blocks of no known paper.

    ``with_text`` says that a heading with any text below it is named too. Above the first paper
    such a heading is the report's own.
    """
    heading: Block | None = None
    for block, section in zip(blocks, sections, strict=True):
        if block.kind is BlockKind.HEADING and not section:
            heading = block
        elif heading and (section or (with_text and any(map(str.isalnum, block.text)))):
            yield Problem(
                heading.line + 1,
                f"entry {clean_title(heading.text)[:80]!r} left out: no arXiv id; expected a "
                "link such as https://huggingface.co/papers/2602.12617 below its title",
            )
            heading = None


def _name_others(head: _Head, blocks: Sequence[Block]) -> Iterator[Problem]:
    """Yields a problem for a heading, or a line that says so, with the links of several papers."""
    link = blocks[head.link]
    if link.kind is not BlockKind.HEADING and not head.is_labelled:
        return
    ids = dict.fromkeys(filter(None, map(find_linked_id, find_urls(link.text))))
    if others := [one for one in ids if one != head.id]:
        yield Problem(
            link.line + 1,
            f"{', '.join(others)} left out: one entry links several papers and {head.id} is "
            "taken; expected each with a heading of its own",
        )
