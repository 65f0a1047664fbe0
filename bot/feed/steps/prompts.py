"""What the model is asked: to read a paper, to mend an answer, to render it in another language."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.feed.steps.listed import Listed
from bot.papers import Section


@dataclass(frozen=True, slots=True)
class Message:
    """A message of a conversation with the model."""

    role: str
    """``system``, ``user`` or ``assistant``."""
    content: str


def reading(listed: Listed, text: str, language: str, *, wishes: str = "") -> list[Message]:
    """Asks for the five parts of a paper.

    ``text`` is that of its page, or its abstract; ``language`` is the code of the answer's;
    ``wishes`` are the operator's own, from ``prompt_file``.
    """
    raise NotImplementedError


def repair(
    listed: Listed, text: str, answer: str, missing: Sequence[Section], language: str,
    *, wishes: str = "",
) -> list[Message]:  # fmt: skip
    """Asks for the parts that an ``answer`` to ``reading`` lacks, with the same parameters."""
    raise NotImplementedError


def rendering(
    listed: Listed, parts: Mapping[Section, str], from_language: str, to_language: str,
    *, problems: Sequence[str] = (),
) -> list[Message]:  # fmt: skip
    """Asks for the five parts in another language.

    ``problems`` are what a first try got wrong, as ``same_facts`` tells it.
    """
    raise NotImplementedError
