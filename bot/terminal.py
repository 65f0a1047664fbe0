"""A chat message as a terminal shows it."""

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
"""The tags that our messages have, besides links."""


def draw(html: str, buttons: Sequence[Sequence[str]] = (), title: str = "") -> RenderableType:
    """A message in a frame: its ``html`` as sent, its ``buttons`` below, its ``title`` above."""
    text = styled_text(html)
    for row in buttons:
        text.append("\n")
        for label in row:
            text.append(" ")
            text.append(f"[ {label} ]", style="bold blue")
    return Panel(text, title=title or None, title_align="left", border_style="dim")


def styled_text(html: str) -> Text:
    """The text of a message's HTML in a terminal's styles, links included.

    Raises ``ValueError`` for a tag that our messages do not have or that is not closed in order.
    """
    reader = _Reader()
    reader.feed(html)
    reader.close()
    if reader.open:
        raise ValueError(f"<{reader.open[-1][0]}> is not closed")
    return reader.text


class _Reader(HTMLParser):
    """Collects the text; a tag is styled when it ends."""

    def __init__(self) -> None:
        super().__init__()  # references such as &amp; become characters
        self.text = Text()
        self.open: list[tuple[str, Style, int]] = []
        """The tags that are open: name, style, where the text of each begins."""

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
