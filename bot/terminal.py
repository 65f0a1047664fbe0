"""Chat messages in a terminal."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html.parser import HTMLParser

from rich.cells import cell_len, get_character_cell_size
from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.measure import Measurement
from rich.panel import Panel
from rich.style import Style
from rich.text import Text

_STYLES = {
    "b": "bold",
    "i": "italic",
    "u": "underline",
    "s": "strike",
    "code": "cyan",
    "pre": "cyan",
    "tg-spoiler": "reverse",
    "blockquote": "dim",
}
"""The tags of our messages besides links, and how each looks."""
_MARKED = {
    r"\b\d{4}-\d{2}-\d{2}\b": "green",
    r"(?<![\w.-])[+-]?\d[\d.,]*\s?(?:%|％|×|倍|个百分点|x\b)": "bold magenta",
    r"(?m)^ *(?:\d+\.|[•▸])(?= )": "cyan",
}
"""Dates, figures and the marks of lists, and how each looks."""
# Line breaks of Chinese and English: no mark of punctuation begins a line, no bracket ends one.
_NOT_FIRST = "、，。；：！？）】》」』”’…·%％,.;:!?)]}"
_NOT_LAST = "（【《「『“‘([{"
_PIECE = re.compile(r"\s+|[⺀-鿿豈-﫿가-힣぀-ヿ＀-￯　-〿]|[^\s⺀-鿿豈-﫿가-힣぀-ヿ＀-￯　-〿]+")
_ITEM = re.compile(r"(?:\d+\.|[•▸]) ")
"""What an item of a list begins with. The lines below it are indented by its width."""
_QUOTE = Style.parse(_STYLES["blockquote"])
_BAR = Text("▎ ", "dim")
"""Stands before each line of a quote, of which a chat may show only the beginning."""
_NARROWEST = 12
"""Columns below which an item is not indented."""


def draw(html: str, buttons: Sequence[Sequence[str]] = (), title: str = "") -> RenderableType:
    """Returns a message in a frame.

    ``html`` is its text as sent, ``buttons`` are the labels in each row below it, and ``title``
    stands in the frame above it.
    """
    wrapped = Wrapped(with_buttons(html, buttons))
    return Panel(wrapped, title=title or None, title_align="left", border_style="dim")


def with_buttons(html: str, buttons: Sequence[Sequence[str]]) -> Text:
    """Returns the text of a message, with a line for each row of buttons below it."""
    text = styled_text(html)
    _mark(text)
    for row in buttons:
        text.append("\n")
        for label in row:
            text.append(" ").append(f"[ {label} ]", style="bold blue")
    return text


def _mark(text: Text) -> None:
    """Colours dates, figures, the numbers of lists, and headings: bold lines."""
    for pattern, style in _MARKED.items():
        text.highlight_regex(pattern, style)
    for span in list(text.spans):
        before, behind = text.plain[: span.start], text.plain[span.end :]
        is_line = before[-1:] in ("", "\n") and behind[:1] in ("", "\n")
        if span.style == Style.parse("bold") and is_line:
            text.stylize("yellow", span.start, span.end)


@dataclass(frozen=True, slots=True)
class Wrapped:
    """A text that breaks its lines where a reader of Chinese or English expects it."""

    text: Text

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        for line in self.text.split("\n", allow_blank=True):
            is_quoted = any(span.style == _QUOTE for span in line.spans)
            bar = _BAR if is_quoted else Text()
            width = options.max_width - cell_len(bar.plain)
            item = _ITEM.match(line.plain)
            indent = item.end() if item and width - item.end() >= _NARROWEST else 0
            for number, piece in enumerate(line.divide(_line_ends(line.plain, width, indent))):
                piece.rstrip()
                piece.pad_left(indent if number else 0)
                shown = bar + piece
                shown.no_wrap = True
                yield shown

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        return Measurement.get(console, options, self.text)


def _line_ends(line: str, width: int, indent: int) -> Iterator[int]:
    """Yields where a line breaks so that each part fits.

    The first has ``width`` columns, the others, which are indented, ``indent`` less.
    """
    start = taken = 0
    for piece in _unbreakable(line):
        needed = cell_len(piece.rstrip())
        begin = start + taken
        taken += len(piece)
        if begin > start and cell_len(line[start:begin]) + needed > width:
            yield begin
            start, taken = begin, len(piece)
            width, indent = width - indent, 0
        while cell_len(line[start : start + taken].rstrip()) > width:  # a word of its own line
            cut, room = start, width
            while (room := room - get_character_cell_size(line[cut])) >= 0:
                cut += 1
            cut = max(cut, start + 1)
            yield cut
            width, indent = width - indent, 0
            taken -= cut - start
            start = cut


def _unbreakable(line: str) -> Iterator[str]:
    """Yields the pieces that stay together: words, and signs with the punctuation beside them."""
    kept = ""
    for match in _PIECE.finditer(line):
        piece = match[0]
        glued = piece.isspace() or piece[0] in _NOT_FIRST or kept[-1:] in _NOT_LAST
        if kept and not glued:
            yield kept
            kept = ""
        kept += piece
    if kept:
        yield kept


def styled_text(html: str) -> Text:
    """Returns the text of a message's HTML in a terminal's styles, with its links.

    Raises ``ValueError`` when a tag is none of our messages or is not closed in order.
    """
    reader = _Reader()
    reader.feed(html)
    reader.close()
    if reader.open:
        raise ValueError(f"<{reader.open[-1][0]}> is not closed")
    return reader.text


class _Reader(HTMLParser):
    """Collects the text, and styles it when a tag ends."""

    def __init__(self) -> None:
        super().__init__()  # turns references such as &amp; into characters
        self.text = Text()
        self.open: list[tuple[str, Style, int]] = []
        """The open tags, each with its name, its style and the index at which its text begins."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            style = Style(underline=True, link=dict(attrs).get("href"))
        elif tag in _STYLES:
            style = Style.parse(_STYLES[tag])
        else:
            raise ValueError(f"<{tag}> is no tag of our messages")
        self.open.append((tag, style, len(self.text)))

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open[-1][0] != tag:
            raise ValueError(f"</{tag}> closes nothing")
        _, style, start = self.open.pop()
        self.text.stylize(style, start)

    def handle_data(self, data: str) -> None:
        self.text.append(data)
