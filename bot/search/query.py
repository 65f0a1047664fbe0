"""What a person typed → ``Query``: words, phrases, exclusions, filters and arXiv ids.

    date:2026-02 date:2026-02-16     that month, that day (also a year)
    date:2026-01..2026-03            from the first to the last of them
    2026 2026年 2026年2月 去年 last month  these days, where they stand alone
    after:2026-02-16 since:2026-02   that day and later
    before:2026-02-16                earlier than that day
    field:机器人 field:"computer vision"   these words in the field 应用领域
    title:diffusion                  these words in the title
    author:"Fei-Fei Li"              these words among the authors and the organisation
    diffusion OR "flow matching"     one of them
    "exact phrase"                   these words next to each other, without translation
    -word -"some words"              not these

What looks like a filter and is none (``date:soon``) is taken as words. Nothing here can fail: any
text is data.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
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
    rf"(?:(?P<name>date|after|since|before|field|title|author|日期|之后|之前|领域|标题|作者):)?"
    rf"(?:[{QUOTES}](?P<quoted>[^{QUOTES}]+)[{QUOTES}]|(?P<plain>[^\s{QUOTES}]+))"
)
_NAMES = {
    "日期": "date",
    "之后": "after",
    "since": "after",
    "之前": "before",
    "领域": "field",
    "标题": "title",
    "author": "people",
    "作者": "people",
}
_FIELDS = frozenset({"field", "title", "people"})
_OR, _OR_MARK = re.compile(r"(?<=\s)(?:OR|\|\|?)(?=\s)"), "|"
_ALONE = re.compile(r"\s*(\d{4})\s*", re.ASCII)
_WRITTEN_DAY = re.compile(
    r"(?<!\S)(\d{4})年(?:(\d{1,2})月(?:(\d{1,2})日)?)?(?:的|(?!\S))", re.ASCII
)
_RELATIVE = re.compile(
    r"(?<!\S)(?:(?P<chinese>去年|今年|本月|这个月|上个月|上月|本周|这周|上周|今天|昨天)(?:的|(?!\S))"
    r"|(?P<english>(?:this|last) (?:year|month|week))(?!\S))"
)
_CALLED = {"去年": "last year", "今年": "this year", "本月": "this month", "这个月": "this month"}
_CALLED |= {"上个月": "last month", "上月": "last month", "本周": "this week", "这周": "this week"}
_CALLED |= {"上周": "last week", "今天": "this day", "昨天": "last day"}
_DAY = re.compile(r"(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Words:
    """Words that belong together."""

    units: tuple[Unit, ...]
    quoted: bool = False
    """As a phrase and exactly these, without translation and correction."""
    within: str = ""
    """Where alone they are to be found: ``field``, ``title`` or ``people``."""
    either: "tuple[Words, ...]" = ()
    """Others that may stand for them."""


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

    @property
    def bare(self) -> str:
        """Its words alone: no filters, exclusions and quotes."""
        return " ".join(unit.text for words in self.every_words() for unit in words.units)

    def every_words(self) -> Iterator[Words]:
        """The words that a paper should have, and those that may stand for them."""
        for words in self.words:
            yield from (words, *words.either)


def parse(text: str, *, only_typed: bool = False, today: date | None = None) -> Query:
    """The query in a text of any kind and length.

    ``only_typed`` keeps to the words as they are typed. ``today`` is what ``last year`` is before;
    without it these are words.
    """
    typed = text[:LONGEST].encode("utf-8", "ignore").decode().strip()
    found = _Found()
    folded = found.take_days(fold(_OR.sub(_OR_MARK, typed)), today)
    for piece in _PIECE.finditer(folded):
        found.add(piece)
    if found.loose:
        found.bound.insert(0, Words(tuple(found.loose[:MOST_UNITS])))
    return Query(
        typed=typed,
        words=tuple(found.bound[:MOST_UNITS]),
        excluded=tuple(found.excluded[:MOST_UNITS]),
        ids=tuple(dict.fromkeys(found.ids)),
        since=found.since if found.since > date.min else None,
        until=found.until if found.until < date.max else None,
        only_typed=only_typed,
    )


class _Found:
    """What the pieces of a text are, one after the other."""

    def __init__(self) -> None:
        self.loose: list[Unit] = []
        self.bound: list[Words] = []
        self.excluded: list[Words] = []
        self.ids: list[str] = []
        self.since, self.until = date.min, date.max
        self._last: Words | None = None
        self._or = False

    def take_days(self, folded: str, today: date | None) -> str:
        """Takes the days that stand without a filter's name; returns the text without them."""
        if year := _ALONE.fullmatch(folded):
            return f"date:{year[1]}"

        def written(match: re.Match[str]) -> str:
            return " " if self._between(_span(*match.groups())) else match.group()

        def relative(match: re.Match[str]) -> str:
            called = match["english"] or _CALLED[match["chinese"]]
            return " " if today and self._between(_near(today, called)) else match.group()

        return _RELATIVE.sub(relative, _WRITTEN_DAY.sub(written, folded))

    def add(self, piece: re.Match[str]) -> None:
        """Takes one piece: a filter, an exclusion, a phrase, an id or a word."""
        name = _NAMES.get(piece["name"], piece["name"])
        value = piece["quoted"] or piece["plain"]
        if value == _OR_MARK:
            self._or = True
            return
        if name in {"date", "after", "before"} and (span := _days(value)):
            first, behind = span
            self._between(
                (
                    date.min if name == "before" else first,
                    {"date": behind, "before": first}.get(name, date.max),
                )
            )
            return
        found = tuple(units(value))
        if name and not (name in _FIELDS and found):  # a filter that cannot be meant: its words
            found = (*units(piece["name"]), *found)
            name = ""
        if not found:
            return
        words = Words(found, quoted=bool(piece["quoted"]), within=name or "")
        joined, self._or = self._or, False
        if piece["minus"]:
            self.excluded.append(words)
            return
        if not name and not words.quoted and (arxiv_id := find_id(value)):
            self.ids.append(arxiv_id)
            return
        if joined and self._last:
            self._join(self._last, words)
        elif words.quoted or words.within:
            self.bound.append(words)
            self._last = words
        else:
            self.loose += found
            self._last = words

    def _join(self, last: Words, words: Words) -> None:
        """Makes the last words and these two ways to say one thing."""
        if self.bound and self.bound[-1] is last:
            self.bound.pop()
        else:
            del self.loose[-len(last.units) :]
        self._last = replace(last, either=(*last.either, words)[:MOST_UNITS])
        self.bound.append(self._last)

    def _between(self, span: tuple[date, date] | None) -> bool:
        if not span:
            return False
        self.since, self.until = max(self.since, span[0]), min(self.until, span[1])
        return True


def _near(today: date, called: str) -> tuple[date, date] | None:
    """The first day of this or the last year, month, week or day, and the day behind it."""
    which, unit = called.split()
    first = {
        "year": today.replace(month=1, day=1),
        "month": today.replace(day=1),
        "week": today - timedelta(days=today.weekday()),
        "day": today,
    }[unit]
    if which == "this":
        return first, date.max
    before = first - timedelta(days=1)
    start = {
        "year": before.replace(month=1, day=1),
        "month": before.replace(day=1),
        "week": first - timedelta(days=7),
        "day": before,
    }[unit]
    return start, first


def _days(text: str) -> tuple[date, date] | None:
    """The first day of a year, month or day, and the day behind it; also from one to another."""
    begin, dots, end = text.partition("..")
    first, last = _DAY.fullmatch(begin), _DAY.fullmatch(end if dots else begin)
    if not first or not last:
        return None
    one, other = _span(*first.groups()), _span(*last.groups())
    return (one[0], other[1]) if one and other else None


def _span(year: str, month: str | None, day: str | None) -> tuple[date, date] | None:
    try:
        first = date(int(year), int(month or 1), int(day or 1))
        if day:
            return first, first + timedelta(days=1)
        if month:
            return first, (first + timedelta(days=31)).replace(day=1)
        return first, date(first.year + 1, 1, 1)
    except (ValueError, OverflowError):
        return None
