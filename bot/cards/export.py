"""Papers as files: JSON lines, Markdown, BibTeX, RIS, CSV."""

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, fields
from datetime import date
from typing import Literal

from bot.cards.references import bibtex, ris
from bot.cards.titles import title_text
from bot.papers import Facts, Section, StoredPaper

_FORMULA = tuple("=+-@\t\r\n＝＋－＠")
Format = Literal["jsonl", "md", "bib", "ris", "csv"]


def as_record(stored: StoredPaper) -> dict[str, object]:
    """Returns a paper's fields as JSON knows them, the sections as Markdown."""
    paper = stored.paper
    return {
        "id": paper.id,
        "date": stored.first_date.isoformat(),
        "title": title_text(paper.title),
        "url": paper.url,
        "read_from": paper.read_from,
        **{section.value: paper.section(section) for section in Section},
        "extras": [{"name": extra.name, "text": extra.text} for extra in paper.extras],
        "facts": asdict(paper.facts) | {"authors": list(paper.facts.authors)},
        "links": list(paper.links),
        "language": stored.language,
    }


def _jsonl(papers: Iterable[StoredPaper]) -> Iterator[str]:
    for stored in papers:
        yield json.dumps(as_record(stored), ensure_ascii=False) + "\n"


def _csv(papers: Iterable[StoredPaper]) -> Iterator[str]:
    sections = (section.value for section in Section)
    facts = [field.name for field in fields(Facts)]
    names = [
        "id",
        "date",
        "title",
        "url",
        "read_from",
        *sections,
        "extras",
        *facts,
        "links",
        "language",
    ]
    yield _csv_row(names)
    for stored in papers:
        extras = "\n\n".join(f"{e.name}\n{e.text}".strip() for e in stored.paper.extras)
        said = {n: "" if v is None else v for n, v in asdict(stored.paper.facts).items()}
        record = as_record(stored) | said
        record |= {
            "extras": extras,
            "authors": "; ".join(stored.paper.facts.authors),
            "links": " ".join(stored.paper.links),
        }
        yield _csv_row([str(record[name]) for name in names])


def _csv_row(values: list[str]) -> str:
    line = io.StringIO()
    csv.writer(line).writerow(_as_text(value) for value in values)
    return line.getvalue()


def _as_text(cell: str) -> str:
    """Returns a cell that no spreadsheet takes for a formula, which might send data elsewhere.

    What authors and models wrote may begin like one: an apostrophe before it says that it is text.
    """
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def markdown(
    papers: Iterable[StoredPaper], name_of: Callable[[Section], str] = str
) -> Iterator[str]:
    """Yields papers as Markdown, under a heading for each day. ``name_of`` names a section."""
    day: date | None = None
    for stored in papers:
        if stored.first_date != day:
            day = stored.first_date
            yield f"# {day.isoformat()}\n\n"
        paper = stored.paper
        yield f"## [{title_text(paper.title)}]({paper.url})\n\n"
        for name, value in asdict(paper.facts).items():
            if value not in {None, ()}:
                told = ", ".join(value) if isinstance(value, tuple) else value
                yield f"- **{name}**: {told}\n"
        yield "\n" if paper.facts != Facts() else ""
        for section in Section:
            if text := paper.section(section):
                yield f"### {name_of(section)}\n\n{text}\n\n"
        for extra in paper.extras:
            yield f"### {extra.name}\n\n{extra.text}\n\n" if extra.name else f"{extra.text}\n\n"


FORMATS: dict[Format, Callable[[Iterable[StoredPaper]], Iterator[str]]] = {
    "jsonl": _jsonl,
    "md": markdown,
    "bib": bibtex,
    "ris": ris,
    "csv": _csv,
}
