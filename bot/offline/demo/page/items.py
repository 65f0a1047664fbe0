"""The content of the page as items with keys; only items that have changed are sent to it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Item:
    """One thing on the page."""

    key: str
    version: object
    """Differs when the item has changed, and is cheaper to make than the item."""
    make: Callable[[], Json]


def small_item(key: str, value: Json) -> Item:
    """Returns an item that is small enough to be its own version."""
    return Item(key, value, lambda: value)


class ItemDiffer:
    """Remembers the items that one page has, and finds what differs."""

    def __init__(self) -> None:
        self._versions: dict[str, object] = {}

    def changes(self, items: Iterable[Item]) -> dict[str, Json | None]:
        """Returns the items that are new or changed, by key; ``None`` for those that are gone."""
        changes: dict[str, Json | None] = {}
        present: dict[str, object] = {}
        for item in items:
            present[item.key] = item.version
            if item.key not in self._versions or self._versions[item.key] != item.version:
                changes[item.key] = item.make()
        changes.update((key, None) for key in self._versions if key not in present)
        self._versions = present
        return changes
