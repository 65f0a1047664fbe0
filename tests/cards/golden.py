"""Messages kept as files, to be looked at by a person when they change.

``PAPERGRAM_WRITE_GOLDEN=1 uv run pytest tests/cards`` writes them anew; read the difference.
"""

import os
from collections.abc import Sequence
from pathlib import Path

from bot.cards.message import Message

_FOLDER = Path(__file__).parent / "golden"
_WRITE = "PAPERGRAM_WRITE_GOLDEN"


def check(name: str, messages: Sequence[Message]) -> None:
    """Compares messages with the file of that name."""
    path = _FOLDER / f"{name}.html"
    text = "\n<hr>\n".join(map(_written, messages)) + "\n"
    if os.environ.get(_WRITE):
        path.write_text(text, "utf-8")
    assert path.read_text("utf-8") == text, f"{path.name} differs; see {_WRITE} in {__name__}"


def _written(message: Message) -> str:
    """Returns a message's HTML, with its other values as comments."""
    lines = [message.html]
    for row in message.keyboard:
        lines.append(f"<!-- {' '.join(f'[{b.label}|{b.data or b.url}]' for b in row)} -->")
    if message.preview:
        lines.append(f"<!-- preview {message.preview} -->")
    return "\n".join(lines)
