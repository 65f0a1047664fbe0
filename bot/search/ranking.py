"""How well a paper's head says what was asked: pure arithmetic over compact texts.

Title over field over contribution over the rest; exact over stem over translation over typo.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.search.forms import Form, Group, Relation

RELATION_WEIGHT = {
    Relation.EXACT: 1.0,
    Relation.STEM: 0.95,
    Relation.VARIANT: 0.85,
    Relation.TRANSLATION: 0.75,
    Relation.TYPO: 0.5,
}
COLUMN_WEIGHT = (10.0, 5.0, 3.0)
_FADING = (0.0, 0.15, 0.0)
"""A field is a list of topics, the paper's own first."""
BODY_WEIGHT = 2.5
_IN_BODY = 0.4
"""How much a paper counts as having a thing that its head does not say and its body is about; less
when it is mentioned in passing, perhaps in another sense."""
_PARTS_WEIGHT = 0.6
"""Of a term whose words stand apart."""
_WHOLE_BONUS = 0.25
"""Of a column's weight, for saying everything that was typed in one go."""


@dataclass(frozen=True, slots=True)
class Head:
    """The compact texts of a paper's title, field and contribution."""

    title: str
    field: str
    contribution: str

    @property
    def columns(self) -> tuple[str, str, str]:
        return self.title, self.field, self.contribution


def weigh(group: Group, text: str, *, partly: bool = False, fading: float = 0.0) -> float:
    """How well one compact text says one thing, 0 to 1.

    ``partly``: some of its parts count too. ``fading``: how much less it counts at the very end.
    """
    for form in group.forms:  # the surest first
        if form.compact in text:
            faded = fading * _place(group, text) if fading else 0.0
            return RELATION_WEIGHT[form.relation] * (1 - faded)
    if group.parts:
        weights = [weigh(part, text, partly=partly, fading=fading) for part in group.parts]
        if partly or all(weights):
            return _PARTS_WEIGHT * sum(weights) / len(weights)
    return 0.0


def _place(group: Group, text: str) -> float:
    """Where a text first says a thing, from 0 to 1 of its length."""
    places = (text.find(form.compact) for form in group.forms)
    return min(place for place in places if place >= 0) / len(text)


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known of one paper without its head."""

    present: tuple[float, ...]
    """For each group how much of it the paper has somewhere: 1 for the thing itself."""
    relevance: tuple[float, ...]
    """For each group how much of the rest of the text is about it, compared with other papers."""


def score(
    groups: Sequence[Group],
    rarities: Sequence[float],
    head: Head,
    evidence: Evidence,
    whole: Form | None = None,
) -> float:
    """How well a paper answers: what its head says, by how much of what was asked it has at all.

    ``rarities`` weigh the groups against each other.
    """
    total = covered = points = 0.0
    for group, rarity, present, relevance in zip(
        groups, rarities, evidence.present, evidence.relevance, strict=True
    ):
        found = sum(
            weight * weigh(group, column, partly=present < 1, fading=fading)
            for weight, fading, column in zip(COLUMN_WEIGHT, _FADING, head.columns, strict=True)
            if not group.in_field or column is head.field
        )
        total += rarity
        points += rarity * present * (found + BODY_WEIGHT * relevance)
        covered += rarity * present * (1.0 if found else _IN_BODY * relevance)
    bonus = sum(
        weight * _WHOLE_BONUS
        for weight, column in zip(COLUMN_WEIGHT, head.columns, strict=True)
        if whole and whole.compact in column
    )
    return (covered / total) * (points / total) + bonus
