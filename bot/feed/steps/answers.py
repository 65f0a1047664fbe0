"""What the model answered → the five parts, and nothing else."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from bot.papers import Section


@dataclass(frozen=True, slots=True)
class Answer:
    """The parts of an answer. They are safe: no text in them begins anything in a report."""

    parts: Mapping[Section, str]
    """Markdown; a part that is missing or no good is left out."""
    problems: tuple[str, ...] = ()
    """What was wrong."""

    @property
    def missing(self) -> tuple[Section, ...]:
        """The parts that it lacks."""
        return tuple(section for section in Section if section not in self.parts)


def read_answer(text: str | None, language: str, *, links: Collection[str] = ()) -> Answer:
    """Reads an answer.

    ``language`` is the code of the language asked for. ``links`` are the addresses that the paper
    has (``find_urls`` of its text and of what its list says); others lose their address.
    """
    raise NotImplementedError
