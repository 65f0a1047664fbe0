"""What a search answers."""

from dataclasses import dataclass

from bot.search.forms import Form


@dataclass(frozen=True, slots=True)
class Hit:
    """One paper found."""

    arxiv_id: str
    score: float
    """Comparable within one answer only; higher is better."""
    partial: bool = False
    """It lacks some of what was asked; such hits follow the others."""
    texts: tuple[tuple[str, str], ...] = ()
    """What the paper says, without marks, the most informative first; for ``highlight``. Each text
    stands behind the code of its language."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The papers for a query, and what was searched for."""

    hits: tuple[Hit, ...] = ()
    """The part of the ranking that was asked for (``offset``, ``limit``)."""
    total: int = 0
    """Papers in the whole ranking."""
    more: bool = False
    """There are more than ``total``; counting stops where nobody pages to."""
    forms: tuple[Form, ...] = ()
    """What was searched for, for ``highlight``."""
    parts: tuple[Form, ...] = ()
    """What the searched terms are made of, to highlight where no form stands."""
    also: tuple[str, ...] = ()
    """Translations that were searched for in addition, as a person writes them."""
    corrections: tuple[tuple[str, str], ...] = ()
    """Words that were read as others: (typed, read as)."""
    incomplete: bool = False
    """The index is being made, so papers may be missing."""

    @property
    def ids(self) -> tuple[str, ...]:
        """The arXiv ids of the hits, best first."""
        return tuple(hit.arxiv_id for hit in self.hits)
