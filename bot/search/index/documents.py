"""A paper as the engine takes it."""

from collections.abc import Mapping
from datetime import date

import tantivy

from bot.papers import Paper, Section
from bot.search.glossary import shipped
from bot.search.index.schema import SEPARATOR
from bot.search.terms import terms_of
from bot.search.text import index
from bot.search.translations import harvest

_BODY = (Section.USAGE, Section.INNOVATIONS, Section.RESULTS)
_NUMBER_BITS = 32
_EPOCH, _DAYS = date(1990, 1, 1).toordinal(), 1_000_000
"""A year weighs less than a thousandth of a score."""


def to_document(papers: Mapping[str, Paper], day: date, number: int) -> tantivy.Document:
    """Returns a paper as one document; ``papers`` has it by the code of each of its languages.

    ``day`` is its first day and ``number`` its number in the store. Papers of one day come in the
    order of their numbers, the lowest first, when the newest are wanted first.
    """
    document = tantivy.Document()
    document.add_text("id", next(iter(papers.values())).id)
    document.add_integer("place", place_of(day, number))
    document.add_float("recency", (day.toordinal() - _EPOCH) / _DAYS)
    for language, paper in papers.items():
        _add_text(document, language, paper)
    return document


def _add_text(document: tantivy.Document, language: str, paper: Paper) -> None:
    """Adds what a paper says in one language."""
    # Imported here: most commands index nothing, and need no Markdown.
    from bot.cards.excerpt import plain_texts  # noqa: PLC0415

    extras = (f"{extra.name}\n{extra.text}" for extra in paper.extras)
    body = "\n".join([*(paper.section(section) for section in _BODY), *extras])
    texts = {
        "title": index(paper.title, title=True),
        "field": index(paper.field),
        "contribution": index(paper.contribution),
        "body": index(body),
    }
    people = index(" · ".join((*paper.facts.authors, paper.facts.organisation or "")))
    terms = terms_of(shipped())
    for name, text in {**texts, "people": people}.items():
        document.add_text(name, " ".join([text.words, *terms.said(text.words.split(" "))]))
    # Without those of people: names are not what a typo may be meant for.
    for word in frozenset[str]().union(*(text.spellings for text in texts.values())):
        document.add_text("spelling", word)
        document.add_text("shape", shape_of(word) + word)
    pairs = harvest("\n".join((paper.field, paper.contribution, body)))
    for (english, chinese), shown in pairs.items():
        document.add_text("pair", SEPARATOR.join((english, chinese, shown)))
        # The Chinese backwards, since where it begins is open.
        document.add_text("reversed_pair", SEPARATOR.join((chinese[::-1], english)))
    for plain in plain_texts(paper):
        document.add_bytes("plain", f"{language}{SEPARATOR}{plain}".encode("utf-8", "replace"))


def place_of(day: date, number: int | None = None) -> int:
    """Returns the place of a paper among all, or without a number the lowest place of a day."""
    first = day.toordinal() << _NUMBER_BITS
    return first if number is None else first + (1 << _NUMBER_BITS) - 1 - number


def shape_of(word: str, length: int | None = None) -> str:
    """Returns what a word has in common with those that it may be a typo for."""
    return f"{word[0]}{len(word) if length is None else length:02}"
