"""Days, as people write them: a date in figures or words, or how long ago it was."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from bot.chat.words.numerals import in_figures
from bot.chat.words.weekdays import typed, weekday_names
from bot.texts.catalogue import LANGUAGES
from bot.texts.filling import locale_of
from bot.texts.say import Say

_BACK = {"大前天": 3, "a week ago": 7, "一周前": 7, "一週前": 7, "一星期前": 7}
"""Words for a day, and how many days ago it was; more are in the catalogues."""
_NAMED = ("typed-today", "typed-yesterday", "typed-before-yesterday")
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_MONTH = (
    r"(?P<name>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_YEAR, _DAY = r"(?P<year>\d{4})", r"(?P<day>\d{1,2})"
_DATES = [
    re.compile(form)
    for form in (
        rf"{_YEAR} ?[-/.年] ?(?P<month>\d{{1,2}}) ?[-/.月] ?{_DAY} ?[日号號]?",
        r"(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)",
        rf"(?P<month>\d{{1,2}}) ?月 ?{_DAY} ?[日号號]?",
        rf"{_MONTH} {_DAY}(?:st|nd|rd|th)?(?:,? {_YEAR})?",
        rf"(?:the )?{_DAY}(?:st|nd|rd|th|\.)?(?: of)? {_MONTH}(?:,? {_YEAR})?",
    )
]
_OF_MONTH = re.compile(rf"(?:the )?{_DAY}(?:st|nd|rd|th| ?[日号號])")
_TWO_MONTHS = 62
"""Days in which every day of the month comes."""
_NUMBER = re.compile(r"\d+")
_SHORT_WORD = re.compile(r"[^\W\d_]{1,2}")
"""Such as "de", which only stands between the parts of a date."""
_LONG_WORD = re.compile(r"[^\W\d_]{3,}")
_TURNED = re.compile(rf"(?P<one>\d{{1,2}})([-/.])(?P<other>\d{{1,2}})(?:\2{_YEAR})?")
"""Day and month, in an order that only the writer knows."""
_AGO = re.compile(r"(?P<days>\d{1,4}) ?(?:days? ago|天前|日前)")
_WEEK = re.compile("(?P<last>上个?|上個|先週の?)|(?:这个?|這個?|本|今週の?)")


@dataclass(frozen=True, slots=True)
class Unclear:
    """Figures that are one day or another, as ``3/4`` is."""

    one: date
    other: date


def read_day(text: str, today: date, catalogues: Mapping[str, Say]) -> date | Unclear | None:
    """Reads a day: ``2026-02-16``, ``March 3``, ``2月16日``, ``yesterday``, ``上周五``.

    A date without a year is the last one that is not behind ``today``. ``catalogues`` are the texts
    of all languages. Returns ``None`` for what is no day.
    """
    plain = in_figures(unicodedata.normalize("NFKC", text).casefold())
    words = " ".join(plain.split()).strip("¡¿!?,.;。、 ")
    try:
        return _read(words, today) or _read_words(words, today, catalogues)
    except (ValueError, OverflowError):  # a day that the calendar does not have
        return None


def _read(words: str, today: date) -> date | Unclear | None:
    if words in _BACK:
        return today - timedelta(days=_BACK[words])
    if match := _AGO.fullmatch(words):
        return today - timedelta(days=int(match["days"]))
    for form in _DATES:
        if match := form.fullmatch(words):
            return _date(match.groupdict(), today)
    if match := _OF_MONTH.fullmatch(words):
        days = (today - timedelta(days=back) for back in range(_TWO_MONTHS))
        return next((day for day in days if day.day == int(match["day"])), None)
    if match := _TURNED.fullmatch(words):
        return _turned(match, today)
    return None


def _read_words(words: str, today: date, catalogues: Mapping[str, Say]) -> date | None:
    """Reads a day by the words that any language has for it."""
    for back, key in enumerate(_NAMED):
        if words.replace(" ", "") in typed(key, catalogues):
            return today - timedelta(days=back)
    if (day := _read_weekday(words, today, catalogues)) is not None:
        return day
    # 16 de febrero de 2026: a number, the name of a month, perhaps a year.
    numbers, names = _NUMBER.findall(words), _LONG_WORD.findall(words)
    if not numbers or len(names) != 1:
        return None
    months = {month for name, month in _months().items() if name.startswith(names[0])}
    if len(months) != 1:
        return None
    number, *years = map(int, numbers)
    return _make(next(iter(years), None), months.pop(), number, today)


def _read_weekday(words: str, today: date, catalogues: Mapping[str, Say]) -> date | None:
    numbers = weekday_names(catalogues)
    week = _WEEK.match(words)
    if week and (number := numbers.get(words[week.end() :].strip())):
        ahead = int(number) - today.isoweekday()
        return today + timedelta(days=ahead - (7 if week["last"] else 0))
    # el viernes pasado: the day, perhaps that it is the last one, and words as short as "el".
    last = typed("typed-last", catalogues)
    parts = re.sub("|".join(last), r" \g<0> ", words).split()  # 上一个周五 has no spaces
    named = [numbers[part] for part in parts if part in numbers]
    others = {part for part in parts if part not in numbers}
    if len(named) != 1 or not all(_SHORT_WORD.fullmatch(part) for part in others - last):
        return None
    back = (today.isoweekday() - int(named[0])) % 7
    return today - timedelta(days=back or (7 if others & last else 0))


@cache
def _months() -> dict[str, int]:
    """Returns the numbers of months by their names in all languages."""
    return {
        name.casefold().strip("."): number
        for language in LANGUAGES
        for names in locale_of(language).months.values()
        for width in ("wide", "abbreviated")
        for number, name in names[width].items()
    }


def _date(parts: Mapping[str, str | None], today: date) -> date:
    """Returns the date of a match. Raises ``ValueError`` when there is no such day."""
    name, month = parts.get("name"), parts.get("month")
    number = _MONTHS.index(name[:3]) + 1 if name else int(month or 0)
    year = parts.get("year")
    return _make(int(year) if year else None, number, int(parts["day"] or 0), today)


def _turned(match: re.Match[str], today: date) -> date | Unclear | None:
    year = int(match["year"]) if match["year"] else None
    one, other = int(match["one"]), int(match["other"])
    found = []
    for month, day in ((one, other), (other, one)):
        try:
            found.append(_make(year, month, day, today))
        except ValueError:
            continue
    if not found:
        return None
    return found[0] if found[0] == found[-1] else Unclear(*found)


def _make(year: int | None, month: int, day: int, today: date) -> date:
    """Returns a date. Without a year it is the last such day; raises ``ValueError`` for none."""
    if year is not None:
        return date(year, month, day)
    date(2024, month, day)  # a leap year has every day
    for back in range(9):
        try:
            found = date(today.year - back, month, day)
        except ValueError:  # 29 February
            continue
        if found <= today:
            return found
    raise ValueError(f"no {day}.{month}. within nine years")
