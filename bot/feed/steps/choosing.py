"""Which papers of a list are read, before any page is fetched or any token paid."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.feed.steps.listed import Listed


class LeftOut(StrEnum):
    """Why a paper is not read."""

    VOTES = "too few votes"
    WORDS = "none of the words"
    MOST = "more papers than max_papers"


@dataclass(frozen=True, slots=True)
class Chosen:
    """What was chosen from a list."""

    papers: tuple[Listed, ...]
    """In the list's order."""
    left_out: tuple[tuple[Listed, LeftOut], ...]


def choose(
    papers: Iterable[Listed],
    *,
    words: Sequence[str] = (),
    min_upvotes: int = 0,
    most: int = 0,
    kept: Iterable[str] = (),
) -> Chosen:
    """Chooses papers: those with a word and with enough votes, at most so many.

    ``words`` are looked for in title, abstract, summary and keywords; one is enough, and none means
    all papers. ``min_upvotes`` leaves out papers with fewer, but none of a list without votes.
    ``most`` keeps the papers with the most votes, the first of equals; 0 means no limit. ``kept``
    are ids that were chosen before: they stay, so that a report never loses a paper.
    """
    given = list(papers)
    before = frozenset(kept)
    matcher = _matcher(words)
    reasons: dict[str, LeftOut] = {}
    for paper in given:
        if paper.id in before:
            continue
        if matcher and not matcher.search(_text(paper)):
            reasons[paper.id] = LeftOut.WORDS
        elif paper.votes is not None and paper.votes < min_upvotes:
            reasons[paper.id] = LeftOut.VOTES
    if most:
        rest = [paper for paper in given if paper.id not in reasons]
        rest.sort(key=lambda paper: (paper.id not in before, -(paper.votes or 0)))
        reasons |= {paper.id: LeftOut.MOST for paper in rest[most:] if paper.id not in before}
    return Chosen(
        tuple(paper for paper in given if paper.id not in reasons),
        tuple((paper, reasons[paper.id]) for paper in given if paper.id in reasons),
    )


def _matcher(words: Sequence[str]) -> re.Pattern[str] | None:
    """Returns what finds any of the words: Latin ones whole, also in the plural."""
    stripped = [" ".join(word.split()).casefold() for word in words]
    ways = [_as_pattern(word) for word in stripped if word]
    return re.compile("|".join(ways)) if ways else None


def _as_pattern(word: str) -> str:
    before = r"(?<![^\W_])" if word[0].isascii() else ""
    after = r"(?:s|es)?(?![^\W_])" if word[-1].isascii() else ""
    return f"{before}{re.escape(word)}{after}"


def _text(paper: Listed) -> str:
    return " \n".join([paper.title, paper.abstract, paper.summary, *paper.keywords]).casefold()
