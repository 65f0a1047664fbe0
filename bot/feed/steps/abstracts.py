"""The five parts from what the list says, without a model. Nothing is made up."""

from collections.abc import Mapping

from bot.feed.steps.listed import Listed
from bot.papers import Section


def from_abstract(listed: Listed) -> dict[Section, str]:
    """Returns the parts that abstract, keywords, summary, code and organisation tell, in English.

    A part without a source is left out.
    """
    raise NotImplementedError


def fill(parts: Mapping[Section, str], listed: Listed, language: str) -> dict[Section, str]:
    """Returns ``parts`` and in place of those that are missing what the abstract says, marked.

    ``language`` is the code of the language of the mark.
    """
    raise NotImplementedError
