"""A chat message drawn on a terminal; the stand-in's strict parser reads it."""

from collections.abc import Sequence

from rich.console import RenderableType
from rich.panel import Panel
from rich.text import Text

from bot.offline.standin.markup import parse_html

_STYLES = {
    "bold": "bold",
    "italic": "italic",
    "underline": "underline",
    "strikethrough": "strike",
    "code": "cyan",
    "pre": "cyan",
    "spoiler": "reverse",
    "blockquote": "dim",
    "expandable_blockquote": "dim",
}


def draw(html: str, buttons: Sequence[Sequence[str]] = (), title: str = "") -> RenderableType:
    """A message in Telegram's HTML, as Telegram itself reads it, with its buttons below."""
    text = styled_text(html)
    for row in buttons:
        text.append("\n")
        for label in row:
            text.append(" ")
            text.append(f"[ {label} ]", style="bold blue")
    return Panel(text, title=title or None, title_align="left", border_style="dim")


def styled_text(html: str) -> Text:
    """The text of Telegram's HTML in a terminal's styles, links included."""
    plain, entities = parse_html(html)
    text = Text(plain)
    ends: list[int] = []  # UTF-16 offset of each character
    offset = 0
    for character in plain:
        ends.append(offset)
        offset += 2 if character > "\uffff" else 1
    index = {unit: place for place, unit in enumerate([*ends, offset])}
    for entity in entities:
        start, end = index[entity.offset], index[entity.end]
        if entity.type == "text_link":
            text.stylize(f"underline link {entity.argument}", start, end)
        elif style := _STYLES.get(entity.type):
            text.stylize(style, start, end)
    return text
