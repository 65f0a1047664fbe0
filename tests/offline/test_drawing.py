"""A chat message drawn on a terminal."""

import io

import pytest
from rich.console import Console

from bot.offline.drawing import draw, styled_text
from bot.offline.standin.markup import MarkupError


def test_styles_stand_where_telegram_would_put_them() -> None:
    text = styled_text('😀 <b>bold</b> <a href="https://arxiv.org/abs/1">a &lt; b</a>')

    assert text.plain == "😀 bold a < b"
    styles = {text.plain[span.start : span.end]: str(span.style) for span in text.spans}
    assert styles == {"bold": "bold", "a < b": "underline link https://arxiv.org/abs/1"}


def test_buttons_stand_below_row_by_row() -> None:
    console = Console(file=io.StringIO(), width=40)
    console.print(draw("Hello", [["1", "2"], ["Next"]], title="Papergram"))

    shown = console.file.getvalue()  # type: ignore[attr-defined]
    assert shown.index("Papergram") < shown.index("Hello") < shown.index("[ 1 ] [ 2 ]")
    assert shown.splitlines()[3].strip("│ ") == "[ Next ]"


def test_markup_that_telegram_would_refuse_is_not_drawn() -> None:
    with pytest.raises(MarkupError, match="find end tag"):
        draw("<b>open")
