"""Text with marks, which is cut before it becomes markup.

Telegram refuses a whole message for one stray ``<`` or unclosed tag. So text and marks stay apart
until ``to_html``, the only function that writes a tag or escapes a character. Every message is
well-formed by construction, and no cut can hit a tag.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from unicodedata import east_asian_width

import regex

MAX_LENGTH = 4096
"""UTF-16 units of a message without its tags. Telegram counts code points, which are never more."""
MAX_ENTITIES = 95
"""Telegram formats 100 entities of a message. Some are kept free for those that it finds itself."""
MAX_BYTES = 32_000
"""Bytes of the text as sent, tags and addresses included; Telegram takes 32,768."""
_MAX_URL = 512
_ADDRESS = re.compile(r"https?://[^\s\"<>]+")

_SENTENCE_END = re.compile(r"[。！？；!?;…]+[”’」』）)\"']*|(?<=[^\d\W])\.(?=\s|$)|\n+")
_WORD = regex.compile(r"\s*(?:[\p{Han}\p{Kana}]|[^\s\p{Han}\p{Kana}-]{7,}-|[^\s\p{Han}\p{Kana}]+)")
_LOOSE_END = re.compile(
    r"(?:[\s,，、:：;；(（–—-]|\b(?:a|an|and|as|at|by|for|from|in|into|of|on|or|the|to|via|with|through)\b)+$",
    re.IGNORECASE,
)
"""What does not stand before an ellipsis."""
_CLAUSE_END = re.compile(r"[，、：,:]|\s+")
# C0 and C1 controls except tab and newline, lone surrogates, non-characters, direction overrides.
_UNWANTED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})


@dataclass(frozen=True, slots=True)
class Mark:
    """One way to format text: a tag of Telegram's HTML, an ``a`` with its address."""

    tag: str
    href: str = ""


BOLD = Mark("b")
ITALIC = Mark("i")
STRIKE = Mark("s")
CODE = Mark("code")
PRE = Mark("pre")
FOLDED = Mark("blockquote expandable")
_OPAQUE = frozenset({CODE, PRE})
"""Marks that Telegram combines with a quote only."""


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text under the same marks, the outermost first."""

    text: str
    marks: tuple[Mark, ...] = ()


Styled = tuple[Run, ...]
"""Text in reading order."""


def plain(text: str) -> Styled:
    """Returns text without marks."""
    return (Run(text),) if text else ()


def marked(text: str | Styled, *marks: Mark) -> Styled:
    """Returns the text with further marks around those that it has."""
    runs = plain(text) if isinstance(text, str) else text
    return tuple(Run(run.text, marks + run.marks) for run in runs)


def bold_at(text: str, spans: Iterable[tuple[int, int]]) -> Styled:
    """Returns the text with ``spans`` in bold, which are in its order and do not overlap."""
    runs: list[Run] = []
    at = 0
    for start, end in spans:
        runs += [Run(text[at:start]), Run(text[start:end], (BOLD,))]
        at = end
    runs.append(Run(text[at:]))
    return tuple(run for run in runs if run.text)


def with_code(text: str) -> Styled:
    """Returns text in which what stands between backticks is code; a tap copies it."""
    parts = enumerate(text.split("`"))
    return join(marked(part, CODE) if odd % 2 else plain(part) for odd, part in parts)


def link(text: str | Styled, url: str) -> Styled:
    """Returns the text as a link, or without one when Telegram would not take the address."""
    if not _ADDRESS.fullmatch(url) or len(url) > _MAX_URL or clean(url) != url:
        return marked(text)
    return marked(text, Mark("a", url))


def join(parts: Iterable[Styled], separator: str = "") -> Styled:
    """Returns one text of many, with the separator between those that are not empty."""
    runs: list[Run] = []
    for part in parts:
        if part and runs and separator:
            runs.append(Run(separator))
        runs.extend(part)
    return tuple(runs)


def text_of(styled: Styled) -> str:
    """Returns the text that a reader sees, without marks."""
    return "".join(run.text for run in styled)


def utf16_length(text: str) -> int:
    """Returns the number of UTF-16 units."""
    return len(text) + sum(character > "\uffff" for character in text)


def length(styled: Styled) -> int:
    """Returns the number of UTF-16 units that a reader sees."""
    return sum(utf16_length(run.text) for run in styled)


@dataclass(frozen=True, slots=True)
class Size:
    """The part of a message's limits that a text takes. Sizes add up if no mark is shared."""

    length: int
    """UTF-16 units that a reader sees."""
    entities: int
    """The tags that ``to_html`` opens."""
    bytes: int
    """Bytes of the text as sent."""

    @property
    def fits(self) -> bool:
        """Whether it is within every limit of one message."""
        within = self.length <= MAX_LENGTH and self.entities <= MAX_ENTITIES
        return within and self.bytes <= MAX_BYTES

    def __add__(self, more: "Size") -> "Size":
        entities = self.entities + more.entities
        return Size(self.length + more.length, entities, self.bytes + more.bytes)


def size(styled: Styled) -> Size:
    """Returns the part of a message's limits that the text takes."""
    opened = sum(len(marks) for _, marks, _ in _steps(styled))
    return Size(length(styled), opened, len(to_html(styled).encode()))


def lines(styled: Styled) -> Iterator[Styled]:
    """Yields the lines with their ends."""
    line: list[Run] = []
    for run in styled:
        for piece in run.text.splitlines(keepends=True):
            line.append(Run(piece, run.marks))
            if piece.endswith("\n"):
                yield tuple(line)
                line = []
    if line:
        yield tuple(line)


def strip(styled: Styled) -> Styled:
    """Returns the text without white space at its ends."""
    runs = list(styled)
    while runs and not runs[0].text.lstrip():
        runs.pop(0)
    while runs and not runs[-1].text.rstrip():
        runs.pop()
    if runs:
        runs[0] = Run(runs[0].text.lstrip(), runs[0].marks)
        runs[-1] = Run(runs[-1].text.rstrip(), runs[-1].marks)
    return tuple(runs)


def cut(styled: Styled, limit: int) -> Styled:
    """Returns the text within ``limit`` UTF-16 units, with an ellipsis when it was cut.

    It is cut behind the last sentence that fits, else behind the last clause, else between
    graphemes. A sentence or clause that would leave half of the room empty does not count. Words
    that only lead on, such as "of the", are left out before the ellipsis.
    """
    if length(styled) <= limit:
        return styled
    if limit < 2:
        return ()
    text = text_of(styled)
    end = _cut_at(text, _index_within(text, limit - 1))
    end = len(_LOOSE_END.sub("", text[:end])) or end
    kept = strip(parted(styled, end)[0])
    marks = kept[-1].marks if kept else ()
    if any(mark.tag == "a" for mark in marks):
        marks = ()
    return (*kept, Run("…", tuple(mark for mark in marks if mark not in _OPAQUE)))


def columns(text: str) -> int:
    """Returns how many columns a text is wide. A Chinese character takes two."""
    return len(text) + sum(east_asian_width(sign) in "WF" for sign in text)


def within_columns(text: str, most: int) -> str:
    """Returns the text within ``most`` columns, cut at the end of a word and with an ellipsis."""
    if columns(text) <= most:
        return text
    ends = [0, *(match.end() for match in _WORD.finditer(text[:most]))]
    end = next(end for end in reversed(ends) if columns(text[:end]) < most)
    return _LOOSE_END.sub("", text[:end]) + "…" if end else shorten(text, most // 2)


def shorten(words: str, limit: int) -> str:
    """Returns what a person typed on one line within ``limit`` UTF-16 units."""
    return text_of(cut(plain(" ".join(words.split())), limit))


def split(styled: Styled, limit: int) -> tuple[Styled, Styled]:
    """Returns the text within ``limit`` UTF-16 units, ending as ``cut`` ends it, and the rest."""
    text = text_of(styled)
    if utf16_length(text) <= limit:
        return styled, ()
    end = _cut_at(text, _index_within(text, limit)) or limit // 2  # one grapheme of that length
    return parted(styled, end)


def to_html(styled: Styled) -> str:
    """Returns the text as Telegram's HTML (https://core.telegram.org/bots/api#html-style)."""
    parts: list[str] = []
    for closed, opened, text in _steps(styled):
        parts += [f"</{mark.tag.split()[0]}>" for mark in closed]
        parts += [_open(mark) for mark in opened]
        parts.append(text.translate(_ESCAPES))
    return "".join(parts)


def clean(text: str) -> str:
    """Returns the text without characters that no chat shows or that turn its direction."""
    return _UNWANTED.sub("", text)


def _open(mark: Mark) -> str:
    return f'<a href="{mark.href.translate(_ESCAPES)}">' if mark.tag == "a" else f"<{mark.tag}>"


def _steps(styled: Styled) -> Iterator[tuple[list[Mark], list[Mark], str]]:
    """Yields for each stretch of text the marks to close and to open before it, and the text.

    The last step closes the marks that are still open.
    """
    stack: tuple[Mark, ...] = ()
    for run in styled:
        text = clean(run.text)
        if not text:
            continue
        marks = _nestable(run.marks)
        shared = 0
        while shared < min(len(stack), len(marks)) and stack[shared] == marks[shared]:
            shared += 1
        yield list(reversed(stack[shared:])), list(marks[shared:]), text
        stack = marks
    yield list(reversed(stack)), [], ""


@cache
def _nestable(marks: tuple[Mark, ...]) -> tuple[Mark, ...]:
    """Returns the marks that Telegram allows together: each tag once, code only in a quote."""
    kept: list[Mark] = []
    for mark in marks:
        if mark.tag not in [other.tag for other in kept]:
            kept.append(mark)
    opaque = next((mark for mark in kept if mark in _OPAQUE), None)
    if opaque is not None:
        kept = [mark for mark in kept if mark in (FOLDED, opaque)]
    return tuple(sorted(kept, key=lambda mark: mark != FOLDED))


def _index_within(text: str, limit: int) -> int:
    """Returns the last index between graphemes with at most ``limit`` UTF-16 units before it."""
    units = 0
    for match in regex.finditer(r"\X", text):
        units += utf16_length(match.group())
        if units > limit:
            return int(match.start())
    return len(text)


def _cut_at(text: str, end: int) -> int:
    head = text[: end + 1]  # one more, to see what follows a full stop
    for pattern in (_SENTENCE_END, _CLAUSE_END):
        ends = [m.end() for m in pattern.finditer(head) if m.end() <= end]
        while ends and not _ends_grapheme(text, ends[-1]):  # an accent on a question mark
            ends.pop()
        if ends and ends[-1] > end // 2:
            return ends[-1]
    return end


def _ends_grapheme(text: str, end: int) -> bool:
    """Whether the character before ``end`` ends its grapheme."""
    grapheme = regex.match(r"\X", text, pos=end - 1)
    return grapheme is not None and grapheme.end() == end


def parted(styled: Styled, at: int) -> tuple[Styled, Styled]:
    """Returns the text before an index and the text behind it."""
    head: list[Run] = []
    tail: list[Run] = []
    for run in styled:
        if at > 0:
            head.append(Run(run.text[:at], run.marks))
        if at < len(run.text):
            tail.append(Run(run.text[max(at, 0) :], run.marks))
        at -= len(run.text)
    return tuple(head), tuple(tail)
