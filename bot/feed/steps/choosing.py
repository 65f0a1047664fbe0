"""Which papers of a list are read, before any page is fetched or any token paid."""

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
    papers: Iterable[Listed], *, words: Sequence[str] = (), min_upvotes: int = 0, most: int = 0
) -> Chosen:
    """Chooses papers: those with a word and with enough votes, at most so many.

    ``words`` are looked for in title, abstract and keywords; one is enough, and none means all
    papers. ``min_upvotes`` leaves out papers with fewer, and those without votes when it is not 0.
    ``most`` keeps the papers with the most votes; 0 means no limit.
    """
    raise NotImplementedError
