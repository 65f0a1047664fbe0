"""The types of a catalogue and its values, for those who need texts and not the files."""

from datetime import date
from typing import Protocol


class Month(date):
    """A day that stands for its month: it is said as "February 2026"."""


Value = str | int | date
"""What a text is filled with. A date is written out as the language does."""


class Say(Protocol):
    """The texts of one language."""

    def __call__(self, key: str, /, **values: Value) -> str:
        """Returns the text of ``key`` with its values filled in, as plain text."""
        ...

    def __hash__(self) -> int:
        """Hashable, because rendered messages are cached by it."""
        ...
