"""Messages as they go out, kept once for all who get the same."""

import hashlib
import json
import logging
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import asdict

from sqlalchemy import Connection
from sqlmodel import Session, select

from bot.cards.message import Button, Message
from bot.store.tables import RenderingRow

log = logging.getLogger(__name__)

_REMEMBERED = 64
"""A day has a few dozen renderings: languages, styles, followed topics."""


class Renderings:
    """Renderings by their hash; the latest are remembered, so that a push reads each once."""

    def __init__(self) -> None:
        self._loaded: OrderedDict[str, Sequence[Message]] = OrderedDict()

    def keep(self, session: Session, messages: Sequence[Message]) -> str:
        """Keeps the messages unless they are there; returns their hash."""
        dumped = [asdict(message) for message in messages]
        text = json.dumps(dumped, ensure_ascii=False, sort_keys=True)
        key = hashlib.blake2b(text.encode(), digest_size=16).hexdigest()  # each row repeats it
        if session.get(RenderingRow, key) is None:
            session.add(RenderingRow(id=key, messages=dumped))
            session.flush()
        return key

    def load(self, connection: Connection, key: str) -> Sequence[Message]:
        """Returns the messages with this hash."""
        messages = self._loaded.get(key)
        if messages is None:
            found = connection.execute(select(RenderingRow.messages).where(RenderingRow.id == key))
            messages = self._loaded[key] = [_to_message(dumped) for dumped in found.scalar_one()]
            if len(self._loaded) > _REMEMBERED:
                self._loaded.popitem(last=False)
        return messages

    def find(self, connection: Connection, key: str, part: int) -> Message | None:
        """Returns one of the messages with this hash; ``None`` when the row is damaged."""
        try:
            return self.load(connection, key)[part]
        except (LookupError, TypeError, ValueError):
            log.exception("message %d of rendering %s cannot be read", part, key)
            return None


def _to_message(dumped: Mapping[str, object]) -> Message:
    keyboard = tuple(
        tuple(Button(**button) for button in row)
        for row in dumped["keyboard"]  # type: ignore[attr-defined]  # as ``asdict`` wrote it
    )
    return Message(**{**dumped, "keyboard": keyboard})  # type: ignore[arg-type]
