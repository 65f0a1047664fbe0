"""Chat messages in a terminal."""

from collections.abc import Sequence
from html.parser import HTMLParser

from rich.console import RenderableType
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
FOLDS = "▸ folds in the chat"
"""The line above a quote of which a chat shows only the beginning until it is tapped."""


def draw(html: str, buttons: Sequence[Sequence[str]] = (), title: str = "") -> RenderableType:
    """Returns a message in a frame.

    ``html`` is its text as sent, ``buttons`` are the labels in each row below it, and ``title``
    stands in the frame above it.
    """
    text = styled_text(html)
    for row in buttons:
        text.append("\n")
        for label in row:
            text.append(" ").append(f"[ {label} ]", style="bold blue")
    return Panel(text, title=title or None, title_align="left", border_style="dim")


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

        if "expandable" in dict(attrs):
            self.text.append(f"{FOLDS}\n")

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open[-1][0] != tag:
            raise ValueError(f"</{tag}> closes nothing")
        _, style, start = self.open.pop()
        self.text.stylize(style, start)

    def handle_data(self, data: str) -> None:
        self.text.append(data)
