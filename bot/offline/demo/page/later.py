"""Later reports of the demo: made of the seed's, and yet another day's."""

import re
from datetime import date

from bot.cards.titles import name_in

_ENTRY = re.compile(r"^(?=## 📄 )", re.MULTILINE)
_TITLE = re.compile(r"## 📄 (.+)")
_NUMBER = re.compile(r"\b\d{4}\.\d{5}\b")
_KEPT = 3
"""Papers that an earlier report has too."""
_TURN = 5
"""Places by which the order of papers moves with each report."""


def later_report(seed: str, seed_day: date, day: date, count: int) -> str:
    """Returns the report of a later ``day`` in the words of the seed's.

    ``count`` is how many reports there are before it. Its papers stand in another order. All but a
    few have other names, and numbers that arXiv does not give. Editions of a day in several
    languages are of the same papers.
    """
    head, *entries = _ENTRY.split(seed)
    turn = count * _TURN % len(entries)
    order = [*range(turn, len(entries)), *range(turn)]
    told = [
        entries[n] if place < _KEPT else _renamed(entries[n], count, 90000 + 100 * count + n)
        for place, n in enumerate(order)
    ]
    return "".join([head, *told]).replace(seed_day.isoformat(), day.isoformat())


def _renamed(entry: str, count: int, number: int) -> str:
    """Returns an entry with the name and the number of another paper."""
    title = _TITLE.match(entry)
    name = name_in(title[1]) if title else ""
    words = name.rstrip("?!")
    if words:
        another = f"{words} {count + 1}{name[len(words) :]}"
        entry = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", another, entry)
    return _NUMBER.sub(lambda found: f"{found[0][:5]}{number}", entry, count=1)
