"""Plain text of a list, such as titles and abstracts, as Markdown that says just this.

Formulas stay as they are: abstracts and titles have them in LaTeX between dollars.
"""

import re
from functools import lru_cache

from bot.arxiv import abstract_url
from bot.errors import DigestError
from bot.feed.steps.characters import on_one_line
from bot.intake.report import parse_report
from bot.intake.titles import clean_title
from bot.papers import Facts

_FORMULA = re.compile(r"(\$\$[^$]+\$\$|\$(?!\s)(?:[^$\\]|\\.)+?(?<!\s)\$(?!\d))")
_MACRO = re.compile(
    r"\\(?:text(?:bf|it|tt|sc|sf|rm|up|md|normal)?|emph|mbox|underline|url)\{([^{}]*)\}"
)
_QUOTED = re.compile(r"``([^`']{1,300})''")
_ESCAPED = re.compile(r"\\([%&#$_{}])")
_SIGNS = re.compile(
    r"\*|(?<![^\W_])_|_(?![^\W_])"
    r"|\\(?=[!-/:-@\[-`{-~])(?![\"'^~=.]\{?[A-Za-z])"  # no accent of LaTeX, as in Schr\"odinger
)
_TAG = re.compile(r"<(?=[A-Za-z/!?])")
_FIRST = re.compile(r"^(?:[#>|+-]|(\d{1,9})(?=[.)、）]))")
_PAGE = re.compile(r"(?:https?://)?[\w.-]*\w\.(?:co|org)/\S*|\bdoi\.org/\S+", re.IGNORECASE)
_POINT = re.compile(r"(?<=\w)\.(?=\w)")
_DATE = re.compile(r"(?<=\d)[-/.](?=\d)|,(?=\s?\d{4}\b)|(?<=\d)\.(?=\s)")
_COLON = re.compile(r"[:：]")
_MOST_LAYERS = 8


def as_text(plain: str) -> str:
    """Returns plain text as one line of Markdown."""
    text = _QUOTED.sub(r"“\1”", _MACRO.sub(r"\1", on_one_line(plain)))
    pieces = _FORMULA.split(text.replace("`", "'"))
    pieces[::2] = [_bare(piece) for piece in pieces[::2]]
    pieces[1::2] = [_TAG.sub("< ", piece) for piece in pieces[1::2]]
    return _FIRST.sub(_escape_first, "".join(pieces)).strip()


def _escape_first(sign: re.Match[str]) -> str:
    return f"{sign[1]}\\" if sign[1] else f"\\{sign[0]}"


def _bare(text: str) -> str:
    """Returns text without formulas as Markdown."""
    text = _SIGNS.sub(r"\\\g<0>", _ESCAPED.sub(r"\1", text)).replace("~~", "&#126;&#126;")
    return _TAG.sub("< ", text).replace("](", "] (")


@lru_cache(maxsize=4096)
def as_title(plain: str, arxiv_id: str) -> str:
    """Returns a title as Markdown that our reader takes for just this title.

    Signs that would be read as something else are written so that they are not: a date, a number,
    an address. A title that cannot be written so becomes the paper's id.
    """
    text = as_text(plain)
    ways = (text, _guarded(text), _COLON.sub(r"\\\g<0>", _guarded(text)), _unnamed(text))
    for way in ways:
        title = way
        for _ in range(_MOST_LAYERS):
            title = clean_title(title)
        if title and _is_read_back(title):
            return title
    return arxiv_id


def _guarded(text: str) -> str:
    """Returns Markdown without addresses, ids, dates and numbers that a report's reader sees."""
    pieces = _FORMULA.split(text)
    pieces[::2] = [
        _DATE.sub(r"\\\g<0>", _PAGE.sub(lambda page: _POINT.sub("&#46;", page[0]), piece))
        for piece in pieces[::2]
    ]
    return "".join(pieces)


def _unnamed(text: str) -> str:
    """Returns Markdown whose first letter is a character reference, so that it names no part."""
    return f"&#{ord(text[0])};{text[1:]}" if text else text


def _is_read_back(title: str) -> bool:
    """Whether our reader finds just this title, also where all titles of a report are like it."""
    ids = ("2601.00001", "2601.00002")
    entries = (
        f"## 📄 {title}\n\n- **Link**: {abstract_url(arxiv_id)}\n\n1. **Field**: x\n"
        for arxiv_id in ids
    )
    try:
        papers = parse_report("\n".join(["# Report\n**Date**: 2026-01-01\n", *entries])).papers
    except DigestError:
        return False
    found = [(paper.id, paper.title, paper.field, paper.facts) for paper in papers]
    return found == [(arxiv_id, title, "x", Facts()) for arxiv_id in ids]
