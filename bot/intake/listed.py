"""Papers that stand in a list or a table below one heading."""

import re
from collections import Counter
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass

from bot.arxiv import abstract_url, find_linked_id
from bot.intake.addresses import find_urls, is_link_only
from bot.intake.dates import is_dated
from bot.intake.entries import Entry
from bot.intake.extras import find_shared_names
from bot.intake.labels import section_named_in
from bot.intake.line_titles import LETTER, MARKER, lead_of, title_of
from bot.intake.outline import Block
from bot.intake.parts import Part, Parts, find_parts
from bot.intake.rows import read_row
from bot.intake.sections import EntryText, read_text
from bot.intake.titles import LINK_NAMES, clean_title
from bot.papers import Problem

_LINK = r"\[(?P<label{0}>[^\[\]]*)\]\((?P<url{0}>[^()\s]+)\)"
_NAMED_LINK = re.compile(
    rf"\s*[(（\[]{_LINK.format(1)}[)）\]]|{_LINK.format(2)}(?:[,，·|\s]+(?=\S))?"
)

Read = tuple[Entry, EntryText]


@dataclass(frozen=True, slots=True)
class Listed:
    """What stands below a heading."""

    papers: Sequence[Read]
    problems: Sequence[Problem]
    """Lines that link a paper and could not be read."""


def split_all(read: Sequence[Read], lines: Sequence[str]) -> tuple[list[Read], list[Problem]]:
    """Splits headings over several papers.

    Where headings have sections, only one that is the report's own, or below which sections begin
    anew, is split. ``lines`` are those of the report.
    """
    marked = any(text.is_marked for _, text in read)
    found: list[Parts | None] = []
    for entry, text in read:
        may_be_split = not marked or is_dated(entry.heading)
        may_be_split = may_be_split or (text.is_marked and _begins_anew(entry.blocks))
        found.append(find_parts(entry, lines) if may_be_split else None)
    shared = find_shared_names(part.nested for parts in found if parts for part, _ in parts.linked)
    several = [
        _split(entry, parts, lines, shared, topical=is_dated(entry.heading)) if parts else None
        for (entry, _), parts in zip(read, found, strict=True)
    ]
    topical = not marked and any(several)
    kept: list[Read] = []
    problems: list[Problem] = []
    for (entry, text), parts, listed in zip(read, found, several, strict=True):
        if parts and listed is None and topical:
            listed = _split(entry, parts, lines, shared, topical=True)  # noqa: PLW2901
        if listed and not listed.papers and text.is_marked:
            # Nothing below the heading is a paper of its own, so the heading is one.
            kept.append((entry, text))
            problems += [one for one in listed.problems if not one.message.startswith(entry.id)]
        elif listed:
            kept += listed.papers
            problems += listed.problems
        elif text.is_marked or len(read) == 1 or not is_dated(entry.heading):
            kept.append((entry, text))
    return kept, problems


def _begins_anew(blocks: Sequence[Block]) -> bool:
    """Whether sections of one name stand there several times."""
    found = Counter(filter(None, (section_named_in(block.text) for block in blocks)))
    return any(times > 1 for times in found.values())


def split_listed(entry: Entry, lines: Sequence[str], *, topical: bool) -> Listed | None:
    """Reads a heading over several papers: an entry for each item, row or line that is one.

    ``lines`` are those of the report. ``topical`` says that headings of this report are topics, so
    that one paper below a heading may be listed too. Returns ``None`` for a heading over one paper.
    """
    parts = find_parts(entry, lines)
    shared = find_shared_names(part.nested for part, _ in parts.linked)
    return _split(entry, parts, lines, shared, topical=topical)


def _split(
    entry: Entry, parts: Parts, lines: Sequence[str], shared: Container[str], *, topical: bool
) -> Listed | None:
    """Does what ``split_listed`` does; ``shared`` are the names that parts of papers have."""
    papers: list[Read] = []
    problems: list[Problem] = []
    for part, arxiv_id in parts.linked:
        if read := _read_part(part, arxiv_id, lines, shared):
            papers.append(read)
        else:
            below = f" below {entry.title[:80]!r}" if entry.title else ""
            problems.append(
                Problem(
                    part.line + 1,
                    f"{arxiv_id}{below} left out: several papers stand there; "
                    "expected each with a heading of its own, or as '[Title](link)'",
                )
            )
    is_table = any(part.names is not None for part, _ in parts.linked)
    is_several = len({arxiv_id for _, arxiv_id in parts.linked}) > 1
    if is_several or (papers and (topical or is_table)):
        problems += _name_unlinked(parts.unlinked, papers, lines)
        return Listed(papers, problems)
    return None


def _name_unlinked(
    parts: Sequence["Part"], papers: Sequence[Read], lines: Sequence[str]
) -> Iterator[Problem]:
    """Yields a problem for each item or row without a link, among those that are papers.

    ``parts`` have no link, and ``lines`` are those of the report.
    """
    shapes = {_shape(lines[entry.line]) for entry, _ in papers}
    for part in parts:
        text = part.lines[0].strip()
        if _shape(text) in shapes and LETTER.search(text):
            yield Problem(
                part.line + 1,
                f"{clean_title(MARKER.sub('', text, count=1))[:80]!r} left out: no arXiv id; "
                "expected a link such as https://huggingface.co/papers/2602.12617",
            )


def _shape(line: str) -> str:
    """Returns how a line begins: as a row, a bullet, a numbered item, or in another way."""
    first = line.lstrip()[:1]
    return "1" if first.isdigit() else first if first in "|*+-" else ""


def _read_part(
    part: Part, arxiv_id: str, lines: Sequence[str], shared: Container[str]
) -> Read | None:
    """Reads the paper ``arxiv_id`` of a part; ``None`` when it has no title.

    ``lines`` are those of the report, and ``shared`` the names that parts of its papers have.
    """
    url = next(
        (u for one in part.lines for u in find_urls(one) if find_linked_id(u) == arxiv_id), None
    )
    address = url or abstract_url(arxiv_id)
    if part.names:
        row, end = read_row(part.lines[0], part.names), part.line + 1
        entry = Entry(arxiv_id, address, row.title, part.line, (), end, part.lines[0])
        text = EntryText(row.sections, row.extras, end)
        return (entry, text) if LETTER.search(row.title) else None
    found = title_of(part.lines[0])
    if found is None and len(part.lines) > 1 and is_link_only(part.lines[1]):
        found = clean_title(part.lines[0]), ""
    if found is None or not LETTER.search(found[0]):
        return None
    title, rest = found
    end = part.line + (1 if part.lines[0].lstrip().startswith("|") else len(part.lines))
    text = read_text(part.nested, lines, end, shared)
    lead = lead_of(_NAMED_LINK.sub(_without_own, rest))
    entry = Entry(arxiv_id, address, title, part.line, part.nested, end, part.lines[0], lead)
    return entry, text


def _without_own(link: re.Match[str]) -> str:
    """Returns nothing for a link that says no more than where the paper is."""
    label, url = link["label1"] or link["label2"] or "", link["url1"] or link["url2"]
    own = label.strip(" *_").casefold() in LINK_NAMES and find_linked_id(url)
    return "" if own else link[0]
