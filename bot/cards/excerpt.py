"""The sentence of a found paper that has the words of the search."""

from collections.abc import Iterable

from bot.cards.markup import render_line
from bot.cards.styled import Styled, bold_at, text_of
from bot.papers import Paper, Section
from bot.search.answer import Answer
from bot.search.highlight import excerpt

_EXCERPT = 160
"""UTF-16 units, about three lines on a phone."""
_TOLD = (Section.CONTRIBUTION, Section.INNOVATIONS, Section.RESULTS, Section.USAGE, Section.FIELD)
"""The sections in which an excerpt is looked for, the most informative first."""


def plain_texts(paper: Paper) -> list[str]:
    """Returns what a paper says as a reader sees it, without marks, the most informative first."""
    markdown = [*(paper.section(section) for section in _TOLD), *(e.text for e in paper.extras)]
    return [text for one in markdown if (text := text_of(render_line(one)))]


def render_excerpt(texts: Iterable[tuple[str, str]], language: str, answer: Answer) -> Styled:
    """Returns a sentence with the words found in bold; empty when none of the texts has them.

    ``texts`` are those of the paper, each behind the code of its language. Those in ``language``,
    which is shown, go first.
    """
    for _, text in sorted(texts, key=lambda text: text[0] != language):
        found = excerpt(text, answer.forms, answer.parts, limit=_EXCERPT)
        if found is not None:
            return bold_at(found.text, found.spans)
    return ()
