"""What a person typed → ``Query``: words, phrases, exclusions, filters and arXiv ids.

    date:2026-02 date:2026-02-16     that month, that day (also a year)
    after:2026-02-16                 that day and later
    before:2026-02-16                earlier than that day
    field:机器人 field:"computer vision"   these words in the field 应用领域
    "exact phrase"                   these words next to each other, without translation
    -word -"some words"              not these

What looks like a filter and is none (``date:soon``) is taken as words. Nothing here can fail: any
text is data.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from bot.arxiv import find_id
from bot.search.text import Unit, fold, units

LONGEST = 200
"""Characters of a query that are read; a person's question is shorter."""
MOST_UNITS = 24
"""Words and Chinese runs that are read."""

QUOTES = '"“”„‟«»「」『』〝〞'
"""Characters that open or close a phrase."""
_PIECE = re.compile(
    rf"(?P<minus>(?<!\S)-(?=[^\s-]))?"
    rf"(?:(?P<name>date|after|before|field|日期|之后|之前|领域):)?"
    rf"(?:[{QUOTES}](?P<quoted>[^{QUOTES}]+)[{QUOTES}]|(?P<plain>[^\s{QUOTES}]+))"
)
_NAMES = {"日期": "date", "之后": "after", "之前": "before", "领域": "field"}
_DAY = re.compile(r"(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Words:
    """Words that belong together."""

    units: tuple[Unit, ...]
    quoted: bool = False
    """As a phrase and exactly these, without translation and correction."""
    in_field: bool = False
    """To be found in the field 应用领域."""


@dataclass(frozen=True, slots=True)
class Query:
    """A search as it was meant."""

    typed: str
    """What was typed, without spaces around it and lone surrogates."""
    words: tuple[Words, ...] = ()
    excluded: tuple[Words, ...] = ()
    ids: tuple[str, ...] = ()
    """arXiv ids without version."""
    since: date | None = None
    until: date | None = None
    """The day behind the last one wanted."""
    only_typed: bool = False
    """No translations, completions and corrections: the words as they are typed, and their
    endings."""


def parse(text: str, *, only_typed: bool = False) -> Query:
    """The query in a text of any kind and length."""
    typed = text[:LONGEST].encode("utf-8", "ignore").decode().strip()
    loose: list[Unit] = []
    bound: list[Words] = []
    excluded: list[Words] = []
    ids: list[str] = []
    since, until = date.min, date.max
    for piece in _PIECE.finditer(fold(typed)):
        name = _NAMES.get(piece["name"], piece["name"])
        value = piece["quoted"] or piece["plain"]
        if name in {"date", "after", "before"} and (span := _days(value)):
            first, behind = span
            since = max(since, first) if name != "before" else since
            until = min(until, {"date": behind, "before": first}.get(name, until))
            continue
        found = tuple(units(value))
        if name and not (name == "field" and found):  # a filter that cannot be meant: its words
            found = (*units(name), *found)
        if not found:
            continue
        words = Words(found, quoted=bool(piece["quoted"]), in_field=name == "field")
        if piece["minus"]:
            excluded.append(words)
        elif not name and not words.quoted and (arxiv_id := find_id(value)):
            ids.append(arxiv_id)
        elif words.quoted or words.in_field:
            bound.append(words)
        else:
            loose += found
    if loose:
        bound.insert(0, Words(tuple(loose[:MOST_UNITS])))
    return Query(
        typed=typed,
        words=tuple(bound[:MOST_UNITS]),
        excluded=tuple(excluded[:MOST_UNITS]),
        ids=tuple(dict.fromkeys(ids)),
        since=since if since > date.min else None,
        until=until if until < date.max else None,
        only_typed=only_typed,
    )


def _days(text: str) -> tuple[date, date] | None:
    """The first day of a year, month or day, and the day behind it."""
    if not (match := _DAY.fullmatch(text)):
        return None
    year, month, day = (int(number) if number else None for number in match.groups())
    assert year is not None
    try:
        first = date(year, month or 1, day or 1)
        if day:
            return first, first + timedelta(days=1)
        if month:
            return first, (first + timedelta(days=31)).replace(day=1)
        return first, date(year + 1, 1, 1)
    except (ValueError, OverflowError):
        return None
