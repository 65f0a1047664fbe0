"""A paper as the engine takes it."""

from collections.abc import Iterable, Sequence
from datetime import date

import tantivy

from bot.papers import Paper, Section
from bot.search.glossary import shipped
from bot.search.terms import terms_of
from bot.search.text import Indexed, index
from bot.search.translations import harvest

SEPARATOR = "\x1f"
"""Stands between the parts of a pair."""
_BODY = (Section.USAGE, Section.INNOVATIONS, Section.RESULTS)
_NUMBER_BITS = 32
_EPOCH, _DAYS = date(1990, 1, 1).toordinal(), 1_000_000
"""A year weighs less than a thousandth of a score."""


def to_document(texts: Sequence[Paper], day: date, number: int) -> tantivy.Document:
    """Returns a paper with its first day; ``number`` is its number in the store.

    ``texts`` is the paper in each of its languages: it is found by any of them. Papers of one day
    come in the order of their numbers, the lowest first, when the newest are wanted first.
    """
    parts = {
        "title": _indexed((paper.title for paper in texts), title=True),
        "field": _indexed(paper.field for paper in texts),
        "contribution": _indexed(paper.contribution for paper in texts),
        "body": _indexed(map(_body, texts)),
    }
    people = _indexed(
        " · ".join((*paper.facts.authors, paper.facts.organisation or "")) for paper in texts
    )
    terms = terms_of(shipped())
    document = tantivy.Document()
    document.add_text("id", texts[0].id)
    document.add_integer("place", place_of(day, number))
    document.add_float("recency", (day.toordinal() - _EPOCH) / _DAYS)
    for name, indexed in parts.items():
        words = " ".join(one.words for one in indexed)
        document.add_text(name, " ".join([words, *terms.said(words.split(" "))]))
    # Without spellings: names are not what a typo may be meant for.
    document.add_text("people", " ".join(one.words for one in people))
    spelled = (one.spellings for indexed in parts.values() for one in indexed)
    for word in frozenset[str]().union(*spelled):
        document.add_text("spelling", word)
        document.add_text("shape", shape_of(word) + word)
    said = "\n".join("\n".join((one.field, one.contribution, _body(one))) for one in texts)
    for (english, chinese), shown in harvest(said).items():
        document.add_text("pair", SEPARATOR.join((english, chinese, shown)))
        # The Chinese backwards, since where it begins is open.
        document.add_text("reversed_pair", SEPARATOR.join((chinese[::-1], english)))
    return document


def _indexed(texts: Iterable[str], *, title: bool = False) -> list[Indexed]:
    """Returns the words of texts, each once: a title is often the same in two languages."""
    return [index(text, title=title) for text in dict.fromkeys(texts)]


def _body(paper: Paper) -> str:
    extras = (f"{extra.name}\n{extra.text}" for extra in paper.extras)
    return "\n".join([*(paper.section(section) for section in _BODY), *extras])


def place_of(day: date, number: int | None = None) -> int:
    """Returns the place of a paper among all, or without a number the lowest place of a day."""
    first = day.toordinal() << _NUMBER_BITS
    return first if number is None else first + (1 << _NUMBER_BITS) - 1 - number


def shape_of(word: str, length: int | None = None) -> str:
    """Returns what a word has in common with those that it may be a typo for."""
    return f"{word[0]}{len(word) if length is None else length:02}"
