"""Whether parts in another language say the same numbers and names."""

from collections.abc import Mapping

from bot.papers import Section


def same_facts(parts: Mapping[Section, str], rendered: Mapping[Section, str]) -> tuple[str, ...]:
    """Returns what differs between the numbers and names of two languages, part by part."""
    raise NotImplementedError
