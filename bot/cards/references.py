"""A paper as an entry of a list of references: BibTeX, and RIS for Zotero and EndNote."""

from collections.abc import Iterable, Iterator

from bot.arxiv import abstract_url, doi, primary_class, year_of
from bot.cards.card import abstract_of
from bot.cards.markup import render_line
from bot.cards.styled import text_of
from bot.cards.titles import as_bibtex, title_as_bibtex, title_text
from bot.papers import Paper, StoredPaper

_MORE = "et al."


def bibtex(papers: Iterable[StoredPaper]) -> Iterator[str]:
    """Yields an entry for each paper."""
    from bibtexparser.entrypoint import write_string  # noqa: PLC0415  for this format alone
    from bibtexparser.library import Library  # noqa: PLC0415
    from bibtexparser.model import Entry, Field  # noqa: PLC0415

    for stored in papers:
        paper = stored.paper
        values = {
            "title": title_as_bibtex(paper.title),
            "author": " and ".join(map(_bibtex_name, paper.facts.authors)),
            "year": str(year_of(paper.id)),
            "eprint": paper.id,
            "archivePrefix": "arXiv",
            "primaryClass": primary_class(paper.url),
            "url": abstract_url(paper.id),
        }
        fields = [
            Field(name, f"{{{value}}}" if name == "title" else value)
            for name, value in values.items()
            if value
        ]
        yield write_string(Library([Entry("misc", f"arxiv:{paper.id}", fields)]))


def ris(papers: Iterable[StoredPaper]) -> Iterator[str]:
    """Yields a record for each paper. Each line has a tag; a record ends with ``ER``."""
    for stored in papers:
        paper = stored.paper
        lines = [
            ("TY", "UNPB"),
            ("ID", f"arxiv:{paper.id}"),
            ("TI", title_text(paper.title) or paper.id),
            *(("AU", _family_first(name)) for name in paper.facts.authors if name != _MORE),
            ("PY", str(year_of(paper.id))),
            ("AB", _abstract(paper)),
            ("DO", doi(paper.id)),
            ("UR", abstract_url(paper.id)),
            ("PB", "arXiv"),
            ("ER", ""),
        ]
        told = ((tag, " ".join(value.split())) for tag, value in lines)
        yield (
            "".join(f"{tag}  - {value}\r\n" for tag, value in told if value or tag == "ER") + "\r\n"
        )


def _abstract(paper: Paper) -> str:
    abstract = abstract_of(paper)
    return text_of(render_line(abstract.text if abstract else paper.contribution))


def _bibtex_name(name: str) -> str:
    if name == _MORE:
        return "others"
    return as_bibtex(name) if " " in name else f"{{{as_bibtex(name)}}}"


def _family_first(name: str) -> str:
    given, _, family = name.rpartition(" ")
    return f"{family}, {given}" if given else name
