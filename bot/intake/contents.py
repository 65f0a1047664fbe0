"""What a report says beside its entries: contents, highlights, other lists, words around them."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from functools import cached_property

from bot.arxiv import find_linked_id
from bot.intake.addresses import LINK_LABEL, find_urls, is_link_only, without_urls
from bot.intake.dates import is_dated
from bot.intake.entries import Entry
from bot.intake.labels import NAMES, read_announcement
from bot.intake.listed import Read, split_listed
from bot.intake.outline import Block, BlockKind
from bot.intake.sections import RULE
from bot.intake.values import fact_named
from bot.papers import Problem, Section

_LINK = re.compile(r"!?\[[^\[\]]*\]\([^()]*\)")
_MARKER = re.compile(r"^[^\w\[]*(?:\d{1,3}[.)、]\s*)?")
_HAN = re.compile(r"[\u3400-\u9fff]")
_WORD = re.compile(r"[^\W\d_]{2,}")
_LONGEST_FOOTER = 6
"""Lines, with the rule above them."""
_SENTENCE = re.compile(r"[。！？]|[.!?](?:\s|$)")
_EARLIER = re.compile(
    r"昨日|往期|回顾|相关|延伸|参考|previous|yesterday|earlier|related|references|further",
    re.IGNORECASE,
)
"""What a list is called whose papers are not those of the day."""


def part_contents(read: Sequence[Read], lines: Sequence[str]) -> tuple[list[Read], list[Problem]]:
    """Parts the entries from the headings that only link papers: contents, a closing word.

    Those have no sections where others have some. A paper may lack its sections too, but then its
    link has a line of its own that says so, or is its heading. A list of papers that have no entry
    is read as well. ``lines`` are those of the report.
    """
    ids = {entry.id for entry, text in read if text.sections}
    kept: list[Read] = []
    problems: list[Problem] = []
    for entry, text in read:
        if text.sections or (entry.id not in ids and _is_own(entry)):
            kept.append((entry, text))
        elif listed := _read_list(entry, lines, ids):
            kept += listed
        elif entry.id not in ids:
            problems.append(
                Problem(
                    entry.line + 1,
                    f"{entry.title[:80]!r} left out: it links {entry.id} and has no section; "
                    f"expected sections such as '{NAMES[Section.FIELD][0]}' when it is a paper",
                )
            )
    return kept, problems


def _is_own(entry: Entry) -> bool:
    """Whether an entry's link is that of its own paper, and not one that its text mentions."""
    return (
        any(
            LINK_LABEL.match(block.text) and find_linked_id(block.text) == entry.id
            for block in entry.blocks
        )
        or _begins_with_link(entry.blocks)
        or (find_linked_id(entry.heading) == entry.id and not _WORD.search(_bare(entry.heading)))
    )


def _begins_with_link(blocks: Sequence[Block]) -> bool:
    """Whether a line with nothing but a paper's link stands above text, as in an entry."""
    first = blocks[0] if blocks else None
    return (
        first is not None
        and first.kind is BlockKind.LINE
        and is_link_only(first.text)
        and any(block.kind is BlockKind.LINE and not find_urls(block.text) for block in blocks[1:])
    )


def _read_list(entry: Entry, lines: Sequence[str], ids: set[str]) -> list[Read]:
    """Returns the papers of a list below a heading, when none of them has an entry elsewhere."""
    listed = None if _EARLIER.search(entry.title) else split_listed(entry, lines, topical=False)
    papers = listed.papers if listed and not listed.problems else ()
    return [] if any(one.id in ids for one, _ in papers) else list(papers)


class _Known:
    """What entries say, to tell what stands beside them too."""

    def __init__(self, entries: Sequence[Entry], lines: Sequence[str]) -> None:
        self._entries = entries
        self._lines = lines

    @cached_property
    def _text(self) -> str:
        own = ("".join(self._lines[max(e.line, 0) : e.end]) for e in self._entries)
        return _squeezed("".join([*own, *(entry.title for entry in self._entries)]))

    def has(self, text: str) -> bool:
        """Whether an entry says just this."""
        return _squeezed(text) in self._text


def without_footer(entries: Sequence[Entry], lines: Sequence[str]) -> list[Entry]:
    """Returns the entries, the last one without the report's own words behind its last rule.

    Rules have to part entries: no other entry has text behind its last. ``lines`` are those of the
    report.
    """
    others, last = entries[:-1], entries[-1] if entries else None
    rule = _last_rule(last, lines) if last and others else None
    if not last or rule is None or any(_has_tail(entry, lines) for entry in others):
        return list(entries)
    tail = [line for line in lines[rule : last.end] if line.strip()]
    if len(tail) > _LONGEST_FOOTER or any(map(_is_of_entry, tail)):
        return list(entries)
    blocks = [block for block in last.blocks if block.line < rule]
    return [*entries[:-1], replace(last, blocks=blocks, end=rule)]


def _last_rule(entry: Entry, lines: Sequence[str]) -> int | None:
    numbers = range(entry.end - 1, entry.line, -1)
    return next((number for number in numbers if RULE.match(lines[number])), None)


def _has_tail(entry: Entry, lines: Sequence[str]) -> bool:
    rule = _last_rule(entry, lines)
    return rule is not None and any(line.strip() for line in lines[rule + 1 : entry.end])


def _is_of_entry(line: str) -> bool:
    read = read_announcement(line)
    named = read is not None and (read.section or read.is_extra or fact_named(read.label))
    return bool(named) or find_linked_id(line) is not None or line.startswith(("#", "|", "`"))


def name_prose(
    entries: Sequence[Entry], lines: Sequence[str], named: Collection[int]
) -> Iterator[Problem]:
    """Yields a problem for each heading, or beginning, with sentences that are in no entry.

    Links, names with a short value, and what the ``entries`` say too are no loss. ``lines`` are
    those of the report, and ``named`` are lines that other problems have.
    """
    known = _Known(entries, lines)
    inside = {number for entry in entries for number in range(max(entry.line, 0), entry.end)}
    told: int | None = None
    for number, line in enumerate(lines, start=1):
        if number - 1 in inside:
            continue
        if number in named or number - 2 in inside or line.lstrip().startswith("#"):
            if told:
                yield _left_out(told)
            told = 0 if number in named else None
        read = read_announcement(line)
        if told is None and _is_prose((read and read.rest) or line) and not known.has(_bare(line)):
            told = number
    if told:
        yield _left_out(told)


def _left_out(line: int) -> Problem:
    return Problem(line, "text left out: it belongs to no paper; expected it in a paper's entry")


def _is_prose(line: str) -> bool:
    text = _bare(line)
    words = len(_WORD.findall(_HAN.sub(" ", text)))
    letters = len(_HAN.findall(text))
    if line.lstrip().startswith(("#", "|")) or is_dated(line):
        return False
    return letters >= 8 or words >= 4 or (letters + 2 * words > 1 and bool(_SENTENCE.search(text)))


def _bare(line: str) -> str:
    """Returns a line without its marker, links and addresses."""
    return without_urls(_LINK.sub(" ", _MARKER.sub("", line)))


def _squeezed(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()
