"""What a card says first of results and usage: the numbers, and what one needs."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from bot.cards.points import Point, points
from bot.cards.sentences import sentences
from bot.cards.styled import BOLD, Styled, bold_at, columns, join, marked, plain, text_of

_FIGURE = re.compile(
    r"(?<![\w.])[+-]?\d[\d,.]{0,15}\s?(?:%|％|×|倍|个百分点|x(?!\w)|fps\b|dB\b)", re.IGNORECASE
)
_NEED = re.compile(
    r"硬件|算力|显存|显卡|资源|环境|部署|代码|开源|权重|许可|获取"
    r"|hardware|gpu|memory|compute|resource|environment|deploy|code|open.?source|weight|checkpoint"
    r"|license|availab|require",
    re.IGNORECASE,
)
_OPENERS = re.compile(
    r"^(?:例如|比如|如|其中|并且|并|且|而|同时|以及|即|使得?|从而|进而|甚至|"
    r"(?:and|with|while|which|e\.g\.|for example|such as|including|reaching)\b)\s*",
    re.IGNORECASE,
)
_MACHINES = (
    r"NVIDIA|\b(?:GTX|RTX|[AHVLB]\d{2,4}s?)\b|\b(?:GPU|TPU|CPU|NPU)s?\b|\d\s?[GT]B\b"
    r"|graphics card|memory|device|consumer|hardware|显存|显卡|内存|硬件|设备"
)
_MACHINE = re.compile(_MACHINES, re.IGNORECASE)
_NEEDED = re.compile(
    rf"{_MACHINES}|\bAPIs?\b|code|weights|open.?source|代码|权重|开源", re.IGNORECASE
)
_ASIDE = re.compile(r"\s*[（(](?P<said>[^（()）]*)[)）]")
_EXAMPLE = re.compile(r"such as|for example|e\.g\.|like|例如|比如|如", re.IGNORECASE)
_LAST_AND = re.compile(r"(.*\S)(?:,?\s+and\s|，?(?:并且?|以及|和)).*", re.DOTALL)
_LOWER = re.compile(r"[a-z]+\b(?!-)")
_WORD = re.compile("[\u2e80-\uffef]|[^\\s\u2e80-\uffef]+")
"""What a phone never breaks: a Chinese character, or a word of letters."""
_CLAUSE = re.compile(r"(?:[^，,；;（(]|,(?=\d)|[（(][^（）()]*[）)]?)+")
_CHINESE = re.compile("[\u4e00-\u9fff]")
_MOST = 3
_ONE_SENTENCE, _ONE_CLAUSE, _ONE_LEAD, _ONE_NEED = 56, 76, 26, 72
"""Columns of what stands on one of these lines."""
_FEWEST = 24
"""Columns of a clause that says something by itself."""
_PHONE, _SIGN = 42, 3
"""Columns of a row on a phone, and of the sign before a line."""


def figures(results: str, rows: int = 3) -> list[Styled]:
    """Returns lines with the figures of the first results that have any, in bold.

    A short sentence stands there whole, of a long one the clause with the figures. The lines take
    ``rows`` on a phone, or the first takes more.
    """
    told = ((point, said) for point in points(results) if (said := _figures(point)))
    return [
        _line(lead, bold_at(said, (match.span() for match in _FIGURE.finditer(said))))
        for lead, said in _first(told, rows, fewest=1)
    ]


def needs(usage: str, rows: int = 2) -> list[Styled]:
    """Returns the points of a usage section that say what one needs: hardware, code, weights.

    Of a point that is too long, the part that names these stands there. The lines take ``rows`` on
    a phone.
    """
    most = min(_ONE_NEED, rows * _PHONE - _SIGN)
    told = (
        (point, said)
        for point in points(usage)
        if _NEED.search(point.lead) and (said := _fitting(sentences(point.body), most))
    )
    return [_line(lead, plain(said)) for lead, said in _first(told, rows, fewest=0)]


def _line(lead: str, said: Styled) -> Styled:
    colon = "：" if _CHINESE.search(lead + text_of(said)) else ": "
    return join([marked(lead, BOLD), said], colon)


def _first(told: Iterable[tuple[Point, str]], rows: int, fewest: int) -> Iterator[tuple[str, str]]:
    """Yields the first lines, at least ``fewest``, that take ``rows`` on a phone.

    The words that points begin with stand there once, where there is room for them.
    """
    before, left = "", rows
    for index, (point, said) in enumerate(islice(told, _MOST)):
        lead = point.lead if point.lead != before and columns(point.lead) <= _ONE_LEAD else ""
        before = point.lead
        if _rows(lead, said) > max(left, 1):
            lead = ""
        left -= _rows(lead, said)
        if index >= fewest and left < 0:
            break
        yield lead, _capital(said.rstrip("；;"))


def rows_of(line: Styled, before: int = _SIGN) -> int:
    """Returns how many rows a line takes on a phone behind ``before`` columns, those of a sign."""
    rows, at = bool(line) * 1, before
    for word in _WORD.findall(text_of(line)):
        wide = columns(word)
        if at + wide > _PHONE:
            rows, at = rows + 1 + (wide - 1) // _PHONE, 0
        at += wide + 1 if word.isascii() else wide
    return rows


def _rows(lead: str, said: str) -> int:
    return rows_of(plain(f"{lead}：{said}" if lead else said))


def _capital(said: str) -> str:
    """Returns a clause as it begins a line; a name such as ``mAP`` stays."""
    return said[:1].upper() + said[1:] if _LOWER.match(said) else said


def _figures(point: Point) -> str:
    strong = {figure for words in point.strong for figure in _FIGURE.findall(words)}

    def weight(text: str) -> tuple[int, bool]:
        found = _FIGURE.findall(text)
        return sum(figure in strong for figure in found), bool(found)

    said = max(sentences(point.body), key=weight, default="")
    if columns(said) > _ONE_SENTENCE:
        said = max(_clauses(said), key=weight, default="")
    return said if weight(said)[1] and columns(said) <= _ONE_CLAUSE else ""


def _clauses(sentence: str) -> Iterator[str]:
    for found in _CLAUSE.findall(sentence):
        yield _OPENERS.sub("", found.strip()).rstrip("。.")


def _fitting(said: Sequence[str], most: int) -> str:
    """Returns the first sentences within ``most`` columns, from one that names hardware or code on.

    Where none fits, the part of one that names most of it.
    """
    start = next((n for n, sentence in enumerate(said) if _NEEDED.search(sentence)), 0)
    kept = ""
    for sentence in said[start:]:
        if columns(kept + sentence) > most:
            break
        kept += sentence
    parts = [] if kept else [part for sentence in said[start:] for part in _parts(sentence, most)]
    return kept or max(parts, key=lambda part: len(_MACHINE.findall(part)), default="")


def _parts(sentence: str, most: int) -> Iterator[str]:
    """Yields parts of a long sentence that stand by themselves, the longest first."""
    bare = _ASIDE.sub("", sentence)
    shorter = _LAST_AND.fullmatch(bare)
    asides = (found["said"] for found in _ASIDE.finditer(sentence))
    named = (one for one in asides if _MACHINE.search(one) and not _EXAMPLE.match(one))
    parts = [bare, *([shorter[1]] if shorter else []), *_clauses(bare), *named]
    return (one for one in parts if _FEWEST <= columns(one) <= most and _NEEDED.search(one))
