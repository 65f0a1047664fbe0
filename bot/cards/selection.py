"""Which papers a reader's topics lift to the top, and which they leave out."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from bot.cards.actions import OpenOverview
from bot.papers import StoredPaper, Topic


@dataclass(frozen=True, slots=True)
class Selection:
    """The papers of one digest that a reader's topics match, by id."""

    followed: frozenset[tuple[str, str]] = frozenset()
    """Papers on followed topics, each with the words of its topics as they are shown."""
    muted: frozenset[str] = frozenset()
    """Papers on muted topics. They are left out even when they are followed too."""
    only_followed: bool = False
    """Whether papers that are not followed are left out."""

    @property
    def lifted(self) -> frozenset[str]:
        """The ids of the followed papers."""
        return frozenset(paper for paper, _ in self.followed)

    @property
    def wordless(self) -> "Selection":
        """The same without words. An overview does not show them, so more readers can share it."""
        return replace(self, followed=frozenset((paper, "") for paper in self.lifted))

    def words_for(self, paper: str) -> str:
        """Returns the words of the followed topics that a paper is on; empty for none."""
        return next((words for followed, words in self.followed if followed == paper), "")

    def shown_in(self, papers: Sequence[StoredPaper], view: OpenOverview) -> list[StoredPaper]:
        """Returns the papers of one view of an overview, the followed first."""
        if view.everything:
            return self.in_order(papers)
        shown = self.shown(papers)
        return [one for one in shown if one.paper.id in self.lifted] if view.followed else shown

    def shown(self, papers: Sequence[StoredPaper]) -> list[StoredPaper]:
        """Returns the papers that are not left out, the followed first."""
        left_out = {stored.paper.id for stored in self.left_out(papers)}
        return self.in_order([stored for stored in papers if stored.paper.id not in left_out])

    def in_order(self, papers: Sequence[StoredPaper]) -> list[StoredPaper]:
        """Returns all the papers, the followed first."""
        lifted = self.lifted
        return sorted(papers, key=lambda stored: stored.paper.id not in lifted)

    def left_out(self, papers: Sequence[StoredPaper]) -> list[StoredPaper]:
        """Returns the papers that are left out."""
        lifted = self.lifted
        return [
            stored
            for stored in papers
            if stored.paper.id in self.muted
            or (self.only_followed and stored.paper.id not in lifted)
        ]


def select(
    topics: Iterable[tuple[Topic, Collection[str]]], *, only_followed: bool = False
) -> Selection:
    """Returns the selection of topics, each given with the ids of the papers that are on it.

    ``only_followed`` counts only when a topic is followed; otherwise every overview would be empty.
    """
    followed: dict[str, list[str]] = {}
    muted: set[str] = set()
    follows = False
    for topic, papers in topics:
        if topic.muted:
            muted.update(papers)
            continue
        follows = True
        for paper in papers:
            followed.setdefault(paper, []).append(topic.words)
    return Selection(
        frozenset((paper, ", ".join(sorted(words))) for paper, words in followed.items()),
        frozenset(muted),
        only_followed and follows,
    )


EVERYTHING = Selection()
"""The selection of a reader without topics."""
