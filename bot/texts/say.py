"""The words that a message borrows from a catalogue."""

from typing import Protocol


class Say(Protocol):
    """Looks up what the bot says in one language."""

    def __call__(self, key: str, /, **values: str | int) -> str:
        """The text of ``key`` with its values filled in; plain text, not markup."""
        ...

    def __hash__(self) -> int:
        """Made messages are remembered by it."""
        ...
