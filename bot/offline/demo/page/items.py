"""What the page shows, as items with a key; only those that changed go over the wire."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Item:
    """One thing on the page."""

    key: str
    stamp: object
    """Differs when the item has changed; cheaper than the item itself."""
    make: Callable[[], Json]


def whole(key: str, value: Json) -> Item:
    """An item that is small enough to be its own stamp."""
    return Item(key, value, lambda: value)


class Difference:
    """Knows what one page has been told."""

    def __init__(self) -> None:
        self._told: dict[str, object] = {}

    def to(self, items: Iterable[Item]) -> dict[str, Json | None]:
        """What is new or other than before, by key; ``None`` for what is gone."""
        news: dict[str, Json | None] = {}
        present: dict[str, object] = {}
        for item in items:
            present[item.key] = item.stamp
            if item.key not in self._told or self._told[item.key] != item.stamp:
                news[item.key] = item.make()
        news.update((key, None) for key in self._told if key not in present)
        self._told = present
        return news
