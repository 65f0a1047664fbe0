"""A paper as a list of the day names it, whatever the list's source."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


class ListError(ValueError):
    """An answer that is no list at all."""


@dataclass(frozen=True, slots=True)
class Listed:
    """What a list says of one paper, as plain text. What it does not say is ``None`` or empty."""

    id: str
    """The arXiv id without version."""
    title: str
    abstract: str = ""
    authors: tuple[str, ...] = ()
    organisation: str | None = None
    votes: int | None = None
    code: str | None = None
    """Its address."""
    stars: int | None = None
    project: str | None = None
    """The address of the project's page."""
    keywords: tuple[str, ...] = ()
    summary: str = ""
    """One sentence in English."""
    picture: str | None = None
    """Its address."""
    published: date | None = None


@dataclass(frozen=True, slots=True)
class ListPage:
    """What one answer lists."""

    papers: tuple[Listed, ...] = ()
    problems: tuple[str, ...] = ()
    """Papers of the answer that could not be read, each with the reason."""


def unite(pages: Iterable[ListPage]) -> ListPage:
    """Returns the papers of several answers, each once: where it came first, as it came last."""
    papers: dict[str, Listed] = {}
    problems: dict[str, None] = {}
    for page in pages:
        papers |= {paper.id: paper for paper in page.papers}
        problems |= dict.fromkeys(page.problems)
    return ListPage(tuple(papers.values()), tuple(problems))
