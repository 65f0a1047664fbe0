"""Which papers of a list are read, before any page is fetched or any token paid."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.feed.steps.listed import Listed
from bot.search.expansion import expand
from bot.search.forms import Group, Lexicon
from bot.search.glossary import shipped
from bot.search.highlight import find
from bot.search.query import parse


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
    most: int | None = None,
    begun: Collection[str] = (),
) -> Chosen:
    """Chooses papers: those with a word and with enough votes, at most so many.

    ``words`` are looked for in title, abstract, summary and keywords as the search does, in both
    languages; one is enough, and none means all papers. ``min_upvotes`` leaves
    out papers with fewer, but none of a list without votes. ``most`` keeps the papers with the most
    votes, the first of equals. ``begun`` are the ids of papers that were paid for: votes move all
    day, and neither these nor others with more of them take their place.
    """
    given = list(papers)
    meant = _meant(words)
    reasons: dict[str, LeftOut] = {}
    for paper in given:
        if meant and not any(all(_says(_text(paper), g) for g in groups) for groups in meant):
            reasons[paper.id] = LeftOut.WORDS
        elif paper.id not in begun and paper.votes is not None and paper.votes < min_upvotes:
            reasons[paper.id] = LeftOut.VOTES
    if most is not None:
        rest = [paper for paper in given if paper.id not in reasons]
        rest.sort(key=lambda paper: (paper.id not in begun, -(paper.votes or 0)))
        reasons |= {paper.id: LeftOut.MOST for paper in rest[most:]}
    return Chosen(
        tuple(paper for paper in given if paper.id not in reasons),
        tuple((paper, reasons[paper.id]) for paper in given if paper.id in reasons),
    )


def _meant(words: Iterable[str]) -> list[tuple[Group, ...]]:
    """Returns what each of the operator's words means, as the search understands them."""
    lexicon = Lexicon(shipped())
    queries = (expand(parse(word), lexicon) for word in words)
    return [groups for groups in queries if groups]


def _says(text: str, group: Group) -> bool:
    if group.forms and find(text, group.forms):
        return True
    return bool(group.parts) and all(_says(text, part) for part in group.parts)


def _text(paper: Listed) -> str:
    return " \n".join([paper.title, paper.abstract, paper.summary, *paper.keywords])
