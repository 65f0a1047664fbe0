"""A paper's entry, ready to be written."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from bot.feed.steps.listed import Listed
from bot.papers import Section


class ReadFrom(StrEnum):
    """What a paper was read from, in the words of reports."""

    HTML = "HTML"
    ABSTRACT = "ArXiv Abs"


@dataclass(frozen=True, slots=True)
class Entry:
    """A paper with its five parts in one language."""

    listed: Listed
    read_from: ReadFrom
    parts: Mapping[Section, str]
    """Markdown, as ``read_answer``, ``from_abstract`` and ``fill`` give it."""
    fallen_back: Mapping[Section, str] = field(default_factory=dict)
    """The parts that are from the abstract although a model was asked, each with the reason."""
