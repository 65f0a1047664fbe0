"""The texts of papers by language: rows ↔ shared words, and which one a reader gets."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, replace
from typing import Any

from sqlmodel import Session, col, select

from bot.papers import Extra, Facts, Paper, Section, StoredPaper
from bot.store.database import in_batches
from bot.store.tables import PaperRow, TextRow
from bot.texts.catalogue import languages_read

_TEXTS = ("title", "url", "read_from", *(section.value for section in Section))


def to_columns(paper: Paper) -> dict[str, Any]:
    """Returns the columns of a text."""
    extras = [[extra.name, extra.text] for extra in paper.extras]
    texts = {name: getattr(paper, name) for name in _TEXTS}
    facts = {name: value for name, value in asdict(paper.facts).items() if value not in {None, ()}}
    return {"links": list(paper.links), "extras": extras, "facts": facts, **texts}


def to_paper(arxiv_id: str, row: TextRow) -> Paper:
    """Returns the paper as one of its texts has it."""
    return Paper(
        id=arxiv_id,
        links=tuple(row.links),
        extras=tuple(Extra(name, text) for name, text in row.extras),
        facts=_to_facts(row.facts),
        **{name: getattr(row, name) for name in _TEXTS},
    )


def texts_of(session: Session, papers: Iterable[PaperRow]) -> Mapping[int, list[TextRow]]:
    """Returns the texts of papers by the papers' numbers, the newest first."""
    found: dict[int, list[TextRow]] = defaultdict(list)
    for some in in_batches([paper.id for paper in papers]):
        query = select(TextRow).where(col(TextRow.paper_id).in_(some))
        newest_first = col(TextRow.last_date).desc(), col(TextRow.language)
        for row in session.exec(query.order_by(*newest_first)):
            found[row.paper_id].append(row)
    return found


def in_language(
    session: Session, papers: Sequence[PaperRow], language: str | None
) -> list[StoredPaper]:
    """Returns papers in the languages that suit a reader's, or else in that of their newest text.

    With ``None`` it is always that of the newest. Facts are of all languages: of each, the newest
    report's that has it, and among reports of one day that in the paper's language.
    """
    texts = texts_of(session, papers)
    wanted = languages_read(language) if language else ()
    return [_in_languages(paper, texts[paper.id or 0], wanted) for paper in papers]


def in_all_languages(session: Session, papers: Sequence[PaperRow]) -> dict[str, dict[str, Paper]]:
    """Returns these papers by their arXiv ids, each by the codes of its languages."""
    texts = texts_of(session, papers)
    return {
        paper.arxiv_id: {
            text.language: to_paper(paper.arxiv_id, text) for text in texts[paper.id or 0]
        }
        for paper in papers
    }


def _in_languages(
    paper: PaperRow, newest_first: Sequence[TextRow], wanted: Sequence[str]
) -> StoredPaper:
    by_language = {text.language: text for text in newest_first}
    chosen = next((by_language[one] for one in wanted if one in by_language), newest_first[0])
    facts: dict[str, Any] = {}
    for text in sorted(newest_first, key=lambda text: (text.last_date, text is chosen)):
        facts |= text.facts
    told = replace(to_paper(paper.arxiv_id, chosen), facts=_to_facts(facts))
    return StoredPaper(told, paper.first_date, paper.last_date, chosen.language)


def _to_facts(facts: Mapping[str, Any]) -> Facts:
    return Facts(**{**facts, "authors": tuple(facts.get("authors", ()))})
