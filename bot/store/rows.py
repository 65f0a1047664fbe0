"""Rows of papers ↔ the words that all rooms share."""

from dataclasses import asdict
from typing import Any

from bot.papers import Extra, Facts, Paper, Section, StoredPaper
from bot.store.tables import PaperRow

_TEXTS = ("title", "url", "read_from", *(section.value for section in Section))


def to_columns(paper: Paper) -> dict[str, Any]:
    """Returns the columns of a paper's text."""
    extras = [[extra.name, extra.text] for extra in paper.extras]
    texts = {name: getattr(paper, name) for name in _TEXTS}
    facts = {name: value for name, value in asdict(paper.facts).items() if value not in {None, ()}}
    return {"links": list(paper.links), "extras": extras, "facts": facts, **texts}


def to_paper(row: PaperRow) -> StoredPaper:
    """Returns the paper that a row holds."""
    paper = Paper(
        id=row.arxiv_id,
        links=tuple(row.links),
        extras=tuple(Extra(name, text) for name, text in row.extras),
        facts=Facts(**{**row.facts, "authors": tuple(row.facts.get("authors", ()))}),
        **{name: getattr(row, name) for name in _TEXTS},
    )
    return StoredPaper(paper, row.first_date, row.last_date)
