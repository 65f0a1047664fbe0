"""The type of a catalogue, for those who need texts and not the files."""

from typing import Protocol


class Say(Protocol):
    """The texts of one language."""

    def __call__(self, key: str, /, **values: str | int) -> str:
        """Returns the text of ``key`` with its values filled in, as plain text."""
        ...

    def __hash__(self) -> int:
        """Hashable, because rendered messages are cached by it."""
        ...
