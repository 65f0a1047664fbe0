"""What the page shows, as items with a key; only those that changed go over the wire."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Item:
    """One thing on the page."""

    key: str
    version: object
    """Differs when the item has changed; cheaper than the item itself."""
    make: Callable[[], Json]


def small_item(key: str, value: Json) -> Item:
    """An item that is small enough to be its own version."""
    return Item(key, value, lambda: value)


class ItemDiffer:
    """Remembers which items one page has, and tells what differs."""

    def __init__(self) -> None:
        self._versions: dict[str, object] = {}

    def changes(self, items: Iterable[Item]) -> dict[str, Json | None]:
        """What is new or other than before, by key; ``None`` for what is gone."""
        changes: dict[str, Json | None] = {}
        present: dict[str, object] = {}
        for item in items:
            present[item.key] = item.version
            if item.key not in self._versions or self._versions[item.key] != item.version:
                changes[item.key] = item.make()
        changes.update((key, None) for key in self._versions if key not in present)
        self._versions = present
        return changes
