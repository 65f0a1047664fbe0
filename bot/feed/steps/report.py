"""Entries → the report's Markdown, in the seed's layout."""

from collections.abc import Sequence
from datetime import date

from bot.feed.steps.entry import Entry


def render(day: date, entries: Sequence[Entry], language: str, source_url: str) -> str:
    """Returns a report; equal entries give equal bytes.

    ``language`` is the code of the language of the parts; ``source_url`` is where the list is.
    Our own reader gives back exactly these entries, whatever text is in them.
    """
    raise NotImplementedError
