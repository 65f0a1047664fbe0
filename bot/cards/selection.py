"""What a reader's topics make of a list of papers: what is lifted up, and what is left out."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from bot.papers import StoredPaper, Topic


@dataclass(frozen=True, slots=True)
class Selection:
    """Papers of one digest by id; readers with equal values get the same messages."""

    followed: frozenset[tuple[str, str]] = frozenset()
    """Papers on followed topics, each with its topics' words as the reader is told them."""
    muted: frozenset[str] = frozenset()
    """Papers on muted topics, followed or not: who mutes medicine wants none of it."""
    only_followed: bool = False
    """Whether everything that is not followed is left out."""

    @property
    def lifted(self) -> frozenset[str]:
        """The ids of the followed papers."""
        return frozenset(paper for paper, _ in self.followed)

    @property
    def wordless(self) -> "Selection":
        """The same without the words, which an overview does not show: more readers share it."""
        return replace(self, followed=frozenset((paper, "") for paper in self.lifted))

    def words_for(self, paper: str) -> str:
        """The followed topics that a paper is on; empty for none."""
        return next((words for followed, words in self.followed if followed == paper), "")

    def shown(self, papers: Sequence[StoredPaper]) -> list[StoredPaper]:
        """The papers for the overview in their order, the followed first."""
        left_out = {stored.paper.id for stored in self.left_out(papers)}
        return self.in_order([stored for stored in papers if stored.paper.id not in left_out])

    def in_order(self, papers: Sequence[StoredPaper]) -> list[StoredPaper]:
        """All the papers, the followed first."""
        lifted = self.lifted
        return sorted(papers, key=lambda stored: stored.paper.id not in lifted)

    def left_out(self, papers: Sequence[StoredPaper]) -> list[StoredPaper]:
        """The papers that the overview does not show."""
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
    """What topics, each with the ids of the papers that are on it, come to.

    Who wants only what is followed and follows nothing yet gets everything: an overview that is
    always empty helps nobody.
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
"""For who follows and mutes nothing."""
