"""arXiv's category feeds: the new papers of a category, as Atom."""

import re
from collections.abc import Iterator
from datetime import date
from xml.etree import ElementTree

from bot.arxiv import find_id
from bot.feed.steps.characters import on_one_line
from bot.feed.steps.listed import Listed, ListError, ListPage

_ATOM = "{http://www.w3.org/2005/Atom}"
_CREATOR = "{http://purl.org/dc/elements/1.1/}creator"
_KIND = "{http://arxiv.org/schemas/atom}announce_type"
_HEAD = re.compile(r"^arXiv:\S+\s+Announce Type:\s*(?P<kind>[\w-]+)\s+(?:Abstract:\s*)?")
"""What the feed puts before an abstract."""
_AUTHOR_BORDER = re.compile(r",\s+|\s+and\s+")


def read_feed(body: str) -> ListPage:
    """Reads a feed of ``rss.arxiv.org/atom``. Raises ``ListError`` when it is none.

    New papers and those of other categories are listed, new versions of old papers are not.
    """
    if "<!DOCTYPE" in body or "<!ENTITY" in body:  # a feed has none; an HTML page and a bomb do
        raise ListError(f"no Atom feed: {on_one_line(body[:80])!r}")
    try:
        root = ElementTree.fromstring(body)
    except (ElementTree.ParseError, ValueError) as error:
        raise ListError(f"no Atom feed: {on_one_line(body[:80])!r}") from error
    if root.tag != f"{_ATOM}feed":
        raise ListError(f"no Atom feed, but <{root.tag[:80]}>")
    papers: dict[str, Listed] = {}
    problems: list[str] = []
    for place, entry in enumerate(root.iter(f"{_ATOM}entry"), start=1):
        head = _HEAD.match(_text(entry, f"{_ATOM}summary"))
        kind = _text(entry, _KIND) or (head["kind"] if head else "new")
        if kind.startswith("replace"):
            continue
        read = _read_entry(entry)
        if isinstance(read, Listed):
            papers.setdefault(read.id, read)
        else:
            problems.append(f"entry {place}: {read}")
    return ListPage(tuple(papers.values()), tuple(problems))


def _read_entry(entry: ElementTree.Element) -> Listed | str:
    """Reads an entry of the feed; returns what is wrong when it is no paper."""
    given = _text(entry, f"{_ATOM}id")
    arxiv_id = find_id(given.removeprefix("oai:arXiv.org:"))
    title = _text(entry, f"{_ATOM}title")
    if arxiv_id is None or not title:
        return f"id {given[:60]!r}, title {title[:60]!r}; expected both"
    return Listed(
        id=arxiv_id,
        title=title,
        abstract=_HEAD.sub("", _text(entry, f"{_ATOM}summary")),
        authors=tuple(_authors(entry)),
        published=_day(_text(entry, f"{_ATOM}published")),
    )


def _authors(entry: ElementTree.Element) -> Iterator[str]:
    for name in entry.iter(f"{_ATOM}name"):
        yield on_one_line(name.text or "")
    for creators in entry.iter(_CREATOR):
        yield from filter(None, _AUTHOR_BORDER.split(on_one_line(creators.text or "")))


def _text(entry: ElementTree.Element, tag: str) -> str:
    return on_one_line(entry.findtext(tag) or "")


def _day(moment: str) -> date | None:
    try:
        return date.fromisoformat(moment[:10])
    except ValueError:
        return None
