"""What a card says first of results and usage: the numbers, and what one needs."""

import re
from collections.abc import Iterable, Iterator
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
_CLAUSE = re.compile(r"(?:[^，,；;（(]|,(?=\d)|[（(][^（）()]*[）)]?)+")
_CHINESE = re.compile("[\u4e00-\u9fff]")
_MOST = 3
_ONE_SENTENCE, _ONE_CLAUSE, _ONE_LEAD, _ONE_NEED = 56, 76, 26, 72
"""Columns of what stands on one of these lines."""
_PHONE = 38
"""Columns of a row on a phone."""


def figures(results: str) -> list[Styled]:
    """Returns lines with the figures of the first results that have any, in bold.

    A short sentence stands there whole, of a long one the clause with the figures.
    """
    told = ((point, said) for point in points(results) if (said := _figures(point)))
    return [
        _line(lead, bold_at(said, (match.span() for match in _FIGURE.finditer(said))))
        for lead, said in _first(told, rows=3)
    ]


def needs(usage: str) -> list[Styled]:
    """Returns the points of a usage section that say what one needs: hardware, code, weights."""
    told = (
        (point, said)
        for point in points(usage)
        if _NEED.search(point.lead) and (said := _fitting(sentences(point.body)))
    )
    return [_line(lead, plain(said)) for lead, said in _first(told, rows=2)]


def _line(lead: str, said: Styled) -> Styled:
    colon = "：" if _CHINESE.search(lead + text_of(said)) else ": "
    return join([marked(lead, BOLD), said], colon)


def _first(told: Iterable[tuple[Point, str]], rows: int) -> Iterator[tuple[str, str]]:
    """Yields the first lines, at least one, that take ``rows`` on a phone.

    The words that points begin with stand there once.
    """
    before, left = "", rows
    for index, (point, said) in enumerate(islice(told, _MOST)):
        lead = point.lead if point.lead != before and columns(point.lead) <= _ONE_LEAD else ""
        before = point.lead
        left -= -(-columns(f"📊 {lead}：{said}") // _PHONE)
        if index and left < 0:
            break
        yield lead, said.rstrip("；;")


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


def _fitting(said: Iterable[str]) -> str:
    """Returns the first sentences that fit."""
    kept = ""
    for sentence in said:
        if columns(kept + sentence) > _ONE_NEED:
            break
        kept += sentence
    return kept
